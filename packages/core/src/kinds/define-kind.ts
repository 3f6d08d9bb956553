import type { MadeOutput } from './made-output.js'
import type { Json } from '../digest/canonical-json.js'
import type { KindContext, KindFacts, LocalKind, ModelKind } from './kind.js'

/** A kind that is made on this machine. */
export interface LocalKindOptions<Request, Data> extends KindFacts<Request, Data> {
  /** Change it whenever the same request would give a different result. */
  readonly version: string
  /**
   * True when the result depends on `context.media`: then a new version of the media port makes a new
   * artifact. @default false
   */
  readonly usesMedia?: boolean
  /** Makes one artifact. If it throws, this artifact fails with the code of the error. */
  make(request: Request, context: KindContext): Promise<MadeOutput<Data>> | MadeOutput<Data>
}

/** A kind that models make. Its models set the price (`paid.price`). */
export interface ModelKindOptions<Request, Data, Slot extends string = string> extends Omit<
  KindFacts<Request, Data>,
  'name'
> {
  /** The slot that its models are passed in, and the name of the kind. */
  readonly slot: Slot
}

/**
 * Defines a kind of artifact: made on this machine with `make`, or by the models of a `slot`. Stages request
 * it with `make.of`.
 *
 * @example
 * const upscaleKind = defineKind<UpscaleRequest, ImageData>({
 *   slot: 'upscale',
 *   bytes: 'picture',
 *   standIn: ({ width, height }) => ({ width, height }),
 * })
 * const studio = createStudio({ ...parts, kinds: { upscale: upscaleKind }, models: { upscale: upscaler } })
 * // in a stage
 * await make.of(upscaleKind, `scene/${scene.id}/upscale`, { picture, width: 3840, height: 2160 })
 */
export function defineKind<Request, Data extends Json>(
  kind: LocalKindOptions<Request, Data>,
): LocalKind<Request, Data>
export function defineKind<Request, Data extends Json, Slot extends string = string>(
  kind: ModelKindOptions<Request, Data, Slot>,
): ModelKind<Request, Data, Slot>
export function defineKind<Request, Data extends Json>(
  kind: LocalKindOptions<Request, Data> | ModelKindOptions<Request, Data>,
): LocalKind<Request, Data> | ModelKind<Request, Data> {
  if ('slot' in kind) {
    const { slot, ...facts } = kind
    return { ...facts, made: 'by-models', name: slot }
  }
  const { version, usesMedia = false, ...facts } = kind
  return {
    ...facts,
    made: 'here',
    identity: async (mediaVersion) => ({
      provider: 'local',
      model: kind.name,
      version: usesMedia ? `${version}, ${await mediaVersion()}` : version,
    }),
  }
}
