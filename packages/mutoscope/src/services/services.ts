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
import { defineService, type CheckKey, type Services } from './define-service.js'

const checkKey = (client: { readonly checkKey: CheckKey }): CheckKey => client.checkKey

/**
 * Every service that a key opens, in order of preference: names, environment variables, client, check of a
 * key, models of each slot, and prices. Whatever needs to know about a service reads this table, and nothing
 * else lists services.
 *
 * A `usual` model is used as soon as there is a key; one that has no price waits until there is one.
 */
export const SERVICES = {
  anthropic: defineService({
    name: 'Anthropic',
    provider: 'anthropic',
    variables: ['ANTHROPIC_API_KEY'],
    baseUrlVariable: 'ANTHROPIC_BASE_URL',
    prices: ANTHROPIC_PRICES,
    create: createAnthropic,
    checkKey,
    offers: { script: { usual: ['claude-sonnet-5-5'], open: (client, model) => client.script(model) } },
  }),
  recraft: defineService({
    name: 'Recraft',
    key: 'Recraft AI API key',
    provider: 'recraft',
    variables: ['RECRAFT_API_TOKEN', 'RECRAFT_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_RECRAFT_BASE_URL',
    prices: RECRAFT_PRICES,
    create: createRecraft,
    checkKey,
    offers: { image: { usual: ['recraftv4_1'], open: (client, model) => client.image(model) } },
  }),
  elevenlabs: defineService({
    name: 'ElevenLabs',
    makes: 'voice with word times, music',
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
    name: 'OpenAI',
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
    name: 'Gemini',
    key: 'Google Gemini API key',
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
    name: 'Runway',
    key: 'Runway ML API key',
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
    name: 'HeyGen',
    provider: 'heygen',
    variables: ['HEYGEN_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_HEYGEN_BASE_URL',
    prices: HEYGEN_PRICES,
    create: createHeyGen,
    checkKey,
    offers: { avatar: { usual: ['avatar-iv'], open: (client, model) => client.avatar(model) } },
  }),
  luma_agents: defineService({
    name: 'Luma Agents',
    key: 'Luma API key (current API)',
    makes: 'video (ray-3.2), pictures',
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
    name: 'Luma',
    key: 'Luma API key (Dream Machine)',
    makes: 'video, pictures of the older Dream Machine',
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
    name: 'fal',
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
    name: 'Replicate',
    key: 'Replicate API token',
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
    name: 'Vertex AI',
    key: 'Google Cloud API key (express mode)',
    makes: 'video (Veo)',
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
    name: 'Stability AI',
    provider: 'stability',
    variables: ['STABILITY_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_STABILITY_BASE_URL',
    prices: STABILITY_PRICES,
    create: createStability,
    checkKey,
    offers: { image: { usual: ['core'], open: (client, model) => client.image(model) } },
  }),
  d_id: defineService({
    name: 'D-ID',
    provider: 'd-id',
    variables: ['DID_API_KEY'],
    baseUrlVariable: 'MUTOSCOPE_D_ID_BASE_URL',
    prices: D_ID_PRICES,
    create: createDId,
    checkKey,
    offers: { avatar: { usual: ['talks'], open: (client) => client.avatar() } },
  }),
  google_tts: defineService({
    name: 'Google Text-to-Speech',
    key: 'Google Cloud API key',
    makes: 'voice, with a pitch knob',
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
    name: 'OpenAI-compatible server',
    key: 'API key of an OpenAI-compatible server; many need none',
    makes: 'script, voice of any server that speaks OpenAI’s API',
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
    name: 'Google Drive',
    key: 'OAuth2 token',
    keyKind: 'oauth_token',
    makes: 'files',
    provider: 'google-drive',
    variables: ['GOOGLE_DRIVE_ACCESS_TOKEN'],
    baseUrlVariable: 'MUTOSCOPE_GOOGLE_DRIVE_BASE_URL',
    prices: [],
    create: createGoogleDrive,
    checkKey,
    offers: {},
  }),
  youtube: defineService({
    name: 'YouTube',
    key: 'OAuth2 token',
    keyKind: 'oauth_token',
    makes: 'publishing',
    provider: 'youtube',
    variables: ['YOUTUBE_ACCESS_TOKEN'],
    baseUrlVariable: 'MUTOSCOPE_YOUTUBE_BASE_URL',
    prices: [],
    create: createYoutube,
    checkKey,
    offers: {},
  }),
} as const satisfies Services

/** Names of the services that come with the package. */
export type ServiceName = keyof typeof SERVICES
