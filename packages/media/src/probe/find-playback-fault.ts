import { invalidMedia } from '@mutoscope/core/ports'
import type { LocalFile } from './local-file.js'
import { readMp4Index, type Mp4Track, type Run } from './read-mp4-index.js'

/**
 * What makes a player stutter or wait at an MP4 file, in words; null when nothing does: a frame that is not
 * shown at exactly one distance from the one before, or an index behind the frames. For the thread that reads.
 * @throws `MEDIA_INVALID` for a file without picture
 */
export function findPlaybackFault(file: LocalFile, fps: number): string | null {
  const { tracks, first } = readMp4Index(file)
  const track = tracks.find(({ kind }) => kind === 'vide')
  if (track === undefined) throw invalidMedia('it has no picture')
  return findUnevenFrame(track, fps) ?? (first ? null : 'its index is not at the beginning')
}

function findUnevenFrame(track: Mp4Track, fps: number): string | null {
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
