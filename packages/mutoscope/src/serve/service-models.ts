import type { Models, Slot } from '@mutoscope/core'
import type { ModelIdentity } from '@mutoscope/core/ports'
import type { HttpService } from '@mutoscope/providers/http-service'
import type { ServiceConfig } from './service-config.js'

/**
 * Puts the services that there are before all other models of their slots. The others are asked only when a
 * request chooses one by name: a service that does not answer is an error, and not a reason to make something
 * else in its place.
 */
export function serviceModels(
  service: HttpService,
  { scriptUrl, audioUrl, imageUrl }: ServiceConfig,
  models: Models,
): Models {
  return {
    ...models,
    ...(scriptUrl === null ? {} : { script: [service.script(), ...onlyWhenChosen(models.script)] }),
    ...(audioUrl === null ? {} : { speech: [service.speech(), ...onlyWhenChosen(models.speech)] }),
    ...(imageUrl === null ? {} : { image: [service.image(), ...onlyWhenChosen(models.image)] }),
  }
}

function onlyWhenChosen<Model extends ModelIdentity>(slot: Slot<Model> | undefined): readonly Model[] {
  const models: readonly Model[] = slot === undefined ? [] : Array.isArray(slot) ? slot : [slot as Model]
  return models.map((model) => ({ ...model, onlyWhenChosen: true }))
}
