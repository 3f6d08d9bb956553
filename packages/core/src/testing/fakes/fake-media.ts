import { expectedExport } from '../../media/export-size.js'
import type { Media } from '../../media/media.js'
import { MutoscopeError } from '../../errors/mutoscope-error.js'
import { bytesSource, readBytes, type ByteSource } from '../../storage/byte-source.js'

/**
 * A media port that writes text instead of video, and remembers what it was asked. It takes any bytes for
 * media, except none and those that begin with `<`, as an error page does: they are `MEDIA_INVALID`.
 * Clips whose bytes say `"audio":false` have no sound.
 */
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
    workVersions: { export: 1, 'sound-file': 1, thumbnail: 1, card: 1, 'sound-facts': 1 },
    async renderSegments(specs, context, done) {
      for (const [index, spec] of specs.entries()) {
        context.signal.throwIfAborted()
        await done({
          index,
          output: {
            ...(await work(`segment ${spec.frames}`)),
            data: { frames: spec.frames, streamKey: 'fake' },
          },
        })
      }
    },
    mix: async (spec) => ({ ...(await work('mix')), data: { samples: spec.samples, lufs: -14, peakDb: -2 } }),
    stitch: async (spec) => {
      const frames = spec.pieces.reduce((sum, piece) => sum + piece.frames, 0)
      return {
        ...(await work(`stitch ${spec.pieces.length}`)),
        data: {
          durationMs: Math.round((frames * 1000) / spec.fps),
          width: spec.width,
          height: spec.height,
          fps: spec.fps,
          frames,
          videoCodec: 'h264',
          audioCodec: 'aac',
        },
      }
    },
    exportVideo: async (spec) => ({
      ...(await work(`export ${spec.container} ${spec.shortSide}`)),
      mediaType: EXPORT_TYPES[spec.container],
      data: expectedExport(spec),
    }),
    frame: async ({ at }) => ({
      ...(await work(at === 'last' ? 'last frame' : `frame ${at}`)),
      mediaType: 'image/png',
      data: { width: 1280, height: 720 },
    }),
    soundFile: async ({ format }) => ({
      ...(await work(`sound file ${format}`)),
      mediaType: SOUND_TYPES[format],
      data: { durationMs: 1000 },
    }),
    thumbnail: async ({ variant, width, height }) => ({
      ...(await work(`thumbnail ${variant}`)),
      mediaType: 'image/jpeg',
      data: {
        width,
        height,
        atMs: 500,
        scores: { contrast: 0.5, legibility: 0.5, colour: 0.5, subject: 0.5 },
        clickPrediction: 0.5,
      },
    }),
    card: async ({ heading, width, height }) => ({
      ...(await work(`card ${heading}`)),
      mediaType: 'image/png',
      data: { width, height },
    }),
    async analyseSound() {
      await work('sound facts')
      return { durationMs: 2000, lufs: -14, bpm: 120, beatsMs: [0, 500, 1000, 1500], confidence: 1 }
    },
    async probe(source) {
      const text = await readMedia(source)
      // Nobody knows how long a text lasts, so what its model says stands.
      return {
        container: 'mp4',
        durationMs: null,
        video: { codec: 'h264', width: 1280, height: 720, fps: null, frames: null, pixelFormat: null },
        audio: text.includes('"audio":false') ? null : { codec: 'aac', sampleRate: 48_000, channels: 1 },
      }
    },
    async checkPicture(source) {
      await readMedia(source)
      return { width: 640, height: 480 }
    },
    missingGlyphs: () => Promise.resolve([]),
  }
}

const EXPORT_TYPES = { mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm' } as const
const SOUND_TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav', m4a: 'audio/mp4' } as const

async function readMedia(source: ByteSource): Promise<string> {
  const text = new TextDecoder().decode(await readBytes(source))
  if (text === '' || text.startsWith('<'))
    throw new MutoscopeError('MEDIA_INVALID', { message: 'The media file cannot be read.' })
  return text
}
