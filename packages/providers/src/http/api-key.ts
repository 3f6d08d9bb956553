import { MutoscopeError } from '@mutoscope/core'

/** Where a provider's key comes from: a text, or a look-up by owner. */
export type ApiKey =
  | string
  | ((owner: { readonly ownerId: string | undefined }) => string | undefined | Promise<string | undefined>)

/** A provider's key, when it is needed. */
export interface ApiKeySource {
  /** For people, for instance `Runway`. */
  readonly provider: string
  readonly apiKey: ApiKey | undefined
  /** The official environment variables, in order of preference. */
  readonly variables: readonly string[]
  /** A server of one's own needs no key: the key is empty where there is none. @default false */
  readonly optional?: boolean
}

/**
 * Reads the key at the time of the call: option, then environment. @throws `PROVIDER_KEY_MISSING` that names
 * both, unless the key is optional
 */
export async function readApiKey(
  { provider, apiKey, variables, optional = false }: ApiKeySource,
  ownerId: string | undefined,
): Promise<string> {
  const given = typeof apiKey === 'function' ? await apiKey({ ownerId }) : apiKey
  const key =
    given ?? variables.map((name) => process.env[name]).find((value) => value !== undefined && value !== '')
  if (key !== undefined && key !== '') return key
  if (optional) return ''
  throw new MutoscopeError('PROVIDER_KEY_MISSING', {
    message: `${provider} API key is missing. Pass \`apiKey\` or set ${variables.join(' or ')}.`,
    details: { provider },
  })
}
