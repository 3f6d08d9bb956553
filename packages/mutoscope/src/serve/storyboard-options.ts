import type { StoryboardFamilyOptions } from '@mutoscope/api'
import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import { SNIFF_BYTES, sniffMediaTypes } from '@mutoscope/express'
import { createAnthropic } from '@mutoscope/providers/anthropic'
import { createElevenLabs } from '@mutoscope/providers/elevenlabs'
import { createGemini } from '@mutoscope/providers/gemini'
import { createGoogleDrive } from '@mutoscope/providers/google-drive'
import { downloadOutput } from '@mutoscope/providers/guarded-download'
import { createHeyGen } from '@mutoscope/providers/heygen'
import { createOpenAI } from '@mutoscope/providers/openai'
import { createRecraft } from '@mutoscope/providers/recraft'
import { createRunway } from '@mutoscope/providers/runway'
import type { KeyRing, KeyService } from './key-ring.js'

/** Largest file that is loaded from an address that a user gave, bytes. */
const MAX_DOWNLOAD_BYTES = 512 * 1024 * 1024

/** A provider that can be asked, free of charge, whether it takes a key. */
interface Checkable {
  checkKey(context: { readonly signal: AbortSignal }): Promise<void>
}

const PROVIDERS: { readonly [service in KeyService]: (key: { readonly apiKey: string }) => Checkable } = {
  runway: createRunway,
  recraft: createRecraft,
  openai: createOpenAI,
  anthropic: createAnthropic,
  gemini: createGemini,
  elevenlabs: createElevenLabs,
  heygen: createHeyGen,
  google_drive: createGoogleDrive,
}

/**
 * What the storyboard family reaches the world with: Google Drive, guarded downloads, and the providers whose
 * keys are kept.
 */
export function storyboardOptions(keys: KeyRing): StoryboardFamilyOptions {
  return {
    fileSource: (accessToken) => createGoogleDrive({ apiKey: accessToken }),
    validators: Object.fromEntries(
      Object.entries(PROVIDERS).map(([service, create]) => [
        service,
        async (apiKey: string, signal: AbortSignal) => {
          await create({ apiKey }).checkKey({ signal })
          return { valid: true, message: 'The provider takes the key.' }
        },
      ]),
    ),
    engineAvailable: async (ownerId, provider) =>
      provider === 'runway' && (await keys('runway', ownerId)) !== undefined,
    async download(url, signal) {
      const { body } = await downloadOutput(url, { signal, trustedOrigins: [], maxBytes: MAX_DOWNLOAD_BYTES })
      const [mediaType] = sniffMediaTypes(await readHead(body))
      if (mediaType === undefined)
        throw new MutoscopeError('MEDIA_INVALID', {
          message: `${new URL(url).host} answered a file of no known kind.`,
          details: { host: new URL(url).host },
        })
      return { ...body, mediaType }
    },
  }
}

async function readHead(body: ByteSource): Promise<Uint8Array> {
  for await (const chunk of body.stream({ start: 0, end: SNIFF_BYTES })) return chunk
  return new Uint8Array()
}
