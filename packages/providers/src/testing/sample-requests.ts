import { bytesSource } from '@mutoscope/core'
import type {
  ImageRequest,
  ModelContext,
  ScriptRequest,
  SpeechRequest,
  VideoRequest,
} from '@mutoscope/core/ports'
import { SMALL_PNG } from './small-media.js'

/** Requests of every kind that any provider can take. */
export const SAMPLE_REQUESTS = {
  script: {
    prompt: 'The last lighthouse keeper',
    durationMs: 12_000,
    language: 'en',
    useCase: 'storytelling',
    tone: 'dramatic',
    wordsPerMinute: 150,
  },
  image: {
    prompt: 'An old lighthouse at dusk',
    style: 'cinematic',
    shot: 'wide',
    width: 1280,
    height: 720,
    take: 1,
    seed: 'project-1',
  },
  speech: {
    text: 'The light goes out. Nobody comes.',
    language: 'en',
    voice: 'balanced',
    speed: 1,
    pitch: 1,
    take: 1,
  },
  video: {
    prompt: 'Waves under a lighthouse',
    durationSec: 8,
    width: 1280,
    height: 720,
    images: [],
    audio: true,
    take: 1,
  },
} as const satisfies {
  script: ScriptRequest
  image: ImageRequest
  speech: SpeechRequest
  video: VideoRequest
}

/** A context as the engine gives one. Every hash opens {@link SMALL_PNG}. */
export function sampleContext(changes: Partial<ModelContext> = {}): ModelContext {
  return {
    signal: new AbortController().signal,
    open: () => Promise.resolve(bytesSource(SMALL_PNG)),
    progress: () => {},
    call: { marker: 'marker-1', idempotencyKey: 'key-1', webhookUrl: null },
    ...changes,
  }
}
