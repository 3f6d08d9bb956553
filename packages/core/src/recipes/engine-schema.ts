import * as z from 'zod'

/** Checks the name of a model, as in `{ provider: 'runway', model: 'gen4.5' }`. */
export const engineSchema = z.strictObject({
  provider: z.string().min(1).max(100),
  model: z.string().min(1).max(200),
})
