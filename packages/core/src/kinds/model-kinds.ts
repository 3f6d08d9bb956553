import type { AvatarRequest } from './avatar.js'
import type { ImageData, ImageRequest } from './image.js'
import type { Models } from '../providers/models.js'
import type { MusicData, MusicRequest } from './music.js'
import type { Script, ScriptRequest } from './script.js'
import type { SpeechData, SpeechRequest } from './speech.js'
import type { TranscriptionData, TranscriptionRequest } from './transcript.js'
import type { ClipData, VideoRequest } from './clip.js'
import { estimateSpeechMs } from './estimate-speech.js'
import type { OutputBytes } from '../artifacts/measure-output.js'

/** A kind of artifact that the models of a slot make. */
export interface ModelKind<Request, Data> {
  /** The slot, and the kind of its artifacts. */
  readonly slot: keyof Models
  /** What their bytes have to be. @default none are looked at */
  readonly bytes?: OutputBytes
  /** What a quote works on with while the real artifact is not there. */
  readonly expected: (request: Request) => Data
}

function defineModelKind<Request, Data>(kind: ModelKind<Request, Data>): ModelKind<Request, Data> {
  return kind
}

/** How a script is expected to be depends on the recipe that asks for it. */
export function scriptKind(expected: () => Script): ModelKind<ScriptRequest, Script> {
  return { slot: 'script', expected }
}

/** What models make, besides scripts. */
export const MODEL_KINDS = {
  image: defineModelKind<ImageRequest, ImageData>({
    slot: 'image',
    bytes: 'picture',
    expected: ({ width, height }) => ({ width, height }),
  }),
  speech: defineModelKind<SpeechRequest, SpeechData>({
    slot: 'speech',
    bytes: 'sound',
    expected: ({ text, speed }) => ({
      durationMs: estimateSpeechMs(text, speed),
      sampleRate: 48_000,
      words: [],
      timing: 'spread',
      silent: false,
    }),
  }),
  music: defineModelKind<MusicRequest, MusicData>({
    slot: 'music',
    bytes: 'sound',
    expected: ({ bpm = 90 }) => ({ durationMs: 30_000, bpm, firstBeatMs: 0, beatsPerBar: 4, loopable: true }),
  }),
  clip: defineModelKind<VideoRequest, ClipData>({
    slot: 'video',
    bytes: 'clip',
    expected: ({ durationSec, width, height, audio }) => ({
      durationMs: durationSec * 1000,
      width,
      height,
      audio,
    }),
  }),
  avatar: defineModelKind<AvatarRequest, ClipData>({
    slot: 'avatar',
    bytes: 'clip',
    expected: ({ width, height }) => ({ durationMs: null, width, height, audio: true }),
  }),
  transcript: defineModelKind<TranscriptionRequest, TranscriptionData>({
    slot: 'transcription',
    expected: ({ language = null }) => ({ text: '', words: [], language, durationMs: null }),
  }),
} as const
