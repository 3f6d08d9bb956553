import * as z from 'zod'
import { parseInput } from '../records/parse-input.js'

/** Whole micro-dollars from 0, or null. @throws `INVALID_INPUT` */
export function parseBudget(budgetMicros: number | null | undefined): number | null {
  return parseInput(z.int().min(0).nullable(), budgetMicros ?? null, 'budget')
}
