import type { CaptionData, CaptionSpec } from '../captions/write-captions.js'
import { makeClips, type ClipMaker, type ClipsRequest, type MadeClips } from '../clips/make-clips.js'
import type { Json } from '../digest/canonical-json.js'
import type { FileRef } from '../domain/file-ref.js'
import type { CardSpec } from './card.js'
import type { ExportSpec } from './export.js'
import type { FrameSpec } from './frame.js'
import type { MixData, MixSpec } from './mix.js'
import type { SegmentData } from './segment.js'
import type { SoundFacts, SoundFactsSpec } from './sound-facts.js'
import type { SoundFileData, SoundFileSpec } from './sound-file.js'
import type { StitchSpec, VideoData } from './video.js'
import type { ThumbnailData, ThumbnailSpec } from './thumbnail.js'
import type { AvatarRequest } from './avatar.js'
import type { ImageData, ImageRequest } from './image.js'
import type { ModelContext, ModelIdentity } from '../providers/model.js'
import type { Models } from '../providers/models.js'
import type { MusicData, MusicRequest } from './music.js'
import type { Script, ScriptRequest } from './script.js'
import type { SpeechData, SpeechRequest } from './speech.js'
import type { TranscriptionData, TranscriptionRequest } from './transcript.js'
import type { ClipData, VideoCapabilities, VideoModel } from './clip.js'
import type { RenderVideoRequest, VideoRenderer } from './rendered.js'
import { modelsOf } from '../models/all-models.js'
import { chooseModels, type ModelChoice } from '../models/choose-models.js'
import type { MadeOutput } from '../artifacts/keep-output.js'
import type { ArtifactOf, ArtifactSource, MakeItem, MakeOptions } from '../artifacts/make-item.js'
import { createMakeMedia, type MediaTools, type WantedSegment } from './make-media.js'
import { createMakeModel, type ModelTools } from './make-model.js'
import { MEDIA_KINDS, type MediaKind } from './media-kinds.js'
import { MODEL_KINDS, scriptKind, type ModelKind } from './model-kinds.js'

/** An artifact made by code of the recipe itself. */
export interface LocalWork<Data extends Json> {
  /** What it is, for instance `captions`. */
  readonly kind: string
  /** Change it whenever the same request would give something else. */
  readonly version: string
  /** Exactly what decides the result. */
  readonly request: unknown
  readonly compute: (context: ModelContext) => Promise<MadeOutput<Data>> | MadeOutput<Data>
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
  /** What is said in a sound, and when. */
  transcript(
    name: string,
    request: TranscriptionRequest,
    options?: MakeOptions,
  ): Promise<ArtifactOf<TranscriptionData>>
  /** Renders all that are missing in one encode. */
  segments(items: readonly WantedSegment[]): Promise<readonly ArtifactOf<SegmentData>[]>
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
export interface MakeTools extends MediaTools, ModelTools {}

/** Builds the make functions of a stage on a source of artifacts. */
export function createMake(source: ArtifactSource, tools: MakeTools): Make {
  const { models } = tools
  const model = createMakeModel(source, tools)
  const media = createMakeMedia(source, tools)
  const by =
    <Request, Data>(kind: ModelKind<Request, Data>) =>
    (name: string, request: Request, options?: MakeOptions) =>
      model(kind, name, request, options)
  const here =
    <Spec, Data extends Json>(kind: MediaKind<Spec, Data>) =>
    (name: string, spec: Spec, options?: MakeOptions) =>
      media.one(kind, name, spec, options)

  /** The model that fills lengths with clips: the first that does not only change them. */
  function clipModel(prefer: ModelChoice | undefined): VideoModel {
    const candidates = chooseModels('video', models.video, prefer)
    return candidates.find(({ capabilities }) => capabilities.needsVideo !== true) ?? candidates[0]
  }

  const make: Make = {
    script: (name, request, expected, options) => model(scriptKind(expected), name, request, options),
    image: by(MODEL_KINDS.image),
    speech: by(MODEL_KINDS.speech),
    music: by(MODEL_KINDS.music),
    clip: by(MODEL_KINDS.clip),
    avatar: by(MODEL_KINDS.avatar),
    transcript: by(MODEL_KINDS.transcript),
    async clips(name, request, options = {}) {
      const using = clipModel(options.prefer)
      // The first model of the slot may be stood in for as usual; one further down is meant by name.
      const asked =
        using === modelsOf(models.video)[0]
          ? options
          : { ...options, prefer: { provider: using.provider, model: using.model } }
      return makeClips(make, name, request, using.capabilities, asked)
    },
    lastFrame: (name, clip) => make.frame(name, { clip, at: 'last' }),
    has: (kind) =>
      modelsOf<ModelIdentity>(models[kind]).some(({ onlyWhenChosen }) => onlyWhenChosen !== true),
    clipCapabilities(prefer) {
      if (
        prefer === undefined &&
        modelsOf(models.video).every(({ capabilities }) => capabilities.needsVideo === true)
      )
        return null
      return clipModel(prefer).capabilities
    },

    mix: here(MEDIA_KINDS.mix),
    captions: here(MEDIA_KINDS.captions),
    video: here(MEDIA_KINDS.video),
    export: here(MEDIA_KINDS.export),
    frame: here(MEDIA_KINDS.frame),
    soundFile: here(MEDIA_KINDS.soundFile),
    soundFacts: here(MEDIA_KINDS.soundFacts),
    thumbnail: here(MEDIA_KINDS.thumbnail),
    card: here(MEDIA_KINDS.card),
    segments: (items) => media.segments(items),
    rendered: (name, request, renderer, options) => media.rendered(name, request, renderer, options),

    upload: (name, { hash, mediaType }) =>
      make.local<UploadData>(name, {
        kind: 'upload',
        version: '1',
        request: { hash, mediaType },
        standIn: { size: 0 },
        async compute(context) {
          const { size = 0 } = await context.open(hash)
          return { body: null, stored: { hash, size, mediaType }, data: { size } }
        },
      }),
    async local(name, work, options = {}) {
      const item: MakeItem = {
        ...options,
        name,
        kind: work.kind,
        identity: { provider: 'local', model: work.kind, version: work.version },
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
