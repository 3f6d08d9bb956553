import type { Json } from '../digest/canonical-json.js'
import type { OnFailure } from '../domain/settings.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Model } from '../providers/model.js'
import type { Models } from '../providers/models.js'
import { modelsIn } from '../models/all-models.js'
import { chooseModels } from '../models/choose-models.js'
import type { ArtifactOf, ArtifactSource, MakeItem, MakeOptions } from '../artifacts/make-item.js'
import type { ModelKind } from './kind.js'
import { consentedModels } from '../models/consented-models.js'

/** Asks the models of a slot. */
export type MakeByModels = <Request, Data>(
  kind: ModelKind<Request, Data>,
  name: string,
  request: Request,
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
    request: Request,
    options: MakeOptions = {},
  ): Promise<ArtifactOf<Data>> => {
    const slot = modelsIn(models, kind.name) as unknown as readonly Model<Request, Data>[]
    const [first, ...others] = consentedModels(chooseModels(kind.name, slot, options.prefer), onFailure)
    const toItem = (model: Model<Request, Data>): MakeItem => ({
      ...options,
      name,
      kind: kind.name,
      request,
      standIn: kind.standIn(request) as Json,
      ...(kind.bytes === undefined ? {} : { bytes: kind.bytes }),
      ...identityAndPrice(model, request),
    })
    const obtain = async (model: Model<Request, Data>, item: MakeItem) => {
      const [artifact] = await source.obtain([item], {
        type: 'model',
        model: model as unknown as Model<never, Json>,
      })
      return artifact as ArtifactOf<Data>
    }

    // What another model once gave in the first one's place is not bought again from the first.
    for (const other of others) {
      const item = toItem(other)
      const insteadOf = (await source.find(item))?.provenance.insteadOf
      if (insteadOf !== undefined) return obtain(other, { ...item, insteadOf })
    }
    let asked = first
    let item: MakeItem = {
      ...toItem(first),
      mayUse: others.map((other) => identityAndPrice(other, request)),
    }
    for (const next of [...others, undefined]) {
      try {
        return await obtain(asked, item)
      } catch (error) {
        if (next === undefined || !MutoscopeError.isInstance(error) || !NOT_TAKEN.has(error.code)) throw error
        const { provider, model } = first
        const instead = { ...toItem(next), insteadOf: { provider, model, code: error.code } }
        await source.failedOver(item, instead, error)
        asked = next
        item = instead
      }
    }
    throw new MutoscopeError('UNREACHABLE')
  }
}

function identityAndPrice<Request, Data>(
  { provider, model, version, paid }: Model<Request, Data>,
  request: Request,
): Pick<MakeItem, 'identity' | 'price'> {
  return {
    identity: { provider, model, version },
    ...(paid === undefined ? {} : { price: () => paid.price(request) }),
  }
}
