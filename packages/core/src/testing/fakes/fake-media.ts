import { MutoscopeError } from '../../errors/mutoscope-error.js'
import type { Artifact } from '../../domain/artifact.js'
import { exportKind } from '../../kinds/export.js'
import type { Media, MediaContext } from '../../media/media.js'
import type { MediaProbe } from '../../kinds/media-checks.js'
import { videoKind } from '../../kinds/video.js'
import type { ImageData } from '../../kinds/image.js'
import { bytesSource, readBytes, type ByteSource } from '../../storage/byte-source.js'
import { FIRST_WORK_VERSIONS, mediaWorks } from './media-works.js'
import { pngSize, soundFacts, videoFacts, wavFacts } from './stand-in-facts.js'

/**
 * A media port that writes text instead of video, and remembers what it was asked. It passes `testMedia` as a
 * stand-in: what it has made it knows again, with its size and length, and it reads the headers of PNG and
 * WAV files. It takes any other bytes for a clip or picture, except none and those that begin with `<`, as an
 * error page does: they are `MEDIA_INVALID`. Clips whose bytes say `"audio":false` have no sound.
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
  /** What was made here, by its text. */
  const made = new Map<string, MediaProbe | ImageData>()

  async function work(call: string, context: MediaContext, facts: MediaProbe | ImageData) {
    assertLiving(context.signal)
    calls.push(call)
    await options.before?.(call)
    const text = keep(call, facts)
    context.progress(1)
    return { body: bytesSource(new TextEncoder().encode(text)), mediaType: 'video/mp4', licence: 'CC0-1.0' }
  }

  /** Remembers what was made; what differs from what has its name already gets another text. */
  function keep(call: string, facts: MediaProbe | ImageData): string {
    let text = call
    for (let place = 2; !isLike(made.get(text), facts); place++) text = `${call} (${place})`
    made.set(text, facts)
    return text
  }

  async function picture(
    call: string,
    context: MediaContext,
    { width, height }: ImageData,
    mediaType: string,
  ) {
    const size = { width, height }
    return { ...(await work(call, context, size)), mediaType, data: size }
  }

  async function probe(source: ByteSource): Promise<MediaProbe> {
    const { bytes, text } = await readMedia(source)
    const known = made.get(text)
    if (known !== undefined && 'container' in known) return known
    // Nobody knows how long a text lasts, so what its model says stands.
    return (
      wavFacts(bytes) ?? {
        container: 'mp4',
        durationMs: null,
        video: { codec: 'h264', width: 1280, height: 720, fps: null, frames: null, pixelFormat: null },
        audio: text.includes('"audio":false') ? null : { codec: 'aac', sampleRate: 48_000, channels: 1 },
      }
    )
  }

  async function look(artifact: Artifact, { open, signal }: MediaContext): Promise<MediaProbe> {
    assertLiving(signal)
    return probe(await open(artifact))
  }

  return {
    calls,
    version: () => Promise.resolve('fake 1'),
    workVersions: FIRST_WORK_VERSIONS,
    ...mediaWorks(work),
    async renderSegments(specs, context, done) {
      if (specs.some(({ frames }) => frames < 1)) throw new MutoscopeError('INVALID_INPUT')
      for (const [index, spec] of specs.entries()) {
        const { width, height, fps, quality, frames } = spec
        for (const layer of spec.layers)
          for (const shown of 'clips' in layer ? layer.clips : [layer.picture]) await look(shown, context)
        const facts = videoFacts('mp4', { ...videoKind.standIn({ ...SILENT, width, height, fps }), frames })
        const part = { ...context, progress: () => context.progress((index + 1) / specs.length) }
        const output = await work(`segment ${frames}`, part, facts)
        const streamKey = `fake ${width}x${height} ${fps} ${quality}`
        await done({ index, output: { ...output, data: { frames, streamKey } } })
      }
    },
    async mix(spec, context) {
      for (const { audio } of [...spec.voices, ...(spec.music === null ? [] : [spec.music])])
        await look(audio, context)
      const facts = soundFacts('mp4', 'aac', Math.round(spec.samples / 48))
      return {
        ...(await work('mix', context, facts)),
        mediaType: 'audio/mp4',
        data: { samples: spec.samples, lufs: spec.targetLufs, peakDb: -2 },
      }
    },
    async stitch(spec, context) {
      if (spec.pieces.length === 0) throw new MutoscopeError('INVALID_INPUT')
      if (new Set(spec.pieces.map(({ segment }) => streamKeyOf(segment))).size > 1)
        throw new MutoscopeError('MEDIA_INVALID', { message: 'The pieces do not fit together.' })
      const data = videoKind.standIn(spec)
      return { ...(await work(`stitch ${spec.pieces.length}`, context, videoFacts('mp4', data))), data }
    },
    async exportVideo(spec, context) {
      await look(spec.video, context)
      const data = exportKind.standIn(spec)
      return {
        ...(await work(
          `export ${spec.container} ${spec.shortSide}`,
          context,
          videoFacts(spec.container, data),
        )),
        mediaType: EXPORT_TYPES[spec.container],
        data,
      }
    },
    async frame({ clip, at }, context) {
      const { video, durationMs } = await look(clip, context)
      if (at !== 'last' && (at < 0 || (durationMs !== null && at > durationMs)))
        throw new MutoscopeError('INVALID_INPUT', { message: `There is no frame at ${at} ms of the clip.` })
      const size = video ?? { width: 1280, height: 720 }
      return picture(at === 'last' ? 'last frame' : `frame ${at}`, context, size, 'image/png')
    },
    async soundFile({ sound, format }, context) {
      const durationMs = (await look(sound, context)).durationMs ?? 1000
      const facts = soundFacts(format, format, durationMs)
      return {
        ...(await work(`sound file ${format}`, context, facts)),
        mediaType: SOUND_TYPES[format],
        data: { durationMs },
      }
    },
    async thumbnail({ source, variant, ...size }, context) {
      await look(source, context)
      const drawn = await sizeOf(await context.open(source))
      const output = await picture(`thumbnail ${variant}`, context, size, 'image/jpeg')
      return {
        ...output,
        data: {
          ...output.data,
          atMs: drawn === null ? 500 : null,
          scores: { contrast: 0.5, legibility: 0.5, colour: 0.5, subject: 0.5 },
          clickPrediction: 0.5,
        },
      }
    },
    async card({ heading, picture: product, background, ...size }, context) {
      for (const shown of [product, background]) if (shown !== undefined) await look(shown, context)
      return picture(`card ${heading}`, context, size, 'image/png')
    },
    async analyseSound({ sound }, context) {
      const facts = await look(sound, context)
      const durationMs = facts.durationMs ?? 2000
      await work('sound facts', context, facts)
      const data = { durationMs, lufs: -14, bpm: 120, beatsMs: [0, 500, 1000, 1500], confidence: 1 }
      return { body: null, data }
    },
    async probe(source, { signal } = {}) {
      if (signal !== undefined) assertLiving(signal)
      return probe(source)
    },
    checkPicture: async (source) => (await sizeOf(source)) ?? { width: 640, height: 480 },
    missingGlyphs: async (lines) => [...new Set(lines.join('').match(/\p{Private_Use}/gu))],
  }

  /** The size of a picture that was made here or is a PNG file, else null. */
  async function sizeOf(source: ByteSource): Promise<ImageData | null> {
    const { bytes, text } = await readMedia(source)
    const known = made.get(text)
    return known !== undefined && 'width' in known ? known : pngSize(bytes)
  }
}

const EXPORT_TYPES = { mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm' } as const
const SOUND_TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav', m4a: 'audio/mp4' } as const
const SILENT = { pieces: [], sound: null, title: '' }

function assertLiving(signal: AbortSignal): void {
  if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
}

function isLike(known: MediaProbe | ImageData | undefined, facts: MediaProbe | ImageData): boolean {
  return known === undefined || JSON.stringify(known) === JSON.stringify(facts)
}

function streamKeyOf({ data }: Artifact): unknown {
  return typeof data === 'object' && data !== null && 'streamKey' in data ? data.streamKey : null
}

async function readMedia(source: ByteSource): Promise<{ readonly bytes: Uint8Array; readonly text: string }> {
  const bytes = await readBytes(source)
  const text = new TextDecoder().decode(bytes)
  if (text === '' || text.startsWith('<'))
    throw new MutoscopeError('MEDIA_INVALID', { message: 'The media file cannot be read.' })
  return { bytes, text }
}
