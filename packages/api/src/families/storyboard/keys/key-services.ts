/** A service that keys can be kept for. */
export interface KeyServiceFacts {
  readonly name: string
  readonly description: string
  readonly kind: 'api_key' | 'oauth_token'
}

/** Services that keys can be kept for; the first four are the documented ones. */
export const KEY_SERVICES = {
  google_drive: { name: 'Google Drive', description: 'OAuth2 token', kind: 'oauth_token' },
  runway: { name: 'Runway', description: 'Runway ML API key', kind: 'api_key' },
  dadan: {
    name: 'Dadan',
    description: 'Dadan AI API key. It is kept; metadata is written here and needs none.',
    kind: 'api_key',
  },
  recraft: { name: 'Recraft', description: 'Recraft AI API key', kind: 'api_key' },
  openai: { name: 'OpenAI', description: 'OpenAI API key', kind: 'api_key' },
  anthropic: { name: 'Anthropic', description: 'Anthropic API key', kind: 'api_key' },
  gemini: { name: 'Gemini', description: 'Google Gemini API key', kind: 'api_key' },
  elevenlabs: { name: 'ElevenLabs', description: 'ElevenLabs API key', kind: 'api_key' },
  heygen: { name: 'HeyGen', description: 'HeyGen API key', kind: 'api_key' },
  luma_agents: { name: 'Luma Agents', description: 'API key of Luma’s current API', kind: 'api_key' },
  luma: { name: 'Luma', description: 'API key of Luma’s Dream Machine', kind: 'api_key' },
  fal: { name: 'fal', description: 'fal API key', kind: 'api_key' },
  replicate: { name: 'Replicate', description: 'Replicate API token', kind: 'api_key' },
  vertex: { name: 'Vertex AI', description: 'Google Cloud API key (express mode)', kind: 'api_key' },
  stability: { name: 'Stability AI', description: 'Stability AI API key', kind: 'api_key' },
  d_id: { name: 'D-ID', description: 'D-ID API key', kind: 'api_key' },
  google_tts: { name: 'Google Text-to-Speech', description: 'Google Cloud API key', kind: 'api_key' },
  openai_compatible: {
    name: 'OpenAI-compatible server',
    description: 'API key of a server that speaks the API of OpenAI; many need none',
    kind: 'api_key',
  },
  youtube: { name: 'YouTube', description: 'OAuth2 token', kind: 'oauth_token' },
} as const satisfies { readonly [service: string]: KeyServiceFacts }

/** A key of {@link KEY_SERVICES}. */
export type KeyService = keyof typeof KEY_SERVICES

/** Names of the services. */
export const KEY_SERVICE_NAMES = Object.keys(KEY_SERVICES) as [KeyService, ...KeyService[]]
