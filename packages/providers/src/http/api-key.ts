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
 * Reads the key at the time of the call: option, then environment. Space around it, such as the line end of the
 * file that it came from, is not part of it.
 * @throws `PROVIDER_KEY_MISSING` that names both, unless the key is optional; `PROVIDER_AUTH` for one that no
 *   header can carry, since the error of `fetch` would show it and prove nothing about a paid request
 */
export async function readApiKey(
  { provider, apiKey, variables, optional = false }: ApiKeySource,
  ownerId: string | undefined,
): Promise<string> {
  const given = typeof apiKey === 'function' ? await apiKey({ ownerId }) : apiKey
  const key =
    given?.trim() ??
    variables.map((name) => process.env[name]?.trim()).find((value) => value !== undefined && value !== '')
  if (key !== undefined && key !== '') return assertSendable(provider, key)
  if (optional) return ''
  throw new MutoscopeError('PROVIDER_KEY_MISSING', {
    message: `${provider} API key is missing. Pass \`apiKey\` or set ${variables.join(' or ')}.`,
    details: { provider },
  })
}

function assertSendable(provider: string, key: string): string {
  const at = key.search(/[^ -~]/u)
  if (at === -1) return key
  throw new MutoscopeError('PROVIDER_AUTH', {
    message: `The ${provider} API key contains a control character or a letter outside ASCII (character ${at + 1} of ${key.length}). Copy the key again.`,
    details: { provider },
  })
}
