import type { ProjectRef, Run, Studio } from '@mutoscope/core'
import * as z from 'zod'
import { ApiError, coreError } from '../contract/error-definition.js'
import type { RouteContext } from '../contract/route-context.js'
import type { SchemaInput } from '../contract/schema.js'

/** A run stopped because the answer to a paid request was lost: what happened, and where to decide. */
export const attention = z
  .object({
    message: z.string(),
    calls: z.array(
      z.object({
        call_id: z.string(),
        stage: z.string(),
        /** The artifact it was to pay for. */
        name: z.string(),
        provider: z.string(),
        model: z.string(),
        /** Takes `{ "action": "adopt" | "resubmit" | "abandon" }` by POST. */
        resolve_url: z.string(),
      }),
    ),
  })
  .meta({ id: 'Attention' })

/** What a decision is needed about, as it is sent. */
export type Attention = SchemaInput<typeof attention>

/** The work waits for somebody to decide about a paid request. Routes list it that start work. */
export const decisionNeeded = coreError('CALL_AMBIGUOUS')

type Place = Pick<RouteContext, 'url'>

/** What the run waits for somebody to decide; null when it does not wait for that. */
export async function readAttention(
  { calls }: Pick<Studio, 'calls'>,
  run: Run | null,
  context: Place,
): Promise<Attention | null> {
  if (run?.status !== 'attention') return null
  const statuses = ['ambiguous'] as const
  const own = await calls.list({ ownerId: run.ownerId, projectId: run.projectId }, { statuses })
  // It may wait for a request that another project of the owner has sent for the same thing.
  const lost = own.length > 0 ? own : await calls.ofOwner(run.ownerId, { status: 'ambiguous', limit: 20 })
  const listed = lost.map(({ id, stage, name, provider, model }) => ({
    call_id: id,
    stage,
    name,
    provider,
    model,
    resolve_url: context.url(`/api/calls/${encodeURIComponent(id)}/resolve`),
  }))
  return { message: toMessage(listed), calls: listed }
}

/** @throws `CALL_AMBIGUOUS`, naming the calls, when the run waits for somebody to decide */
export async function assertDecided(
  studio: Pick<Studio, 'calls'>,
  run: Run | null,
  context: Place,
): Promise<void> {
  const found = await readAttention(studio, run, context)
  if (found !== null) throw new ApiError(decisionNeeded, { message: found.message, details: { ...found } })
}

/** @throws `CALL_AMBIGUOUS`, naming the calls, when the project's run waits for somebody to decide */
export async function assertProjectDecided(
  studio: Pick<Studio, 'calls' | 'runs'>,
  ref: ProjectRef,
  context: Place,
): Promise<void> {
  await assertDecided(studio, await studio.runs.active(ref), context)
}

function toMessage([first, ...others]: Attention['calls']): string {
  if (first === undefined) return 'A paid request was sent and its answer was lost. See GET /api/calls.'
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return (
    `The answer to a paid request to ${first.provider} was lost (call ${first.call_id}${more}). ` +
    'It may have been charged. Decide with POST /api/calls/:id/resolve: ' +
    '"adopt", "resubmit" or "abandon".'
  )
}
