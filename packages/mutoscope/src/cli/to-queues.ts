import { LANES, type Lane } from '@mutoscope/core/ports'
import { UsageError } from './usage-error.js'

/** The queues of an option, `none` for none of them. @throws UsageError for another word, or none where it may not be */
export function toQueues(text: string, { mayBeNone }: { readonly mayBeNone: boolean }): readonly Lane[] {
  if (mayBeNone && text.trim() === 'none') return []
  const names = text.split(',').map((name) => name.trim())
  const known: readonly string[] = LANES
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UsageError(
      `--queues takes ${LANES.join(', ')}${mayBeNone ? ', or none' : ''}, not "${unknown}".`,
    )
  return LANES.filter((lane) => names.includes(lane))
}
