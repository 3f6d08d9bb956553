import type { MeasuredFrame } from './measure-frame.js'

/** The measured frames of the videos that thumbnails were made of last, so that all variants share one look. */
export interface MeasuredVideos {
  /**
   * The frames of a video, measured by `measure` when they are not known; asked for twice at once, they are measured once. A failure is not kept, and
   * is not that of others who wait for it. Without a hash of its bytes a video is not recognized.
   */
  get(hash: string | undefined, measure: () => Promise<readonly MeasuredFrame[]>): Promise<readonly MeasuredFrame[]>
}

/** A video takes about a kilobyte. */
const VIDEOS = 256

/** Remembers nothing yet. */
export function createMeasuredVideos(): MeasuredVideos {
  const videos = new Map<string, Promise<readonly MeasuredFrame[]>>()

  async function start(hash: string, measure: () => Promise<readonly MeasuredFrame[]>): Promise<readonly MeasuredFrame[]> {
    const measuring = measure()
    videos.set(hash, measuring)
    const [oldest] = videos.keys()
    if (videos.size > VIDEOS && oldest !== undefined) videos.delete(oldest)
    try {
      return await measuring
    } catch (error) {
      if (videos.get(hash) === measuring) videos.delete(hash)
      throw error
    }
  }

  return {
    async get(hash, measure) {
      if (hash === undefined) return measure()
      for (;;) {
        const known = videos.get(hash)
        if (known === undefined) return start(hash, measure)
        try {
          return await known
        } catch {
          // Whoever began it may only have been cancelled.
          if (videos.get(hash) === known) videos.delete(hash)
        }
      }
    },
  }
}
