import type { Balance } from '@mutoscope/core/ports'
import type * as z from 'zod'
import type { ProviderClient, RequestContext } from './provider-client.js'

/** Where a provider says what a key can still spend. */
export interface BalanceQuestion<Shape> {
  readonly path: string
  readonly schema: z.ZodType<Shape>
  /** Micro-dollars; null when the answer does not say. */
  readonly toMicros: (answer: Shape) => number | null
}

/** Asks what a key can still spend. Free, and may be repeated. */
export async function readBalance<Shape>(
  client: ProviderClient,
  { path, schema, toMicros }: BalanceQuestion<Shape>,
  context: RequestContext,
): Promise<Balance | null> {
  const answer = await client.repeat({ method: 'GET', path }, context)
  const micros = toMicros(await answer.json(schema))
  return micros === null ? null : { availableMicros: Math.floor(micros) }
}
