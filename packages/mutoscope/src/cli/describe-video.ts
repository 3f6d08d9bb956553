import { formatDollars } from '@mutoscope/core'
import { stat } from 'node:fs/promises'
import type { MadeVideo } from '../make-video.js'

/** Says what was made, what was reused, how long it took and what it cost, in a few lines. */
export async function describeVideo(made: MadeVideo): Promise<string> {
  const { video } = made
  const size = made.path === null ? 0 : (await stat(made.path)).size
  const lines = [
    made.path ?? '',
    `  ${(video.durationMs / 1000).toFixed(1)} s, ${video.width}×${video.height}, ${video.fps} fps, ${(size / 1e6).toFixed(1)} MB`,
    `  made ${made.made.length === 0 ? 'nothing' : `${made.made.length} (${countKinds(made.made)})`}, reused ${made.reused.length}`,
    made.approved.length === 0 ? '' : `  approved ${made.approved.join(', ')} (--no-approve stops there)`,
    `  took ${(made.tookMs / 1000).toFixed(1)} s, cost ${formatDollars(made.costMicros, 2)}`,
    ...made.warnings.map((warning) => `  note: ${warning}`),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** `scene/…/image` and the like, counted by what they are. */
export function countKinds(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) {
    const kind = name.startsWith('join/') ? 'transition' : (name.split('/').at(-1) ?? name)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts.size === 0
    ? 'nothing'
    : [...counts].map(([kind, count]) => `${count} ${LABELS[kind] ?? kind}${count > 1 ? 's' : ''}`).join(', ')
}

const LABELS: Readonly<Record<string, string>> = {
  image: 'picture',
  speech: 'voice line',
  body: 'segment',
  head: 'opening',
  sound: 'mix',
  video: 'stitch',
}
