import type { MadeOutput } from '../kinds/made-output.js'
import type { ArtifactOf, ArtifactSource, MakeOptions } from '../artifacts/make-request.js'
import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { FileRef } from '../domain/file-ref.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { modelsIn } from '../models/all-models.js'
import type { ModelSlot } from '../models/models.js'
import { assertOwnKind } from '../models/assert-own-kind.js'
import { createClipVerbs, type ClipVerbs } from './clip-verbs.js'
import { defineKind } from '../kinds/define-kind.js'
import type { DataOf, Kind, KindContext, ModelKind, RequestOf } from '../kinds/kind.js'
import { KINDS } from '../kinds/kinds.js'
import { createMakeByModels, type ModelTools } from './make-by-models.js'
import { createMakeHere, type LocalTools } from './make-here.js'
import { renderedKind, type RenderVideoRequest, type VideoRenderer } from '../kinds/rendered.js'
import { scriptKind, type Script, type ScriptRequest } from '../kinds/script.js'
import { segmentKind, type SegmentData, type SegmentSpec } from '../kinds/segment.js'
import { uploadKind, type UploadData } from '../kinds/upload.js'
import type { VideoData } from '../kinds/video.js'

/** Asks for an artifact of one kind. Options choose a model, and say what the request was worked out from. */
type Verb<AnyKind> = (
  name: string,
  request: RequestOf<AnyKind>,
  options?: MakeOptions,
) => Promise<ArtifactOf<DataOf<AnyKind>>>

/** A verb for every kind. */
type KindVerbs = { readonly [Name in keyof typeof KINDS]: Verb<(typeof KINDS)[Name]> }

/** An artifact made by code of the recipe itself, without a kind of its own. */
export interface LocalWork<Data extends Json> {
  /** What it is, for instance `captions`. */
  readonly kind: string
  /** Change it whenever the same request would give something else. */
  readonly version: string
  /** Exactly what decides the result. */
  readonly request: unknown
  /** Works the result out from the request. Runs only when no artifact with the same digest is there. */
  readonly compute: (context: KindContext) => Promise<MadeOutput<Data>> | MadeOutput<Data>
  /** What a quote expects. */
  readonly standIn: Data
}

/** A segment that is wanted. */
export interface WantedSegment {
  readonly name: string
  readonly spec: SegmentSpec
  readonly derivedFrom?: readonly Artifact[]
}

/**
 * Asks for artifacts. Each answers at once when one with the same digest is there, else it is made.
 * Names are free; the last artifact under a name is the project's.
 */
export interface Make extends Omit<KindVerbs, 'script'>, ClipVerbs {
  /**
   * Asks for an artifact of any kind, such as one that `defineKind` defined.
   * @throws `INVALID_INPUT` for a kind of one's own with the name of a kind that every studio has
   */
  of<Request, Data>(
    kind: Kind<Request, Data>,
    name: string,
    request: Request,
    options?: MakeOptions,
  ): Promise<ArtifactOf<Data>>
  /**
   * Writes a script. `expected` is the script that a quote works on with while there is none: all that comes
   * after depends on it, so only the recipe can say.
   */
  script(
    name: string,
    request: ScriptRequest,
    expected: () => Script,
    options?: MakeOptions,
  ): Promise<ArtifactOf<Script>>
  /** Renders all that are missing in one encode. */
  segments(wanted: readonly WantedSegment[]): Promise<readonly ArtifactOf<SegmentData>[]>
  /** A finished video that is put together elsewhere, by a renderer that is not in a slot. */
  rendered(
    name: string,
    request: RenderVideoRequest,
    renderer: VideoRenderer,
    options?: MakeOptions,
  ): Promise<ArtifactOf<VideoData>>
  /**
   * A file that the owner uploaded, as an artifact to make others from. Stage code takes hash and media type
   * from the brief; whoever wrote them there has looked with `studio.uploads` that the file is the owner's.
   */
  upload(name: string, file: FileRef): Promise<ArtifactOf<UploadData>>
  /** What code of the recipe computes once. */
  local<Data extends Json>(
    name: string,
    work: LocalWork<Data>,
    options?: MakeOptions,
  ): Promise<ArtifactOf<Data>>
  /** True when the studio has a model for this slot or kind, so that a recipe can do without. */
  has(slot: ModelSlot | ModelKind<never, unknown>): boolean
}

/** What makes are made with. */
export interface MakeTools extends LocalTools, ModelTools {}

/** Builds the make functions of a stage on a source of artifacts. */
export function createMake(source: ArtifactSource, tools: MakeTools): Make {
  const { models } = tools
  const byModels = createMakeByModels(source, tools)
  const here = createMakeHere(source, tools)

  async function of<Request, Data>(
    kind: Kind<Request, Data>,
    name: string,
    request: Request,
    options: MakeOptions = {},
  ): Promise<ArtifactOf<Data>> {
    if (kind.made === 'by-models') return byModels(kind, name, request, options)
    const [artifact] = await here(kind, [{ name, input: request, options }])
    if (artifact === undefined) throw new MutoscopeError('UNREACHABLE')
    return artifact
  }

  const verbs = Object.fromEntries(
    Object.entries<Kind<never, unknown>>(KINDS).map(([verb, kind]) => [
      verb,
      (name: string, request: never, options?: MakeOptions) => of(kind, name, request, options),
    ]),
  ) as KindVerbs

  return {
    ...verbs,
    ...createClipVerbs(models.video, verbs),
    async of(kind, ...asked) {
      assertOwnKind(kind)
      return of(kind, ...asked)
    },
    script: (name, request, expected, options) =>
      of({ ...scriptKind, standIn: expected }, name, request, options),
    segments: (wanted) =>
      here(
        segmentKind,
        wanted.map(({ name, spec, derivedFrom }) => ({
          name,
          input: spec,
          options: derivedFrom === undefined ? {} : { derivedFrom },
        })),
      ),
    rendered: (name, request, renderer, options) => of(renderedKind(renderer), name, request, options),
    upload: (name, { hash, mediaType }) => of(uploadKind, name, { hash, mediaType }),
    local: (name, { kind, compute, standIn, ...work }, options) =>
      of(
        defineKind<unknown, typeof standIn>({
          name: kind,
          version: work.version,
          standIn: () => standIn,
          make: (_request, context) => compute(context),
        }),
        name,
        work.request,
        options,
      ),
    has: (slot) =>
      modelsIn(models, typeof slot === 'string' ? slot : slot.name).some(
        ({ onlyWhenChosen }) => onlyWhenChosen !== true,
      ),
  }
}
