import { createLimiter, type LimiterOptions } from './create-limiter.js'
import type { Stereo } from './stereo.js'

/** Sound with a gain and under a ceiling, sample for sample at its place. */
export async function* levelled(
  sound: AsyncIterable<Stereo>,
  options: LimiterOptions,
): AsyncGenerator<Stereo, void, undefined> {
  const limiter = createLimiter(options)
  for await (const piece of sound) yield limiter.push(piece)
  yield limiter.flush()
}
