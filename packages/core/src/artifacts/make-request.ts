import type { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Price } from '../cost/price.js'
import type { Json } from '../digest/canonical-json.js'
import { digestOf } from '../digest/digest.js'
import type { Artifact, InsteadOf } from '../domain/artifact.js'
import type { Model, ModelContext, ModelIdentity } from '../providers/model.js'
import type { ModelChoice } from '../models/choose-models.js'
import type { MadeOutput } from '../kinds/made-output.js'
import type { OutputBytes } from '../kinds/kind.js'
import { toRequestJson } from './request-json.js'

/** An artifact whose `data` has a known shape. */
export type ArtifactOf<Data> = Omit<Artifact, 'data'> & { readonly data: Data }

/** Options of every make. */
export interface MakeOptions {
  /**
   * Artifacts whose facts the request was worked out from, though they are not in it: while one of them is
   * not there yet, a quote cannot know this request exactly.
   */
  readonly derivedFrom?: readonly Artifact[]
  /**
   * Of the models of the slot, only this one is asked. `MODEL_NOT_CONFIGURED` when the slot has no such
   * model. @default the models of the slot in their order
   */
  readonly prefer?: ModelChoice | undefined
}

/** A request for one artifact, as a make sends it to its source. */
export interface MakeRequest extends MakeOptions {
  readonly name: string
  readonly kind: string
  readonly identity: ModelIdentity
  readonly input: unknown
  /** What a quote works on with while the real artifact is not there: the expected facts. */
  readonly standIn: Json
  /** What making it is expected to cost; absent for what costs nothing. @throws `PRICE_UNKNOWN` */
  readonly price?: () => Price
  /** Models that may take the place of the one that is asked, in order; for quotes. @default none */
  readonly mayUse?: readonly Pick<MakeRequest, 'identity' | 'price'>[]
  /** The model that was to make it, when this is another. */
  readonly insteadOf?: InsteadOf
  /** What its bytes have to be; they are looked at before they are kept. @default whatever they are */
  readonly bytes?: OutputBytes
}

/** How missing items are made: by a model, or by a function that hands over each output as it is ready. */
export type Maker =
  | { readonly type: 'model'; readonly model: Model<never, Json> }
  | {
      readonly type: 'local'
      /** The work that each request is, when they are made in batches. @default all are made together */
      readonly batching?: { readonly sizes: readonly number[]; readonly batchSize: number }
      readonly run: (
        missing: readonly number[],
        context: ModelContext,
        done: (index: number, output: MadeOutput<Json>) => Promise<void>,
      ) => Promise<void>
    }

/** Where makes go: the builder really makes, the inspector only looks. */
export interface ArtifactSource {
  /** Answers in the order of the items. */
  obtain(requests: readonly MakeRequest[], maker: Maker): Promise<readonly Artifact[]>
  /** The artifact that is there as wanted, or null; makes nothing. */
  find(request: MakeRequest): Promise<Artifact | null>
  /** Records that another model is asked. */
  failedOver(from: MakeRequest, to: MakeRequest, error: MutoscopeError): Promise<void>
}

/** A request with its key and the JSON form of its input. */
export interface KeyedRequest extends MakeRequest {
  readonly digest: string
  readonly json: Json
}

/** The key of an artifact: SHA-256 over kind, maker and request. */
export async function keyRequest(request: MakeRequest): Promise<KeyedRequest> {
  const json = toRequestJson(request.input)
  const { provider, model, version } = request.identity
  return {
    ...request,
    json,
    digest: await digestOf({ kind: request.kind, provider, model, version, request: json }),
  }
}
