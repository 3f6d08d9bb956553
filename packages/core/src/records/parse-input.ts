import type * as z from 'zod'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * Checks what a caller gave. @throws `INVALID_INPUT` that names every wrong field, its path and what was
 * expected
 */
export function parseInput<Output>(schema: z.ZodType<Output>, value: unknown, what: string): Output {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code,
    message: issue.message,
  }))
  const sentences = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  throw new MutoscopeError('INVALID_INPUT', {
    message: `The ${what} is invalid. ${sentences.join('. ')}.`,
    details: { issues },
  })
}
