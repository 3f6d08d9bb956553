import { join } from 'node:path'
import type { Artifact } from '@mutoscope/core'
import type { ClipLayer, MediaContext } from '@mutoscope/core/ports'
import { openClip, type OpenClip } from '../clips/open-clip.js'
import type { MediaLimits } from '../media-limits.js'
import type { ReelFormat } from './clip-frames-arguments.js'
import { openReel, type ClipReel } from './open-reel.js'

/** The clips of one render, each opened once. */
export interface ClipShelf {
  /** A reel of a window of a layer that is `frames` long. */
  reel(layer: ClipLayer, frames: number): Promise<ClipReel>
  /** Closes all reels. */
  close(): Promise<void>
}

/** What a shelf needs besides its context. */
export interface ClipShelfOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Where clips are placed; the caller removes it. */
  readonly folder: string
  readonly format: ReelFormat
  readonly limits: MediaLimits
  /** Wall clock of each decoder. @default no limit */
  readonly timeoutMs?: number
}

/** Makes an empty shelf. */
export function createClipShelf(context: MediaContext, options: ClipShelfOptions): ClipShelf {
  const { folder, limits } = options
  const opened = new Map<string, Promise<OpenClip>>()
  const reels: ClipReel[] = []
  let closed = false

  async function open(clip: Artifact): Promise<{ key: string; clip: OpenClip }> {
    const key = clip.content?.hash ?? clip.digest
    let opening = opened.get(key)
    if (opening === undefined) {
      opening = openClip(clip, context, {
        path: join(folder, `clip-${String(opened.size).padStart(4, '0')}`),
        limits,
      })
      opened.set(key, opening)
    }
    return { key, clip: await opening }
  }

  return {
    async reel(layer, frames) {
      const clips = await Promise.all(layer.clips.map(open))
      const reel = openReel({
        ...options,
        clips,
        window: { from: layer.from, frames },
        signal: context.signal,
      })
      reels.push(reel)
      if (closed) await reel.close()
      return reel
    },
    async close() {
      closed = true
      await Promise.all(reels.map((reel) => reel.close()))
    },
  }
}
