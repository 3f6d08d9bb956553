import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { Media, MediaContext, MediaWork } from '../media/media.js'
import { probeVideo } from '../media/probe-video.js'
import { expectedSegment, type SegmentData, type SegmentSpec } from './segment.js'
import type { VideoData } from './video.js'
import type { ModelContext, ModelIdentity, ModelOutput } from '../providers/model.js'
import { expectedRender, type RenderVideoRequest, type VideoRenderer } from './rendered.js'
import type { ArtifactOf, ArtifactSource, MakeItem, MakeOptions } from '../artifacts/make-item.js'
import type { MediaKind } from './media-kinds.js'

/** What composes pictures and sound. */
export interface MediaTools {
  readonly media: Media
  /** The media port's version, looked up once a run. */
  readonly mediaVersion: () => Promise<string>
  readonly open: MediaContext['open']
}

/** A segment that is wanted. */
export interface WantedSegment {
  readonly name: string
  readonly spec: SegmentSpec
  readonly derivedFrom?: readonly Artifact[]
}

/** Asks the media port. */
export interface MakeMedia {
  one<Spec, Data extends Json>(
    kind: MediaKind<Spec, Data>,
    name: string,
    spec: Spec,
    options?: MakeOptions,
  ): Promise<ArtifactOf<Data>>
  /** Renders all that are missing in one encode. */
  segments(items: readonly WantedSegment[]): Promise<readonly ArtifactOf<SegmentData>[]>
  /** Has a renderer put a video together, and looks into what it gave. */
  rendered(
    name: string,
    request: RenderVideoRequest,
    renderer: VideoRenderer,
    options?: MakeOptions,
  ): Promise<ArtifactOf<VideoData>>
}

/** Makes what asks the media port. */
export function createMakeMedia(
  source: ArtifactSource,
  { media, mediaVersion, open }: MediaTools,
): MakeMedia {
  async function identityOf(work?: MediaWork): Promise<ModelIdentity> {
    const version = await mediaVersion()
    return {
      provider: 'local',
      model: 'media',
      version: work === undefined ? version : `${version}, ${work} ${media.workVersions[work]}`,
    }
  }
  const toMediaContext = ({ signal, progress }: ModelContext): MediaContext => ({ open, signal, progress })

  return {
    async one<Spec, Data extends Json>(
      { kind, work, expected, run }: MediaKind<Spec, Data>,
      name: string,
      spec: Spec,
      options: MakeOptions = {},
    ) {
      const item: MakeItem = {
        ...options,
        name,
        kind,
        identity: await identityOf(work),
        request: spec,
        standIn: expected(spec),
      }
      const [artifact] = await source.obtain([item], {
        type: 'local',
        // Only the long work of a stage tells its progress: the picture's, not the mix beside it.
        run: async (_missing, context, done) =>
          done(0, await run(media, spec, { ...toMediaContext(context), progress: () => {} })),
      })
      return artifact as ArtifactOf<Data>
    },

    async segments(items) {
      const identity = await identityOf()
      const wishes = items.map(({ name, spec, derivedFrom }): MakeItem => ({
        name,
        kind: 'segment',
        identity,
        request: spec,
        standIn: expectedSegment(spec),
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

    async rendered(name, request, renderer, options = {}) {
      const { provider, model, version } = renderer
      const item: MakeItem = {
        ...options,
        name,
        kind: 'video',
        identity: { provider, model, version },
        request,
        standIn: expectedRender(request),
      }
      const [artifact] = await source.obtain([item], {
        type: 'local',
        async run(_missing, context, done) {
          const { body, mediaType } = await renderer.render(request, context)
          const output: ModelOutput<Json> = {
            body,
            mediaType,
            data: await probeVideo(media, body, `${provider}/${model}`, context.signal),
          }
          await done(0, output)
        },
      })
      return artifact as ArtifactOf<VideoData>
    },
  }
}
