import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import type { Charge } from '../domain/charge.js'
import { allModels, modelsIn } from '../models/all-models.js'
import type { Engine } from '../engine/engine.js'
import type { Model } from '../providers/model.js'
import type { CallSubject } from './call-subject.js'
import { termsOf, type TermsEngine } from './terms-of-call.js'

/** A call with what decides its next step, and its model where the studio still has it. */
export interface LoadedSubject {
  readonly subject: CallSubject
  readonly model: Model<never, Json> | undefined
}

/** What loading needs of the engine. */
export type SubjectEngine = TermsEngine & Pick<Engine, 'store' | 'models'>

/** Loads what decides about a call that is not at hand as somebody's request. */
export async function loadSubject(engine: SubjectEngine, call: Call): Promise<LoadedSubject> {
  const charge = await engine.store.getCharge(call.ownerId, call.id)
  const model = modelOf(engine, call, charge)
  const none = { estimatedMicros: 0, reservedMicros: 0 }
  return { model, subject: { call, charge: charge ?? none, terms: termsOf(engine, model) } }
}

/** Several slots may have a model of one name, so the slot that the charge names is looked at first. */
function modelOf(
  { models }: Pick<Engine, 'models'>,
  { provider, model }: Call,
  charge: Charge | null,
): Model<never, Json> | undefined {
  const own = charge === null ? [] : modelsIn(models, charge.kind)
  return [...own, ...allModels(models)].find((each) => each.provider === provider && each.model === model)
}
