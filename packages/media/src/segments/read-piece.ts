import { createHash } from 'node:crypto'
import { MutoscopeError } from '@mutoscope/core'
import { openLocalFile } from '../probe/local-file.js'
import { boxesIn, readMp4Index, type Mp4Track } from '../probe/read-mp4-index.js'

/** What the index of an MP4 piece says. */
export type Piece = {
  readonly frames: number
  /** True when its first frame needs no other one. */
  readonly startsWithKeyFrame: boolean
  /** SHA-256 of everything a decoder is set up with: codec, size, time scale, parameter sets. */
  readonly streamKey: string
}

/** What stands before the first sample entry of a `stsd` box, and in a video entry before the boxes in it. */
const DESCRIPTION_HEADER = 8
const SAMPLE_ENTRY_BYTES = 86

/**
 * Reads the index of a piece that ffmpeg made here: a file with one video track, of which a few kilobytes are
 * read, whatever its size.
 *
 * @throws `MEDIA_INVALID` when the index is missing or cut, as it is in a file whose writing was stopped
 */
export function readPiece(path: string): Piece {
  const file = openLocalFile(path)
  try {
    const [track] = readMp4Index(file).tracks
    if (track === undefined) throw invalid(path)
    return {
      frames: track.samples,
      startsWithKeyFrame: track.startsWithKey,
      streamKey: streamKeyOf(track),
    }
  } catch (error) {
    if (error instanceof RangeError) throw invalid(path, error)
    throw error
  } finally {
    file.close()
  }
}

function streamKeyOf({ description, timeScale }: Mp4Track): string {
  const entry = description.subarray(DESCRIPTION_HEADER)
  const details = new Map(boxesIn(entry.subarray(SAMPLE_ENTRY_BYTES)))
  const hash = createHash('sha256')
  hash.update(
    `${entry.toString('latin1', 4, 8)} ${entry.readUInt16BE(32)}x${entry.readUInt16BE(34)} 1/${timeScale} `,
  )
  for (const type of ['avcC', 'colr', 'pasp']) hash.update(details.get(type) ?? Buffer.alloc(0))
  return hash.digest('hex')
}

function invalid(path: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', { message: `${path} is not a whole MP4 file.`, cause })
}
