import { makeClips, type ClipMaker, type ClipsRequest, type MadeClips } from '../clips/make-clips.js'
import { writeCaptions, type CaptionData, type CaptionSpec } from '../captions/write-captions.js'
import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { FileRef } from '../domain/file-ref.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { CardSpec } from '../media/card-spec.js'
import { expectedExport } from '../media/export-size.js'
import type { ExportSpec } from '../media/export-spec.js'
import type { FrameSpec } from '../media/frame-spec.js'
import type { MixData, MixSpec } from '../media/mix-spec.js'
import type { Media, MediaContext, MediaWork } from '../media/media.js'
import { probeVideo } from '../media/probe-video.js'
import type { SegmentData, SegmentSpec } from '../media/segment-spec.js'
import type { SoundFacts, SoundFactsSpec } from '../media/sound-facts.js'
import type { SoundFileData, SoundFileSpec } from '../media/sound-file-spec.js'
import type { StitchSpec, VideoData } from '../media/stitch-spec.js'
import type { ThumbnailData, ThumbnailSpec } from '../media/thumbnail-spec.js'
import type { ImageData, ImageRequest } from '../providers/image-model.js'
import type { AvatarRequest } from '../providers/avatar-model.js'
import type { Model, ModelContext, ModelIdentity, ModelOutput } from '../providers/model.js'
import type { Models, Slot } from '../providers/models.js'
import type { MusicData, MusicRequest } from '../providers/music-model.js'
import type { Script, ScriptRequest } from '../providers/script-model.js'
import type { SpeechData, SpeechRequest } from '../providers/speech-model.js'
import { modelsOf } from './all-models.js'
import { chooseModels, type ModelChoice } from './choose-models.js'
import { estimateSpeechMs } from './estimate-speech.js'
import type { ClipData, VideoCapabilities, VideoModel } from '../providers/video-model.js'
import type { RenderVideoRequest, VideoRenderer } from '../providers/video-renderer.js'
import type { ArtifactOf, ArtifactSource, MakeItem, MakeOptions } from './make-item.js'

/** An artifact made by code of the recipe itself. */
export interface LocalWork<Data extends Json> {
  /** What it is, for instance `captions`. */
  readonly kind: string
  /** Change it whenever the same request would give something else. */
  readonly version: string
  /** Exactly what decides the result. */
  readonly request: unknown
  readonly compute: (context: ModelContext) => Promise<ModelOutput<Data>> | ModelOutput<Data>
  /** What a quote expects. */
  readonly standIn: Data
}

/** Facts about an uploaded file. */
export type UploadData = {
  /** In bytes; 0 in a quote. */
  readonly size: number
}

/**
 * Asks for artifacts. Each answers at once when one with the same digest is there, else it is made.
 * Names are free; the last artifact under a name is the project's.
 */
export interface Make extends ClipMaker {
  /** `expected` is the script that a quote works on with while there is none. */
  script(
    name: string,
    request: ScriptRequest,
    expected: () => Script,
    options?: MakeOptions,
  ): Promise<ArtifactOf<Script>>
  image(name: string, request: ImageRequest, options?: MakeOptions): Promise<ArtifactOf<ImageData>>
  speech(name: string, request: SpeechRequest, options?: MakeOptions): Promise<ArtifactOf<SpeechData>>
  music(name: string, request: MusicRequest, options?: MakeOptions): Promise<ArtifactOf<MusicData>>
  /**
   * Makes a length from clips that the model can make, each going on from the last frame of the one before
   * where the model takes one. The clips are named `name/1`, `name/2` …; a quote prices every one of them.
   * Sizes are the nearest that the model makes.
   */
  clips(name: string, request: ClipsRequest, options?: MakeOptions): Promise<MadeClips>
  avatar(name: string, request: AvatarRequest, options?: MakeOptions): Promise<ArtifactOf<ClipData>>
  /** Renders all that are missing in one encode. */
  segments(
    items: readonly {
      readonly name: string
      readonly spec: SegmentSpec
      readonly derivedFrom?: readonly Artifact[]
    }[],
  ): Promise<readonly ArtifactOf<SegmentData>[]>
  mix(name: string, spec: MixSpec, options?: MakeOptions): Promise<ArtifactOf<MixData>>
  /** Writes a caption track as SRT, VTT and ASS, and warns of characters that no caption font can draw. */
  captions(name: string, spec: CaptionSpec, options?: MakeOptions): Promise<ArtifactOf<CaptionData>>
  video(name: string, spec: StitchSpec, options?: MakeOptions): Promise<ArtifactOf<VideoData>>
  /** A finished video that is put together elsewhere. */
  rendered(
    name: string,
    request: RenderVideoRequest,
    renderer: VideoRenderer,
    options?: MakeOptions,
  ): Promise<ArtifactOf<VideoData>>
  /** A finished video in another size and container. */
  export(name: string, spec: ExportSpec, options?: MakeOptions): Promise<ArtifactOf<VideoData>>
  /** One frame of a clip as a PNG. */
  frame(name: string, spec: FrameSpec, options?: MakeOptions): Promise<ArtifactOf<ImageData>>
  /** The sound of any artifact that has some as a file of its own. */
  soundFile(name: string, spec: SoundFileSpec, options?: MakeOptions): Promise<ArtifactOf<SoundFileData>>
  /** Length, loudness and beat of a sound, as facts without bytes. */
  soundFacts(name: string, spec: SoundFactsSpec, options?: MakeOptions): Promise<ArtifactOf<SoundFacts>>
  thumbnail(name: string, spec: ThumbnailSpec, options?: MakeOptions): Promise<ArtifactOf<ThumbnailData>>
  /** A title card or end card. */
  card(name: string, spec: CardSpec, options?: MakeOptions): Promise<ArtifactOf<ImageData>>
  /**
   * A file that the owner uploaded, as an artifact to make others from. Stage code takes hash and media type
   * from the brief; whoever wrote them there has looked with `studio.uploads` that the file is the owner's.
   */
  upload(name: string, file: FileRef): Promise<ArtifactOf<UploadData>>
  local<Data extends Json>(
    name: string,
    work: LocalWork<Data>,
    options?: MakeOptions,
  ): Promise<ArtifactOf<Data>>
  /** True when the studio has a model of this kind, so that a recipe can do without. */
  has(kind: keyof Models): boolean
  /**
   * What the model that {@link clips} would ask can make; null when the studio has none that makes new clips.
   * @throws `MODEL_NOT_CONFIGURED` when the chosen one is not there
   */
  clipCapabilities(prefer?: ModelChoice): VideoCapabilities | null
}

/** What makes are made with. */
export interface MakeTools {
  /** Those that the owner may use. */
  readonly models: Models
  readonly media: Media
  /** The media port's version, looked up once a run. */
  readonly mediaVersion: () => Promise<string>
  readonly open: MediaContext['open']
}

/** Builds the make functions of a stage on a source of artifacts. */
export function createMake(source: ArtifactSource, tools: MakeTools): Make {
  const { media } = tools

  async function model<Request, Data>(
    kind: keyof Models,
    slot: Slot<Model<Request, Data>> | undefined,
    name: string,
    request: Request,
    standIn: Data,
    options: MakeOptions = {},
  ): Promise<ArtifactOf<Data>> {
    const candidates = chooseModels(kind, slot, options.prefer).map((using) => ({
      using,
      item: toItem(kind, using, name, request, standIn, options),
    }))
    // What an earlier run got from the second model is not bought again from the first.
    const current = candidates.length > 1 ? await firstCurrent(source, candidates) : undefined
    const tried = current === undefined ? candidates : [current]
    for (const [index, { using, item }] of tried.entries()) {
      try {
        const [artifact] = await source.obtain([item], {
          type: 'model',
          model: using as unknown as Model<never, Json>,
        })
        return artifact as ArtifactOf<Data>
      } catch (error) {
        const next = tried[index + 1]
        if (next === undefined || !MutoscopeError.isInstance(error) || !NOT_TAKEN.has(error.code)) throw error
        await source.failedOver(item, next.item, error)
      }
    }
    throw new MutoscopeError('UNREACHABLE')
  }

  /** The model that fills lengths with clips: the first that does not only change them. */
  function clipModel(prefer: ModelChoice | undefined): VideoModel {
    const models = chooseModels('video', tools.models.video, prefer)
    return models.find(({ capabilities }) => capabilities.needsVideo !== true) ?? models[0]
  }

  async function mediaIdentity(work?: MediaWork) {
    const version = await tools.mediaVersion()
    return {
      provider: 'local',
      model: 'media',
      version: work === undefined ? version : `${version}, ${work} ${media.workVersions[work]}`,
    }
  }

  async function mediaOne<Data>(
    kind: string,
    name: string,
    request: unknown,
    standIn: Data,
    options: MakeOptions,
    run: (context: MediaContext) => Promise<ModelOutput<Data>>,
    work?: MediaWork,
  ): Promise<ArtifactOf<Data>> {
    const item: MakeItem = {
      ...options,
      name,
      kind,
      identity: await mediaIdentity(work),
      request,
      standIn: standIn as Json,
    }
    const [artifact] = await source.obtain([item], {
      type: 'local',
      // Only the long work of a stage tells its progress: the picture's, not the mix beside it.
      run: async (_missing, context, done) =>
        done(0, (await run({ ...toMediaContext(context), progress: () => {} })) as ModelOutput<Json>),
    })
    return artifact as ArtifactOf<Data>
  }

  const toMediaContext = (context: ModelContext): MediaContext => ({
    open: tools.open,
    signal: context.signal,
    progress: context.progress,
  })

  const make: Make = {
    script: (name, request, expected, options) =>
      model('script', tools.models.script, name, request, expected(), options),
    image: (name, request, options) =>
      model(
        'image',
        tools.models.image,
        name,
        request,
        { width: request.width, height: request.height },
        options,
      ),
    speech: (name, request, options) =>
      model(
        'speech',
        tools.models.speech,
        name,
        request,
        {
          durationMs: estimateSpeechMs(request.text, request.speed),
          sampleRate: 48_000,
          words: [],
          timing: 'spread',
          silent: false,
        },
        options,
      ),
    music: (name, request, options) =>
      model(
        'music',
        tools.models.music,
        name,
        request,
        { durationMs: 30_000, bpm: request.bpm ?? 90, firstBeatMs: 0, beatsPerBar: 4, loopable: true },
        options,
      ),

    clip: (name, request, options) =>
      model(
        'video',
        tools.models.video,
        name,
        request,
        {
          durationMs: request.durationSec * 1000,
          width: request.width,
          height: request.height,
          audio: request.audio,
        },
        options,
      ),
    async clips(name, request, options = {}) {
      const using = clipModel(options.prefer)
      // The first model of the slot may be stood in for as usual; one further down is meant by name.
      const asked =
        using === modelsOf(tools.models.video)[0]
          ? options
          : { ...options, prefer: { provider: using.provider, model: using.model } }
      return makeClips(make, name, request, using.capabilities, asked)
    },
    has: (kind) =>
      modelsOf<ModelIdentity>(tools.models[kind]).some(({ onlyWhenChosen }) => onlyWhenChosen !== true),
    clipCapabilities(prefer) {
      if (
        prefer === undefined &&
        modelsOf(tools.models.video).every(({ capabilities }) => capabilities.needsVideo === true)
      )
        return null
      return clipModel(prefer).capabilities
    },
    avatar: (name, request, options) =>
      model(
        'avatar',
        tools.models.avatar,
        name,
        request,
        { durationMs: null, width: request.width, height: request.height, audio: true },
        options,
      ),
    lastFrame: (name, clip) => make.frame(name, { clip, at: 'last' }),

    async segments(items) {
      const identity = await mediaIdentity()
      const wishes = items.map(({ name, spec, derivedFrom }): MakeItem => ({
        name,
        kind: 'segment',
        identity,
        request: spec,
        standIn: { frames: spec.frames, streamKey: '' },
        ...(derivedFrom === undefined ? {} : { derivedFrom }),
      }))
      const artifacts = await source.obtain(wishes, {
        type: 'local',
        async run(missing, context, done) {
          const specs = missing.flatMap((index) => items[index]?.spec ?? [])
          await media.renderSegments(specs, toMediaContext(context), async ({ index, output }) =>
            done(missing[index] ?? 0, output),
          )
        },
      })
      return artifacts as unknown as readonly ArtifactOf<SegmentData>[]
    },
    mix: (name, spec, options = {}) =>
      mediaOne('mix', name, spec, { samples: spec.samples, lufs: null, peakDb: null }, options, (context) =>
        media.mix(spec, context),
      ),
    captions: (name, spec, options = {}) =>
      mediaOne('captions', name, spec, { srt: '', vtt: '', ass: '' }, options, () =>
        writeCaptions(spec, media),
      ),
    video: (name, spec, options = {}) =>
      mediaOne('video', name, spec, expectedVideo(spec), options, (context) => media.stitch(spec, context)),
    async rendered(name, request, renderer, options = {}) {
      const { provider, model: by, version } = renderer
      const item: MakeItem = {
        ...options,
        name,
        kind: 'video',
        identity: { provider, model: by, version },
        request,
        standIn: expectedRender(request),
      }
      const [artifact] = await source.obtain([item], {
        type: 'local',
        async run(_missing, context, done) {
          const { body, mediaType } = await renderer.render(request, context)
          await done(0, {
            body,
            mediaType,
            data: await probeVideo(media, body, `${provider}/${by}`, context.signal),
          })
        },
      })
      return artifact as ArtifactOf<VideoData>
    },
    export: (name, spec, options = {}) =>
      mediaOne(
        'export',
        name,
        spec,
        expectedExport(spec),
        options,
        (context) => media.exportVideo(spec, context),
        'export',
      ),
    frame: (name, spec, options = {}) =>
      mediaOne('frame', name, spec, { width: 0, height: 0 }, options, (context) =>
        media.frame(spec, context),
      ),
    soundFile: (name, spec, options = {}) =>
      mediaOne(
        'sound-file',
        name,
        spec,
        { durationMs: 0 },
        options,
        (context) => media.soundFile(spec, context),
        'sound-file',
      ),
    soundFacts: (name, spec, options = {}) =>
      mediaOne<SoundFacts>(
        'sound-facts',
        name,
        spec,
        { durationMs: 0, lufs: null, bpm: null, beatsMs: [], confidence: 0 },
        options,
        async (context) => ({ body: null, data: await media.analyseSound(spec, context) }),
        'sound-facts',
      ),
    thumbnail: (name, spec, options = {}) =>
      mediaOne<ThumbnailData>(
        'thumbnail',
        name,
        spec,
        expectedThumbnail(spec),
        options,
        (context) => media.thumbnail(spec, context),
        'thumbnail',
      ),
    card: (name, spec, options = {}) =>
      mediaOne(
        'card',
        name,
        spec,
        { width: spec.width, height: spec.height },
        options,
        (context) => media.card(spec, context),
        'card',
      ),

    upload: (name, { hash, mediaType }) =>
      make.local<UploadData>(name, {
        kind: 'upload',
        version: '1',
        request: { hash, mediaType },
        standIn: { size: 0 },
        async compute(context) {
          const body = await context.open(hash)
          return { body, mediaType, data: { size: body.size ?? 0 } }
        },
      }),
    async local(name, work, options = {}) {
      const identity = { provider: 'local', model: work.kind, version: work.version }
      const item: MakeItem = {
        ...options,
        name,
        kind: work.kind,
        identity,
        request: work.request,
        standIn: work.standIn,
      }
      const [artifact] = await source.obtain([item], {
        type: 'local',
        run: async (_missing, context, done) => done(0, await work.compute(context)),
      })
      return artifact as ArtifactOf<typeof work.standIn>
    },
  }
  return make
}

/** Codes that prove that a model did not take the job and will not soon. */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_NO_CREDITS',
  'PROVIDER_AUTH',
  'PROVIDER_KEY_MISSING',
])

function toItem<Request, Data>(
  kind: string,
  using: Model<Request, Data>,
  name: string,
  request: Request,
  standIn: Data,
  options: MakeOptions,
): MakeItem {
  const { provider, model, version, paid } = using
  return {
    ...options,
    name,
    kind,
    identity: { provider, model, version },
    request,
    standIn: standIn as Json,
    ...(paid === undefined ? {} : { price: () => paid.price(request) }),
  }
}

async function firstCurrent<Candidate extends { readonly item: MakeItem }>(
  source: ArtifactSource,
  candidates: readonly Candidate[],
): Promise<Candidate | undefined> {
  for (const candidate of candidates) if (await source.isCurrent(candidate.item)) return candidate
  return undefined
}

function expectedVideo(spec: StitchSpec): VideoData {
  const frames = spec.pieces.reduce((sum, piece) => sum + piece.frames, 0)
  return {
    durationMs: Math.round((frames * 1000) / spec.fps),
    width: spec.width,
    height: spec.height,
    fps: spec.fps,
    frames,
    videoCodec: 'h264',
    audioCodec: spec.sound === null ? null : 'aac',
  }
}

/** The size is known when the pictures are; how long it is, its maker decides. */
function expectedRender({ sound, images, fps }: RenderVideoRequest): VideoData {
  const { durationMs } = sound.data as SoundFileData
  const first = images[0]?.picture.data as ImageData | undefined
  return {
    durationMs,
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    fps,
    frames: Math.round((durationMs * fps) / 1000),
    videoCodec: 'h264',
    audioCodec: 'aac',
  }
}

function expectedThumbnail({ width, height }: ThumbnailSpec): ThumbnailData {
  return {
    width,
    height,
    atMs: null,
    scores: { contrast: 0, legibility: 0, colour: 0, subject: 0 },
    clickPrediction: 0,
  }
}
