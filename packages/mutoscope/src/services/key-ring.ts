import type { Services } from './define-service.js'
import { SERVICES } from './services.js'

/** Finds the keys of services: an owner's own first, then the host's from the environment. */
export interface KeyRing {
  /** Whether there is a key, without opening a sealed one. */
  has(service: string, ownerId: string | undefined): Promise<boolean>
  /**
   * The key, or undefined. An owner's own key that cannot be opened is an error and not a reason to use
   * another. @throws `VAULT_KEY_MISSING`, `VAULT_SEALED`
   */
  get(service: string, ownerId: string | undefined): Promise<string | undefined>
}

/** Where a ring looks for the keys of owners; `KeyVault` fits. */
export interface OwnerKeys {
  has(ownerId: string, service: string): Promise<boolean>
  get(ownerId: string, service: string): Promise<string | null>
}

/** What a ring looks in. */
export interface KeyRingOptions {
  readonly env: NodeJS.ProcessEnv
  /** Keys that owners have saved; asked at each use. @default none */
  readonly ownerKeys?: () => OwnerKeys | undefined
  /** Whose variables are read. @default SERVICES */
  readonly services?: Services
}

/** Makes a {@link KeyRing}. */
export function createKeyRing({
  env,
  ownerKeys = () => undefined,
  services = SERVICES,
}: KeyRingOptions): KeyRing {
  /** The host's key of a service: the first of its variables that is set. */
  const ofHost = (service: string): string | undefined =>
    services[service]?.variables.map((name) => env[name]).find((value) => value !== undefined && value !== '')
  const own = async (service: string, ownerId: string | undefined) => {
    const keys = ownerKeys()
    return ownerId !== undefined && keys !== undefined && (await keys.has(ownerId, service)) ? keys : null
  }
  return {
    async has(service, ownerId) {
      return ofHost(service) !== undefined || (await own(service, ownerId)) !== null
    },
    async get(service, ownerId) {
      const keys = await own(service, ownerId)
      return (await keys?.get(ownerId ?? '', service)) ?? ofHost(service)
    },
  }
}
