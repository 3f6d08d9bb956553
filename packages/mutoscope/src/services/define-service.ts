import type { Models, ModelSlot, PriceEntry } from '@mutoscope/core'

/** A kind of model that a studio has a slot for. */
export type ModelKind = ModelSlot

/** A model of one kind. */
export type ModelOf<Kind extends ModelKind> = Extract<NonNullable<Models[Kind]>, readonly unknown[]>[number]

/** Asks a service, free of charge, if it accepts a key. @throws `PROVIDER_AUTH`, `PROVIDER_UNAVAILABLE` */
export type CheckKey = (context: { readonly signal: AbortSignal }) => Promise<void>

/** What every client is opened with. */
export interface ServiceOptions {
  /** Asked at each use; an empty string is no key. */
  readonly apiKey: (owner: { readonly ownerId: string | undefined }) => string | Promise<string>
  readonly baseUrl?: string
  /** Prices that take precedence over the service's own. */
  readonly prices: readonly PriceEntry[]
}

/** The models of one kind that a service has. */
export interface Offer<Kind extends ModelKind> {
  /** Models that a key alone opens, in order of preference. */
  readonly usual: readonly string[]
  /** Models that are asked only when a request or a setting names them. */
  readonly chosen: readonly string[]
  /** Any model by the provider's name for it. */
  open(model: string): ModelOf<Kind>
}

/**
 * Services by the name under which their keys are kept, in order of preference. {@link SERVICES} is the table
 * that everything reads; a host hands in `{ ...SERVICES, acme }` where there is one more.
 */
export type Services = Readonly<Record<string, Service>>

/** One row of the table of services. */
export interface Service {
  /** For people, for instance `Runway`. */
  readonly name: string
  /** What is kept as its key, for people. @default 'API key' */
  readonly key?: string
  /** A token of a person's account, or a key of the API. @default 'api_key' */
  readonly keyKind?: 'api_key' | 'oauth_token'
  /** What it makes, where that is not models, for people. */
  readonly makes?: string
  /** The provider's name in prices, digests and settings, and its subpath of `@mutoscope/providers`. */
  readonly provider: string
  /** Environment variables of the key, in order of preference. */
  readonly variables: readonly string[]
  /** Whether it may be used without a key, as a server of one's own. @default false */
  readonly isKeyOptional?: boolean
  /** Environment variable of the base URL. */
  readonly baseUrlVariable: string
  /** Its own price list; `manual` entries must be priced by the host. */
  readonly prices: readonly PriceEntry[]
  /** Null where the service has nothing free to ask. */
  readonly checkKey: ((options: ServiceOptions) => CheckKey) | null
  /** What the service makes of a kind; null when it makes nothing of this kind. */
  offers(options: ServiceOptions): <Kind extends ModelKind>(kind: Kind) => Offer<Kind> | null
}

/** The models of one kind in a row, before a client is there to open them. */
export type OfferRow<Client, Kind extends ModelKind> = {
  readonly usual: readonly string[]
  readonly chosen?: readonly string[]
  /** Opens any model of this kind by the provider's name for it. Sends nothing. */
  readonly open: (client: Client, model: string) => ModelOf<Kind>
}

/** A row as it is written. */
export type ServiceRow<Client> = Omit<Service, 'checkKey' | 'offers'> & {
  /** Makes the client that models are opened with. Sends nothing. */
  readonly create: (options: ServiceOptions) => Client
  /** Makes a free check of the key; null where the service has nothing free to ask. */
  readonly checkKey: ((client: Client) => CheckKey) | null
  readonly offers: { readonly [Kind in ModelKind]?: OfferRow<Client, Kind> }
}

/**
 * Defines a row of the table of services; the type of its client stays inside.
 *
 * @example
 * const acme = defineService({
 *   name: 'Acme', provider: 'acme', variables: ['ACME_API_KEY'], baseUrlVariable: 'ACME_BASE_URL',
 *   prices: ACME_PRICES, create: createAcme, checkKey: ({ checkKey }) => checkKey,
 *   offers: { video: { usual: ['clip-1'], open: (client, model) => client.video(model) } },
 * })
 */
export function defineService<Client>({ create, checkKey, offers, ...facts }: ServiceRow<Client>): Service {
  return {
    ...facts,
    checkKey: checkKey === null ? null : (options) => checkKey(create(options)),
    offers(options) {
      // Only when a model is opened: a client without an address cannot be made.
      let client: Client | undefined
      return <Kind extends ModelKind>(kind: Kind): Offer<Kind> | null => {
        const row: OfferRow<Client, Kind> | undefined = offers[kind]
        if (row === undefined) return null
        const { usual, chosen = [], open } = row
        return { usual, chosen, open: (model) => open((client ??= create(options)), model) }
      }
    },
  }
}

/** The base URL that the environment names for a service, as an option of its client. */
export function baseUrlFrom(env: NodeJS.ProcessEnv, service: Service): { readonly baseUrl?: string } {
  const baseUrl = env[service.baseUrlVariable] ?? ''
  return baseUrl === '' ? {} : { baseUrl }
}
