import type { Json } from '../digest/canonical-json.js'
import type { OnFailure } from '../domain/settings.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Model } from '../providers/model.js'
import type { Models } from '../models/models.js'
import { modelsIn } from '../models/all-models.js'
import { chooseModels } from '../models/choose-models.js'
import type { ArtifactOf, ArtifactSource, MakeRequest, MakeOptions } from '../artifacts/make-request.js'
import type { ModelKind } from '../kinds/kind.js'
import { consentedModels } from '../models/consented-models.js'

/** Asks the models of a slot. */
export type MakeByModels = <Request, Data>(
  kind: ModelKind<Request, Data>,
  name: string,
  input: Request,
  options?: MakeOptions,
) => Promise<ArtifactOf<Data>>

/** What models are asked with. */
export interface ModelTools {
  /** Those that the owner may use. */
  readonly models: Models
  /** What the owner lets happen when a model does not take a job. */
  readonly onFailure: OnFailure
}

/** Codes that prove that a model did not take the job and will not soon. */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_NO_CREDITS',
  'PROVIDER_AUTH',
  'PROVIDER_KEY_MISSING',
])

/**
 * Makes what asks models: the first of the slot, and others only in its place, with the owner's consent and
 * after a proof that it did not take the job.
 */
export function createMakeByModels(source: ArtifactSource, { models, onFailure }: ModelTools): MakeByModels {
  return async <Request, Data>(
    kind: ModelKind<Request, Data>,
    name: string,
    input: Request,
    options: MakeOptions = {},
  ): Promise<ArtifactOf<Data>> => {
    const slot = modelsIn(models, kind.name) as unknown as readonly Model<Request, Data>[]
    const [first, ...others] = consentedModels(chooseModels(kind.name, slot, options.prefer), onFailure)
    const toRequest = (model: Model<Request, Data>): MakeRequest => ({
      ...options,
      name,
      kind: kind.name,
      input,
      standIn: kind.standIn(input) as Json,
      ...(kind.bytes === undefined ? {} : { bytes: kind.bytes }),
      ...identityAndPrice(model, input),
    })
    const obtain = async (model: Model<Request, Data>, request: MakeRequest) => {
      const [artifact] = await source.obtain([request], {
        type: 'model',
        model: model as unknown as Model<never, Json>,
      })
      return artifact as ArtifactOf<Data>
    }

    // What another model once gave in the first one's place is not bought again from the first.
    for (const other of others) {
      const request = toRequest(other)
      const insteadOf = (await source.find(request))?.provenance.insteadOf
      if (insteadOf !== undefined) return obtain(other, { ...request, insteadOf })
    }
    let asked = first
    let request: MakeRequest = {
      ...toRequest(first),
      mayUse: others.map((other) => identityAndPrice(other, input)),
    }
    for (const next of [...others, undefined]) {
      try {
        return await obtain(asked, request)
      } catch (error) {
        if (next === undefined || !MutoscopeError.isInstance(error) || !NOT_TAKEN.has(error.code)) throw error
        const { provider, model } = first
        const instead = { ...toRequest(next), insteadOf: { provider, model, code: error.code } }
        await source.failedOver(request, instead, error)
        asked = next
        request = instead
      }
    }
    throw new MutoscopeError('UNREACHABLE')
  }
}

function identityAndPrice<Request, Data>(
  { provider, model, version, paid }: Model<Request, Data>,
  input: Request,
): Pick<MakeRequest, 'identity' | 'price'> {
  return {
    identity: { provider, model, version },
    ...(paid === undefined ? {} : { price: () => paid.price(input) }),
  }
}
