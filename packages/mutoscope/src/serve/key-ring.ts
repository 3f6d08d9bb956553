/**
 * Services that keys can be kept for, with the official environment variables of each, in order of
 * preference.
 */
export const KEY_SERVICES = {
  runway: ['RUNWAYML_API_SECRET'],
  recraft: ['RECRAFT_API_TOKEN', 'RECRAFT_API_KEY'],
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  gemini: ['GOOGLE_API_KEY', 'GEMINI_API_KEY'],
  elevenlabs: ['ELEVENLABS_API_KEY'],
  heygen: ['HEYGEN_API_KEY'],
  google_drive: ['GOOGLE_DRIVE_ACCESS_TOKEN'],
} as const satisfies { readonly [service: string]: readonly string[] }

/** A key of {@link KEY_SERVICES}. */
export type KeyService = keyof typeof KEY_SERVICES

/** Finds the key of a service: the owner's own, else the host's. */
export type KeyRing = (service: KeyService, ownerId: string | undefined) => Promise<string | undefined>

/** What a ring looks in. */
export interface KeyRingOptions {
  readonly env: NodeJS.ProcessEnv
  /** What an owner has saved, or null. */
  readonly ownerKey: (ownerId: string, service: KeyService) => Promise<string | null>
}

/** Makes a {@link KeyRing}. */
export function createKeyRing({ env, ownerKey }: KeyRingOptions): KeyRing {
  return async (service, ownerId) => {
    const own = ownerId === undefined ? null : await ownerKey(ownerId, service)
    return (
      own ??
      KEY_SERVICES[service].map((name) => env[name]).find((value) => value !== undefined && value !== '')
    )
  }
}
