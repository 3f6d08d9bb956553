import type { KeyService } from '@mutoscope/api'
import { ANTHROPIC_PRICES, createAnthropic } from '@mutoscope/providers/anthropic'
import { createDId, D_ID_PRICES } from '@mutoscope/providers/d-id'
import { createElevenLabs, ELEVENLABS_PRICES } from '@mutoscope/providers/elevenlabs'
import { createFal, FAL_PRICES } from '@mutoscope/providers/fal'
import { createGemini, GEMINI_PRICES } from '@mutoscope/providers/gemini'
import { createGoogleDrive } from '@mutoscope/providers/google-drive'
import { createGoogleTts, GOOGLE_TTS_PRICES } from '@mutoscope/providers/google-tts'
import { createHeyGen, HEYGEN_PRICES } from '@mutoscope/providers/heygen'
import { createLuma, LUMA_PRICES } from '@mutoscope/providers/luma'
import { createLumaAgents, LUMA_AGENTS_PRICES } from '@mutoscope/providers/luma-agents'
import { createOpenAI, OPENAI_PRICES } from '@mutoscope/providers/openai'
import { createOpenAICompatible } from '@mutoscope/providers/openai-compatible'
import { createRecraft, RECRAFT_PRICES } from '@mutoscope/providers/recraft'
import { createReplicate, REPLICATE_PRICES } from '@mutoscope/providers/replicate'
import { createRunway, RUNWAY_PRICES } from '@mutoscope/providers/runway'
import { createStability, STABILITY_PRICES } from '@mutoscope/providers/stability'
import { createVertex, VERTEX_PRICES } from '@mutoscope/providers/vertex'
import { createYoutube } from '@mutoscope/providers/youtube'
import { defineService, type CheckKey, type Service } from './define-service.js'

/** Services that a key opens. `dadan` is only a name under which a key can be kept. */
export type ServiceName = Exclude<KeyService, 'dadan'>

const checkKey = (client: { readonly checkKey: CheckKey }): CheckKey => client.checkKey

/**
 * Every service that a key opens, in order of preference: environment variables, client, check of a key,
 * models of each slot, and prices. Whatever needs to know about a service reads this table, and nothing else
 * lists services.
 *
 * A `usual` model is used as soon as there is a key; one that has no price waits until there is one.
 */
export const SERVICES = {
  anthropic: defineService({
    provider: 'anthropic',
    variables: ['ANTHROPIC_API_KEY'],
    baseUrlVariable: 'ANTHROPIC_BASE_URL',
    prices: ANTHROPIC_PRICES,
    create: createAnthropic,
    checkKey,
    offers: { script: { usual: ['claude-sonnet-5-5'], open: (client, model) => client.script(model) } },
  }),
  recraft: defineService({
    provider: 'recraft',
    variables: ['RECRAFT_API_TOKEN', 'RECRAFT_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_RECRAFT_BASE_URL',
    prices: RECRAFT_PRICES,
    create: createRecraft,
    checkKey,
    offers: { image: { usual: ['recraftv4_1'], open: (client, model) => client.image(model) } },
  }),
  elevenlabs: defineService({
    provider: 'elevenlabs',
    variables: ['ELEVENLABS_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_ELEVENLABS_BASE_URL',
    prices: ELEVENLABS_PRICES,
    create: createElevenLabs,
    checkKey,
    offers: {
      speech: { usual: ['eleven_multilingual_v2'], open: (client, model) => client.speech(model) },
      music: { usual: ['music_v2_5'], open: (client, model) => client.music(model) },
    },
  }),
  openai: defineService({
    provider: 'openai',
    variables: ['OPENAI_API_KEY'],
    baseUrlVariable: 'OPENAI_BASE_URL',
    prices: OPENAI_PRICES,
    create: createOpenAI,
    checkKey,
    offers: {
      script: { usual: ['gpt-6-sol'], open: (client, model) => client.script(model) },
      image: { usual: ['gpt-image-2.5-flare'], open: (client, model) => client.image(model) },
      speech: { usual: ['gpt-4o-mini-tts'], open: (client, model) => client.speech(model) },
    },
  }),
  gemini: defineService({
    provider: 'gemini',
    variables: ['GOOGLE_API_KEY', 'GEMINI_API_KEY'],
    baseUrlVariable: 'GOOGLE_GEMINI_BASE_URL',
    prices: GEMINI_PRICES,
    create: createGemini,
    checkKey,
    offers: {
      script: { usual: ['gemini-3.8-flash'], open: (client, model) => client.script(model) },
      image: { usual: ['gemini-3.1-flash-image'], open: (client, model) => client.image(model) },
      speech: { usual: [], chosen: ['gemini-3.8-flash-tts'], open: (client, model) => client.speech(model) },
      video: { usual: [], chosen: ['gemini-omni-1.2-flash'], open: (client, model) => client.video(model) },
    },
  }),
  runway: defineService({
    provider: 'runway',
    variables: ['RUNWAYML_API_SECRET'],
    baseUrlVariable: 'RUNWAYML_BASE_URL',
    prices: RUNWAY_PRICES,
    create: createRunway,
    checkKey,
    offers: {
      video: {
        usual: ['gen4.5'],
        chosen: ['gen4_turbo', 'veo3.1', 'veo3.1_fast'],
        open: (client, model) => client.video(model),
      },
      // Whoever has a key for clips has not asked for pictures, voices and faces from the same account.
      image: { usual: [], chosen: ['gen4_image'], open: (client, model) => client.image(model) },
      speech: {
        usual: [],
        chosen: ['eleven_multilingual_v2'],
        open: (client, model) => client.speech(model),
      },
      avatar: { usual: [], chosen: ['gwm1_avatars'], open: (client, model) => client.avatar(model) },
    },
  }),
  heygen: defineService({
    provider: 'heygen',
    variables: ['HEYGEN_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_HEYGEN_BASE_URL',
    prices: HEYGEN_PRICES,
    create: createHeyGen,
    checkKey,
    offers: { avatar: { usual: ['avatar-iv'], open: (client, model) => client.avatar(model) } },
  }),
  luma_agents: defineService({
    provider: 'luma-agents',
    variables: ['LUMA_AGENTS_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_LUMA_AGENTS_BASE_URL',
    prices: LUMA_AGENTS_PRICES,
    create: createLumaAgents,
    checkKey,
    offers: {
      video: { usual: ['ray-3.2'], open: (client, model) => client.video(model) },
      image: { usual: ['uni-1'], chosen: ['uni-1-max'], open: (client, model) => client.image(model) },
    },
  }),
  luma: defineService({
    provider: 'luma',
    variables: ['LUMAAI_API_KEY'],
    baseUrlVariable: 'LUMAAI_BASE_URL',
    prices: LUMA_PRICES,
    create: createLuma,
    checkKey,
    offers: {
      video: { usual: ['ray-2'], chosen: ['ray-flash-2'], open: (client, model) => client.video(model) },
      image: {
        usual: ['photon-1'],
        chosen: ['photon-flash-1'],
        open: (client, model) => client.image(model),
      },
    },
  }),
  fal: defineService({
    provider: 'fal',
    variables: ['FAL_KEY'],
    baseUrlVariable: 'MUTOSCOPE_FAL_BASE_URL',
    prices: FAL_PRICES,
    create: createFal,
    checkKey: null,
    offers: {
      video: { usual: ['fal-ai/veo3.1/fast'], open: (client, model) => client.video(model) },
      image: { usual: ['fal-ai/flux/schnell'], open: (client, model) => client.image(model) },
    },
  }),
  replicate: defineService({
    provider: 'replicate',
    variables: ['REPLICATE_API_TOKEN'],
    baseUrlVariable: 'MUTOSCOPE_REPLICATE_BASE_URL',
    prices: REPLICATE_PRICES,
    create: createReplicate,
    checkKey,
    offers: {
      image: { usual: ['black-forest-labs/flux-schnell'], open: (client, model) => client.image(model) },
      video: { usual: ['google/veo-3.1-fast'], open: (client, model) => client.video(model) },
    },
  }),
  // Vertex AI and Google's voices share their variable with Gemini, which most keys are for.
  vertex: defineService({
    provider: 'vertex',
    variables: ['GOOGLE_API_KEY'],
    baseUrlVariable: 'GOOGLE_VERTEX_BASE_URL',
    prices: VERTEX_PRICES,
    create: createVertex,
    checkKey,
    offers: {
      video: { usual: [], chosen: ['veo-3.1-generate-001'], open: (client, model) => client.video(model) },
    },
  }),
  stability: defineService({
    provider: 'stability',
    variables: ['STABILITY_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_STABILITY_BASE_URL',
    prices: STABILITY_PRICES,
    create: createStability,
    checkKey,
    offers: { image: { usual: ['core'], open: (client, model) => client.image(model) } },
  }),
  d_id: defineService({
    provider: 'd-id',
    variables: ['DID_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_D_ID_BASE_URL',
    prices: D_ID_PRICES,
    create: createDId,
    checkKey,
    offers: { avatar: { usual: ['talks'], open: (client) => client.avatar() } },
  }),
  google_tts: defineService({
    provider: 'google-tts',
    variables: ['GOOGLE_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_GOOGLE_TTS_BASE_URL',
    prices: GOOGLE_TTS_PRICES,
    create: createGoogleTts,
    checkKey,
    offers: {
      speech: {
        usual: [],
        chosen: ['neural2', 'wavenet', 'standard', 'chirp3-hd'],
        open: (client, model) => client.speech(model),
      },
    },
  }),
  // Has no address until the environment says one, so nothing is opened by a key alone.
  openai_compatible: defineService({
    provider: 'openai-compatible',
    variables: ['OPENAI_COMPATIBLE_API_KEY'],
    isKeyOptional: true,
    baseUrlVariable: 'OPENAI_COMPATIBLE_BASE_URL',
    prices: [],
    create: createOpenAICompatible,
    checkKey,
    offers: {
      script: { usual: [], open: (client, model) => client.script(model) },
      speech: { usual: [], open: (client, model) => client.speech(model) },
    },
  }),
  google_drive: defineService({
    provider: 'google-drive',
    variables: ['GOOGLE_DRIVE_ACCESS_TOKEN'],
    baseUrlVariable: 'MUTOSCOPE_GOOGLE_DRIVE_BASE_URL',
    prices: [],
    create: createGoogleDrive,
    checkKey,
    offers: {},
  }),
  youtube: defineService({
    provider: 'youtube',
    variables: ['YOUTUBE_ACCESS_TOKEN'],
    baseUrlVariable: 'MUTOSCOPE_YOUTUBE_BASE_URL',
    prices: [],
    create: createYoutube,
    checkKey,
    offers: {},
  }),
} as const satisfies { readonly [Name in ServiceName]: Service }

/** Names of the services, in order of preference. */
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[]
