import * as z from 'zod'

/** The most a caller may name, US dollars. */
const MOST_USD = 1_000_000

/** An amount that a caller gives, US dollars. */
export const usdAmount = z.number().min(0).max(MOST_USD)
