import type { ImageData, ImageRequest } from '../../providers/image-model.js'
import type { OperationStatus, StartedModel } from '../../providers/model.js'
import { bytesSource } from '../../storage/byte-source.js'

/** A picture model that answers later, and counts what it was asked: the judge of "never twice". */
export interface FakeStartedImageModel extends StartedModel<ImageRequest, ImageData> {
  /** Prompts in the order they were started; one that stands here twice was bought twice. */
  readonly started: readonly string[]
}

/** How the fake behaves. */
export interface FakeStartedOptions {
  /** Looks that answer "pending" before each picture is there. @default 1 */
  readonly polls?: number
  /** Milliseconds until the next look. @default 0 */
  readonly pollAfterMs?: number
  /** Answers instead of success, by prompt. */
  readonly outcome?: (prompt: string) => Extract<OperationStatus<ImageData>, { status: 'failed' | 'refused' }> | undefined
  /** Called before a start is taken; may throw. */
  readonly beforeStart?: (prompt: string) => void
  /** Called before a look is answered; may throw. */
  readonly beforeStatus?: (prompt: string) => void
}

type Operation = { readonly prompt: string; readonly width: number; readonly height: number }

/** Makes a {@link FakeStartedImageModel}. Its operations live outside any studio, as a provider's do. */
export function createFakeStartedImageModel(options: FakeStartedOptions = {}): FakeStartedImageModel {
  const started: string[] = []
  const looks = new Map<string, number>()
  return {
    provider: 'fake', model: 'slow-image', version: '1', started,
    start({ prompt, width, height }) {
      options.beforeStart?.(prompt)
      started.push(prompt)
      return Promise.resolve({ operation: { prompt, width, height } satisfies Operation, pollAfterMs: options.pollAfterMs ?? 0 })
    },
    async status(handle) {
      const { prompt, width, height } = handle as Operation
      options.beforeStatus?.(prompt)
      const look = (looks.get(prompt) ?? 0) + 1
      looks.set(prompt, look)
      if (look <= (options.polls ?? 1)) return { status: 'pending', pollAfterMs: options.pollAfterMs ?? 0 }
      return options.outcome?.(prompt) ?? {
        status: 'succeeded',
        output: { body: bytesSource(new TextEncoder().encode(`slow image: ${prompt}`)), mediaType: 'image/png', data: { width, height }, licence: 'CC0-1.0' },
      }
    },
  }
}
