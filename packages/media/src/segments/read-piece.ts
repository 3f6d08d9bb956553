import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { MutoscopeError } from '@mutoscope/core'

/** What the index of an MP4 piece says. */
export type Piece = {
  readonly frames: number
  /** True when its first frame needs no other one. */
  readonly startsWithKeyFrame: boolean
  /** SHA-256 of everything a decoder is set up with: codec, size, time scale, parameter sets. */
  readonly streamKey: string
}

const CONTAINERS = ['trak', 'mdia', 'minf', 'stbl']
const SAMPLE_ENTRY_BYTES = 86

/**
 * Reads the index of an MP4 file with one video track, a few kilobytes whatever the file's size.
 *
 * @throws `MEDIA_INVALID` when the index is missing or cut, as it is in a file whose writing was stopped
 */
export async function readPiece(path: string): Promise<Piece> {
  const file = await open(path)
  try {
    const index = await readIndex(file, (await file.stat()).size)
    const boxes = new Map<string, Buffer>()
    collect(index, boxes)
    const [entry, sizes, header] = [boxes.get('stsd'), boxes.get('stsz'), boxes.get('mdhd')]
    if (entry === undefined || sizes === undefined || header === undefined) throw invalid(path)
    const sync = boxes.get('stss')
    return {
      frames: sizes.readUInt32BE(8),
      startsWithKeyFrame: sync === undefined || (sync.readUInt32BE(4) > 0 && sync.readUInt32BE(8) === 1),
      streamKey: streamKeyOf(entry, header),
    }
  } catch (error) {
    if (error instanceof RangeError) throw invalid(path, error)
    throw error
  } finally {
    await file.close()
  }
}

/** The contents of the `moov` box. */
async function readIndex(file: FileHandle, size: number): Promise<Buffer> {
  const head = Buffer.alloc(16)
  for (let at = 0; at + 8 <= size;) {
    await file.read(head, 0, 16, at)
    const short = head.readUInt32BE(0)
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (length < 8 || at + length > size) break
    if (head.toString('latin1', 4, 8) === 'moov') {
      const index = Buffer.alloc(length - 8)
      await file.read(index, 0, length - 8, at + 8)
      return index
    }
    at += length
  }
  throw new RangeError('There is no moov box')
}

function collect(bytes: Buffer, boxes: Map<string, Buffer>): void {
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length < 8) return
    const type = bytes.toString('latin1', at + 4, at + 8)
    const content = bytes.subarray(at + 8, at + length)
    if (CONTAINERS.includes(type)) collect(content, boxes)
    else if (!boxes.has(type)) boxes.set(type, content)
    at += length
  }
}

function streamKeyOf(descriptions: Buffer, mediaHeader: Buffer): string {
  const entry = descriptions.subarray(8)
  const details = new Map<string, Buffer>()
  collect(entry.subarray(SAMPLE_ENTRY_BYTES), details)
  const timeScale = mediaHeader.readUInt32BE(mediaHeader[0] === 1 ? 20 : 12)
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
