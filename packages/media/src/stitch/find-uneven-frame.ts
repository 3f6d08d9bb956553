import { invalidMedia } from '@mutoscope/core/ports'
import type { LocalFile } from '../probe/local-file.js'
import { readMp4Index, type Run } from '../probe/read-mp4-index.js'

/**
 * The first frame of an MP4 file that is not shown at exactly one distance from the one before, in words; null
 * when all are. A player stutters there. For the thread that reads.
 * @throws `MEDIA_INVALID` for a file without picture
 */
export function findUnevenFrame(file: LocalFile, fps: number): string | null {
  const track = readMp4Index(file).tracks.find(({ kind }) => kind === 'vide')
  if (track === undefined) throw invalidMedia('it has no picture')
  const times = new Float64Array(track.samples)
  let decoded = 0
  fill(times, track.durations, (ticks) => {
    const time = decoded
    decoded += ticks
    return time
  })
  const delays = new Float64Array(track.samples)
  fill(delays, track.delays, (ticks) => ticks)
  times.forEach((time, index) => (times[index] = time + (delays[index] ?? 0)))
  times.sort()
  const first = times[0] ?? 0
  const uneven = times.findIndex(
    (time, index) => Math.abs(time - first - (index * track.timeScale) / fps) > 0.75,
  )
  return uneven === -1 ? null : `frame ${uneven} is at ${((times[uneven] ?? 0) - first) / track.timeScale} s`
}

function fill(target: Float64Array, runs: readonly Run[], valueOf: (value: number) => number): void {
  let at = 0
  for (const { count, value } of runs)
    for (let index = 0; index < count; index++) target[at++] = valueOf(value)
}
