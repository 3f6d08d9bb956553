import { rm } from 'node:fs/promises'
import { DOCUMENTED_KEY_SERVICES, type KeyServices, type StoryboardFamilyOptions } from '@mutoscope/api'
import { MutoscopeError, type Logger } from '@mutoscope/core'
import { readHead, sniffMediaTypes } from '@mutoscope/core/ports'
import { createGoogleDrive } from '@mutoscope/providers/google-drive'
import { downloadOutput, type DownloadLimits } from '@mutoscope/providers/guarded-download'
import { baseUrlFrom, type Services } from '../services/define-service.js'
import type { KeyRing } from '../services/key-ring.js'

/** Limits of a file that is loaded from an address that a user gave, who waits for it. */
const DOWNLOAD = {
  maxBytes: 512 * 1024 * 1024,
  deadlineMs: 120_000,
  retries: 1,
  memoryBytes: 64 * 1024,
} as const satisfies DownloadLimits

/** What the options of the storyboard family are made of. */
export interface StoryboardParts {
  readonly services: Services
  readonly keys: KeyRing
  /** Base URLs. */
  readonly env: NodeJS.ProcessEnv
  readonly logger: Logger
}

/**
 * What the storyboard family reaches the world with: Google Drive, guarded downloads, and the services whose
 * keys are kept.
 */
export function storyboardOptions({ services, keys, env, logger }: StoryboardParts): StoryboardFamilyOptions {
  return {
    fileSource: (accessToken) => createGoogleDrive({ apiKey: accessToken }),
    keyServices: toKeyServices(services, env),
    engineAvailable: async (ownerId, provider) => {
      const [name] = Object.entries(services).find(([, service]) => service.provider === provider) ?? []
      return name !== undefined && (await keys.has(name, ownerId))
    },
    async download(url, signal) {
      const { body } = await downloadOutput(url, { ...DOWNLOAD, signal, trustedOrigins: [], logger })
      const discard = async () => {
        if (body.path !== undefined) await rm(body.path, { force: true })
      }
      const [mediaType] = sniffMediaTypes(await readHead(body))
      if (mediaType === undefined) {
        await discard()
        throw new MutoscopeError('MEDIA_INVALID', {
          message: `${new URL(url).host} returned a file of unknown type.`,
          details: { host: new URL(url).host },
        })
      }
      return { ...body, mediaType, discard }
    },
  }
}

/** Services that keys can be kept for: the documented ones first. */
function toKeyServices(services: Services, env: NodeJS.ProcessEnv): KeyServices {
  const ours = Object.entries(services).map(([id, service]) => {
    const { name, key = `${name} API key`, keyKind = 'api_key', checkKey } = service
    const facts = { name, description: key, kind: keyKind }
    if (checkKey === null) return [id, facts] as const
    const check = async (apiKey: string, signal: AbortSignal) => {
      await checkKey({ apiKey: () => apiKey, prices: [], ...baseUrlFrom(env, service) })({ signal })
      return { valid: true, message: 'The provider accepts the key.' }
    }
    return [id, { ...facts, check }] as const
  })
  return { ...DOCUMENTED_KEY_SERVICES, ...Object.fromEntries(ours) }
}
