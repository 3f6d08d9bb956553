import { exactPrice } from '../../cost/price.js'
import type { AvatarModel, AvatarRequest } from '../../kinds/avatar.js'
import type { OperationStatus } from '../../providers/model.js'
import type { ClipData, VideoCapabilities, VideoModel, VideoRequest } from '../../kinds/clip.js'
import { bytesSource } from '../../storage/byte-source.js'

/** Options of {@link createFakeClipModels}. */
export interface FakeClipModelsOptions {
  /** Name of the video model. @default 'clips' */
  readonly model?: string
  /**
   * What its capabilities are besides the usual: 2 to 10 s of 720p, with or without a first picture, without
   * sound.
   */
  readonly capabilities?: Partial<VideoCapabilities>
  /** Price of a second, micro-dollars. @default 100000 */
  readonly secondMicros?: number
  /** What the avatar model says about a clip's length; null when it says nothing. @default null */
  readonly avatarMs?: number | null
}

/**
 * Paid models of clips that answer at the first look with text instead of pictures, and remember what they
 * were asked.
 */
export interface FakeClipModels {
  readonly video: VideoModel
  readonly avatar: AvatarModel
  readonly clips: readonly VideoRequest[]
  readonly talks: readonly AvatarRequest[]
}

const SIZES = [
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
]

/** Makes {@link FakeClipModels}. */
export function createFakeClipModels({
  model = 'clips',
  capabilities = {},
  secondMicros = 100_000,
  avatarMs = null,
}: FakeClipModelsOptions = {}): FakeClipModels {
  const clips: VideoRequest[] = []
  const talks: AvatarRequest[] = []
  const succeeded = (operation: unknown, data: ClipData): Promise<OperationStatus<ClipData>> =>
    Promise.resolve({
      status: 'succeeded',
      output: {
        body: bytesSource(new TextEncoder().encode(JSON.stringify(operation))),
        mediaType: 'video/mp4',
        data,
        licence: 'CC0-1.0',
      },
    })
  return {
    clips,
    talks,
    video: {
      provider: 'fake',
      model,
      version: '1',
      capabilities: {
        durations: { min: 2, max: 10 },
        sizes: SIZES,
        needsImage: false,
        takesFirstImage: true,
        takesLastImage: false,
        audio: false,
        maxPromptChars: 1000,
        ...capabilities,
      },
      paid: { dedupe: 'none', price: ({ durationSec }) => exactPrice(durationSec * secondMicros) },
      start: (request) => {
        clips.push(request)
        return Promise.resolve({
          operation: { clip: clips.length, seconds: request.durationSec, audio: request.audio },
          pollAfterMs: 0,
        })
      },
      status: (operation) => {
        const { seconds, audio } = operation as { readonly seconds: number; readonly audio: boolean }
        return succeeded(operation, { durationMs: seconds * 1000, width: 1280, height: 720, audio })
      },
    },
    avatar: {
      provider: 'fake',
      model: 'avatar',
      version: '1',
      paid: { dedupe: 'none', price: () => exactPrice(secondMicros * 10) },
      start: (request) => {
        talks.push(request)
        return Promise.resolve({ operation: { talk: talks.length }, pollAfterMs: 0 })
      },
      status: (operation) =>
        succeeded(operation, { durationMs: avatarMs, width: null, height: null, audio: true }),
    },
  }
}
