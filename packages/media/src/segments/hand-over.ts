import { basename, join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import type { RenderedSegment, SegmentSpec } from '@mutoscope/core/ports'
import { fileSource } from '../ffmpeg/file-source.js'
import { readPiece } from './read-piece.js'

/** Pieces on their way from ffmpeg to whoever wants them. */
export interface HandOver {
  /** Takes a line of ffmpeg's list: the name of a piece that is whole now. */
  take(line: string): void
  /**
   * Resolves when all pieces were handed over. @throws `FFMPEG_FAILED` when there were fewer than there
   * should be
   */
  end(): Promise<void>
  /** Lets no further `done` begin, and resolves when none is running. Never rejects. */
  close(): Promise<void>
}

/**
 * Hands pieces over one at a time, in order, each only after its frames were counted. `fail` gets the first
 * error.
 */
export function handOver(
  specs: readonly SegmentSpec[],
  folder: string,
  done: (segment: RenderedSegment) => Promise<void>,
  fail: (error: unknown) => void,
): HandOver {
  let taken = 0
  let closed = false
  let last: Promise<void> = Promise.resolve()

  async function pass(index: number, path: string): Promise<void> {
    const spec = specs[index]
    if (closed || spec === undefined) return
    try {
      const piece = readPiece(path)
      // A run that is stopped still closes its last piece, shorter than it should be.
      if (closed) return
      if (piece.frames !== spec.frames || !piece.startsWithKeyFrame)
        throw wrongPiece(index, spec.frames, piece.frames)
      const body = await fileSource(path)
      await done({
        index,
        output: { body, mediaType: 'video/mp4', data: { frames: piece.frames, streamKey: piece.streamKey } },
      })
    } catch (error) {
      closed = true
      fail(error)
    }
  }

  return {
    take(line) {
      const [name] = line.split(',')
      if (name === undefined || name === '') return
      const index = taken++
      last = last.then(() => pass(index, join(folder, basename(name))))
    },
    async end() {
      await last
      if (!closed && taken !== specs.length) throw wrongPiece(taken, specs[taken]?.frames ?? 0, 0)
    },
    async close() {
      closed = true
      await last
    },
  }
}

function wrongPiece(index: number, wanted: number, found: number): MutoscopeError {
  return new MutoscopeError('FFMPEG_FAILED', {
    message: `ffmpeg made piece ${index} with ${found} frames instead of ${wanted}.`,
    details: { segment: index, wanted, found },
  })
}
