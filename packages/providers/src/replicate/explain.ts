import * as z from 'zod'
import type { Explain } from '../http/provider-error.js'

/** Reads `{title, detail}`. How long to wait stands only in the words: "Your rate limit resets in ~30s." */
export const explain: Explain = ({ status, body }) => {
  const parsed = errorSchema.safeParse(body)
  if (!parsed.success) return {}
  const { title, detail } = parsed.data
  const seconds = status === 429 ? /resets in ~?(\d+(?:\.\d+)?)\s*s/u.exec(detail ?? '')?.[1] : undefined
  return {
    message: [title, detail].filter((words) => words != null && words !== '').join(': '),
    ...(seconds === undefined ? {} : { retryAfterMs: Number(seconds) * 1000 }),
  }
}

const errorSchema = z.looseObject({ title: z.string().nullish(), detail: z.string().nullish() })
