import * as z from 'zod'
import type { Explain } from '../http/provider-error.js'

/** Reads `{detail: {status, message}}`, `{detail: 'text'}` and the list form of a failed validation. */
export const explain: Explain = ({ status, body }) => {
  const parsed = errorSchema.safeParse(body)
  if (!parsed.success) return {}
  const { detail } = parsed.data
  if (typeof detail === 'string') return { message: detail }
  if (Array.isArray(detail))
    return { message: detail.map((issue) => `${(issue.loc ?? []).join('.')}: ${issue.msg ?? ''}`).join('; ') }
  const kind = detail.status ?? ''
  const message = `${detail.message ?? ''}${kind === '' ? '' : ` (${kind})`}`
  // 401 stands for a wrong key and for an empty account alike.
  if (kind === 'quota_exceeded') return { code: 'PROVIDER_NO_CREDITS', message }
  if (kind === 'bad_prompt' || kind === 'bad_composition_plan') return { code: 'MODEL_REFUSED', message }
  // The key is good; the plan is too small for the request.
  if (status === 403 && kind.startsWith('only_for_')) return { code: 'PROVIDER_REJECTED', message }
  return { message }
}

const errorSchema = z.looseObject({
  detail: z.union([
    z.string(),
    z.array(
      z.looseObject({ loc: z.array(z.union([z.string(), z.number()])).nullish(), msg: z.string().nullish() }),
    ),
    z.looseObject({ status: z.string().nullish(), message: z.string().nullish() }),
  ]),
})
