import * as z from 'zod'
import type { Explain, FailedResponse } from '../http/provider-error.js'

/** Reads what the queue answers: `{detail: 'text'}` or the list form of a failed validation. */
export const explain: Explain = ({ status, body }) => {
  const issues = readDetail(body)
  const message = issues.map(({ where, words }) => `${where}${words}`).join('; ')
  if (issues.some(({ type }) => type === 'content_policy_violation'))
    return { code: 'MODEL_REFUSED', message }
  // An empty account has no code of its own: 403 "User is locked. Reason: Exhausted balance."
  if (status === 403 && /exhausted balance|user is locked/iu.test(message))
    return { code: 'PROVIDER_NO_CREDITS', message }
  return { message }
}

/**
 * Reads the answer that stands in place of a finished request's result: a 5xx there is the model's own
 * failure and comes again as often as it is asked for.
 */
export const explainResult: Explain = (answer) => {
  const explained = explain(answer)
  return failedForGood(answer) ? { ...explained, code: 'MODEL_FAILED' } : explained
}

function failedForGood({ status, headers }: FailedResponse): boolean {
  return status === 500 || (status > 500 && headers.has('x-fal-error-type'))
}

function readDetail(body: unknown): readonly { where: string; words: string; type: string }[] {
  const parsed = errorSchema.safeParse(body)
  if (!parsed.success) return []
  const { detail } = parsed.data
  if (typeof detail === 'string') return [{ where: '', words: detail, type: '' }]
  return detail.map(({ loc, msg, type }) => ({
    where: loc == null || loc.length === 0 ? '' : `${loc.join('.')}: `,
    words: msg ?? '',
    type: type ?? '',
  }))
}

const issueSchema = z.looseObject({
  loc: z.array(z.union([z.string(), z.number()])).nullish(),
  msg: z.string().nullish(),
  type: z.string().nullish(),
})
const errorSchema = z.looseObject({ detail: z.union([z.string(), z.array(issueSchema)]) })
