import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'

/** Makes a second of sound, and of picture where the format has one. */
export async function makeMedia(path: string, seconds = 1, args: readonly string[] = []): Promise<void> {
  const picture = /\.(?:mp4|mkv|webm|mov)$/u.test(path)
  await runFfmpeg({
    binary,
    args: [
      ...(picture ? ['-f', 'lavfi', '-i', `testsrc=size=64x48:rate=25:duration=${seconds}`] : []),
      '-f',
      'lavfi',
      '-i',
      `sine=duration=${seconds}:sample_rate=44100`,
      ...args,
      path,
    ],
    signal: new AbortController().signal,
  })
}

/** Changes a 32-bit number in a box of an MP4 file, counted from the box's content. */
export function setInBox(bytes: Uint8Array, box: string, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes)
  const found = changed.indexOf(box, 0, 'latin1')
  if (found === -1) throw new RangeError(`There is no ${box}`)
  changed.writeUInt32BE(value, found + 4 + at)
  return changed
}
