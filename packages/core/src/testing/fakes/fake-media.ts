import type { Media } from '../../media/media.js'
import { bytesSource } from '../../storage/byte-source.js'

/** A media port that writes text instead of video, and remembers what it was asked. */
export interface FakeMedia extends Media {
  /** For instance `segment 60`, `mix`, `stitch 3`. */
  readonly calls: readonly string[]
}

/** Options of {@link createFakeMedia}. */
export interface FakeMediaOptions {
  /** Called before every piece of work with its name; may throw or wait. */
  readonly before?: (call: string) => void | Promise<void>
}

/** Makes a {@link FakeMedia}. */
export function createFakeMedia(options: FakeMediaOptions = {}): FakeMedia {
  const calls: string[] = []
  const work = async (call: string) => {
    calls.push(call)
    await options.before?.(call)
    return { body: bytesSource(new TextEncoder().encode(call)), mediaType: 'video/mp4', licence: 'CC0-1.0' }
  }
  return {
    calls,
    version: () => Promise.resolve('fake 1'),
    async renderSegments(specs, context, done) {
      for (const [index, spec] of specs.entries()) {
        context.signal.throwIfAborted()
        await done({ index, output: { ...await work(`segment ${spec.frames}`), data: { frames: spec.frames, streamKey: 'fake' } } })
      }
    },
    mix: async (spec) => ({ ...await work('mix'), data: { samples: spec.samples, lufs: -14, peakDb: -2 } }),
    stitch: async (spec) => {
      const frames = spec.pieces.reduce((sum, piece) => sum + piece.frames, 0)
      return {
        ...await work(`stitch ${spec.pieces.length}`),
        data: { durationMs: Math.round((frames * 1000) / spec.fps), width: spec.width, height: spec.height, fps: spec.fps, frames, videoCodec: 'h264', audioCodec: 'aac' },
      }
    },
    lastFrame: async () => ({ ...await work('last frame'), mediaType: 'image/png', data: { width: 1280, height: 720 } }),
    probe: () => Promise.resolve({ container: 'mp4', durationMs: 1000, video: null, audio: null }),
    missingGlyphs: () => Promise.resolve([]),
  }
}
