import type { Phone } from './flite-job.js'
import type { PlannedWord, Span } from '@mutoscope/core/speech'
import { alignPhones } from '../timing/align-phones.js'

/** Above this cost for every sound the two rows are not the same words. */
const WORST = 0.35

/**
 * Times words by the sounds they are made of. `wordPhones` are the sounds of every spoken word by itself, in
 * order. Null when they do not fit the sounds of the speech. A word that left no sound of its own has no
 * length.
 */
export function timeByPhones(
  words: readonly PlannedWord[],
  phones: readonly Phone[],
  wordPhones: readonly (readonly string[])[],
): Span[] | null {
  const voiced = phones.filter((phone) => phone.name !== 'pau')
  const owners = words.flatMap((word, index) => word.spoken.map(() => index))
  const expected = wordPhones.flatMap((names, spoken) =>
    names.map((name) => ({ name, owner: owners[spoken] ?? 0 })),
  )
  const { expectedOf, cost } = alignPhones(
    voiced.map((phone) => phone.name),
    expected.map((phone) => phone.name),
  )
  if (
    owners.length !== wordPhones.length ||
    voiced.length === 0 ||
    cost > WORST * Math.max(voiced.length, expected.length)
  )
    return null

  const spans: (Span | undefined)[] = words.map(() => undefined)
  for (const [index, phone] of voiced.entries()) {
    const match = expectedOf[index] ?? null
    const owner = match === null ? undefined : expected[match]?.owner
    if (owner !== undefined)
      spans[owner] = { startMs: spans[owner]?.startMs ?? phone.startMs, endMs: phone.endMs }
  }
  let reached = voiced[0]?.startMs ?? 0
  return spans.map((span) => {
    const timed = span ?? { startMs: reached, endMs: reached }
    reached = timed.endMs
    return timed
  })
}
