import { ApiError } from '../../../contract/error-definition.js'
import { invalidRequest } from '../errors.js'

/** What looking at a key found. */
export interface KeyVerdict {
  readonly valid: boolean
  /** For people; never the key. */
  readonly message: string
}

/** A service that keys can be kept for. */
export interface KeyService {
  /** For people. */
  readonly name: string
  /** What kind of key it is, for people. */
  readonly description: string
  readonly kind: 'api_key' | 'oauth_token'
  /**
   * Asks the provider whether it accepts a key; may throw provider errors. Without it only the form of a key
   * is looked at, and the answer says so.
   */
  readonly check?: (key: string, signal: AbortSignal) => Promise<KeyVerdict>
}

/** Services by the names that callers use: lower-case letters, digits and `_`. */
export type KeyServices = Readonly<Record<string, KeyService>>

/** The documented services, for a host that has no table of its own. */
export const DOCUMENTED_KEY_SERVICES = {
  google_drive: { name: 'Google Drive', description: 'OAuth2 token', kind: 'oauth_token' },
  runway: { name: 'Runway', description: 'Runway ML API key', kind: 'api_key' },
  dadan: {
    name: 'Dadan',
    description: 'Dadan AI API key. It is saved but not needed: metadata is generated locally.',
    kind: 'api_key',
  },
  recraft: { name: 'Recraft', description: 'Recraft AI API key', kind: 'api_key' },
} as const satisfies KeyServices

/** The service of a name that a caller gave. @throws `INVALID_REQUEST` for another name */
export function findKeyService(keyServices: KeyServices, name: string): KeyService {
  const found = Object.hasOwn(keyServices, name) ? keyServices[name] : undefined
  if (found !== undefined) return found
  const known = Object.keys(keyServices)
  throw new ApiError(invalidRequest, {
    message: `No keys are kept for the service "${name}". Name one of ${known.join(', ')}.`,
    details: { field: 'service', services: known },
  })
}
