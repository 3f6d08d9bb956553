import { MutoscopeError, type Models, type PriceEntry } from '@mutoscope/core'
import {
  offlineImageModel,
  offlineMusicModel,
  offlineScriptModel,
  offlineSpeechModel,
} from '@mutoscope/offline'
import {
  baseUrlFrom,
  type ModelKind,
  type ModelOf,
  type Offer,
  type Service,
  type Services,
} from './define-service.js'
import { createKeyRing, type KeyRing } from './key-ring.js'
import { readModelChoices, type ModelChoices } from './model-choices.js'
import { readPrices } from './read-prices.js'
import { SERVICES } from './services.js'

/** What {@link openModels} opens models with. */
export interface OpenModelsOptions {
  /** Base URLs, prices and the models that are chosen by name. */
  readonly env: NodeJS.ProcessEnv
  readonly keys: KeyRing
  /** @default SERVICES */
  readonly services?: Services
}

/** A service whose client is ready. */
type OpenService = {
  readonly name: string
  readonly service: Service
  readonly offer: <Kind extends ModelKind>(kind: Kind) => Offer<Kind> | null
}

/** The models that need no key and no network. */
export function keylessModels(): Required<Pick<Models, 'script' | 'image' | 'speech' | 'music'>> {
  return {
    script: offlineScriptModel(),
    image: offlineImageModel(),
    speech: offlineSpeechModel(),
    music: offlineMusicModel(),
  }
}

/**
 * The models that the keys in the environment open, in front of the keyless ones: what `createStudio()`,
 * `mutoscope make` and `mutoscope serve` use. Without a key everything is made on this machine.
 *
 * `MUTOSCOPE_SCRIPT_MODEL` and the like name one model of a slot, as `provider/model` or `offline`;
 * `MUTOSCOPE_PRICES` names a file of prices.
 *
 * @param env @default process.env
 * @param services The table that is read, with services of your own. @default SERVICES
 * @throws `INVALID_INPUT` for a model or a file of prices that there is not
 * @example
 * const studio = await createStudio({ models: { ...modelsFromEnv(), music: offlineMusicModel() } })
 */
export function modelsFromEnv(env: NodeJS.ProcessEnv = process.env, services: Services = SERVICES): Models {
  return openModels({ env, keys: createKeyRing({ env, services }), services })
}

/** The same with keys from anywhere. An owner's own key opens a model for that owner alone. */
export function openModels({ env, keys, services: table = SERVICES }: OpenModelsOptions): Models {
  const given = readPrices(env)
  const choices = readModelChoices(env)
  const services = Object.entries(table).map(([name, service]): OpenService => {
    const offer = service.offers({
      apiKey: async ({ ownerId }) => (await keys.get(name, ownerId)) ?? '',
      prices: given,
      ...baseUrlFrom(env, service),
    })
    return { name, service, offer }
  })

  function slot<Kind extends ModelKind>(
    kind: Kind,
    keyless: readonly ModelOf<Kind>[],
  ): readonly ModelOf<Kind>[] {
    const choice = choices[kind] ?? null
    const models = services.flatMap((open) => modelsOf(open, kind, { keys, given }))
    if (choice === null) return [...models, ...keyless]
    if (choice.provider === 'offline') return [...keyless, ...models.map(onlyWhenChosen)]
    return [
      openChosen(services, kind, choice),
      ...models.filter(({ provider, model }) => provider !== choice.provider || model !== choice.model),
      ...keyless,
    ].map((model, index) => (index === 0 ? model : onlyWhenChosen(model)))
  }

  const { script, image, speech, music } = keylessModels()
  return {
    script: slot('script', [script as ModelOf<'script'>]),
    image: slot('image', [image as ModelOf<'image'>]),
    speech: slot('speech', [speech as ModelOf<'speech'>]),
    music: slot('music', [music as ModelOf<'music'>]),
    video: slot('video', []),
    avatar: slot('avatar', []),
  }
}

/** The models of one kind that a service has, each for owners with a key. */
function modelsOf<Kind extends ModelKind>(
  { name, service, offer }: OpenService,
  kind: Kind,
  { keys, given }: { readonly keys: KeyRing; readonly given: readonly PriceEntry[] },
): readonly ModelOf<Kind>[] {
  const offered = offer(kind)
  if (offered === null) return []
  const withKey = (model: ModelOf<Kind>): ModelOf<Kind> => ({
    ...model,
    available: (ownerId: string) => keys.has(name, ownerId),
  })
  const priced = offered.usual.filter((model) => hasPrice([...given, ...service.prices], service, model))
  const others = [...offered.usual.filter((model) => !priced.includes(model)), ...offered.chosen]
  return [
    ...priced.map((model) => withKey(offered.open(model))),
    ...others.map((model) => onlyWhenChosen(withKey(offered.open(model)))),
  ]
}

/** A model that nobody has a price for would stop every run at its quote. */
function hasPrice(prices: readonly PriceEntry[], { provider }: Service, model: string): boolean {
  return prices.some(
    (entry) => entry.provider === provider && entry.model === model && entry.micros !== 'manual',
  )
}

/** The model that a setting names. A missing key is said when it is used, so that nothing takes its place. */
function openChosen<Kind extends ModelKind>(
  services: readonly OpenService[],
  kind: Kind,
  choice: NonNullable<ModelChoices[Kind]>,
): ModelOf<Kind> {
  const offers = services.flatMap(({ service, offer }) => {
    const offered = offer(kind)
    return offered === null ? [] : [{ provider: service.provider, offered }]
  })
  const found = offers.find(({ provider }) => provider === choice.provider)
  if (found !== undefined) return found.offered.open(choice.model)
  throw new MutoscopeError('INVALID_INPUT', {
    message: `${choice.variable}: "${choice.provider}" makes no ${kind}. Name a model of ${['offline', ...offers.map(({ provider }) => provider)].join(', ')} as provider/model.`,
    details: { field: choice.variable },
  })
}

function onlyWhenChosen<Model extends object>(model: Model): Model {
  return { ...model, onlyWhenChosen: true }
}
