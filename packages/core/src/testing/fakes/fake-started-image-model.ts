import { exactPrice } from '../../cost/price.js'
import type { ImageData, ImageRequest } from '../../kinds/image.js'
import type { Dedupe, OperationStatus, StartedModel } from '../../providers/model.js'
import { bytesSource } from '../../storage/byte-source.js'

/** A picture model that answers later, and counts what it was asked: the judge of "never twice". */
export interface FakeStartedImageModel extends StartedModel<ImageRequest, ImageData> {
  /**
   * Prompts in the order they were accepted: what the provider bills. One that stands here twice was bought
   * twice.
   */
  readonly started: readonly string[]
  /** Prompts whose work was stopped. */
  readonly cancelled: readonly string[]
}

/** How the fake behaves. */
export interface FakeStartedOptions {
  /**
   * What it offers to settle a lost answer. With `key` it honours idempotency keys, with `lookup` it can be
   * searched by marker. @default 'none'
   */
  readonly dedupe?: Dedupe
  /** Price of a picture, micro-dollars. @default 40000 */
  readonly priceMicros?: number
  /** What it says a picture cost; null when it says nothing. @default the price */
  readonly costMicros?: number | null
  /** Looks that answer "pending" before each picture is there. @default 1 */
  readonly polls?: number
  /** Milliseconds until the next look. @default 0 */
  readonly pollAfterMs?: number
  /** What it says, when it takes a request, that a picture will cost, micro-dollars. @default nothing */
  readonly estimatedMicros?: number
  /** How far it says a picture is, 0 to 1, by the number of the look. @default nothing */
  readonly progress?: (poll: number) => number
  /** Answers instead of success, by prompt. */
  readonly outcome?: (
    prompt: string,
  ) => Extract<OperationStatus<ImageData>, { status: 'failed' | 'refused' | 'missing' }> | undefined
  /** Called before a start is taken; what it throws is the answer, and nothing was taken. */
  readonly beforeStart?: (prompt: string) => void
  /** Called after a start was taken and billed; what it throws is the answer. */
  readonly afterStart?: (prompt: string) => void
  /** Called before a look is answered; may throw. */
  readonly beforeStatus?: (prompt: string) => void
}

type Operation = { readonly prompt: string; readonly width: number; readonly height: number }

/** Makes a {@link FakeStartedImageModel}. Its operations live outside any studio, as a provider's do. */
export function createFakeStartedImageModel(options: FakeStartedOptions = {}): FakeStartedImageModel {
  const started: string[] = []
  const cancelled: string[] = []
  const polls = new Map<string, number>()
  const byMarker = new Map<string, Operation>()
  const dedupe = options.dedupe ?? 'none'
  const price = options.priceMicros ?? 40_000
  const handle = (operation: Operation) => ({
    operation,
    pollAfterMs: options.pollAfterMs ?? 0,
    ...(options.estimatedMicros === undefined ? {} : { estimatedMicros: options.estimatedMicros }),
  })
  return {
    provider: 'fake',
    model: 'slow-image',
    version: '1',
    started,
    cancelled,
    paid: { dedupe, settleMs: 0, price: () => exactPrice(price) },
    start({ prompt, width, height }, { call }) {
      const known = dedupe === 'key' ? byMarker.get(call?.idempotencyKey ?? '') : undefined
      if (known !== undefined) return Promise.resolve(handle(known))
      options.beforeStart?.(prompt)
      started.push(prompt)
      const operation: Operation = { prompt, width, height }
      byMarker.set(call?.marker ?? '', operation)
      options.afterStart?.(prompt)
      return Promise.resolve(handle(operation))
    },
    async status(operation) {
      const { prompt, width, height } = operation as Operation
      options.beforeStatus?.(prompt)
      const poll = (polls.get(prompt) ?? 0) + 1
      polls.set(prompt, poll)
      if (poll <= (options.polls ?? 1)) {
        const progress = options.progress?.(poll)
        return {
          status: 'pending',
          pollAfterMs: options.pollAfterMs ?? 0,
          ...(progress === undefined ? {} : { progress }),
        }
      }
      return (
        options.outcome?.(prompt) ?? {
          status: 'succeeded',
          output: {
            body: bytesSource(new TextEncoder().encode(`slow image: ${prompt}`)),
            mediaType: 'image/png',
            data: { width, height },
            ...(options.costMicros === null ? {} : { costMicros: options.costMicros ?? price }),
            licence: 'CC0-1.0',
          },
        }
      )
    },
    cancel(operation) {
      cancelled.push((operation as Operation).prompt)
      return Promise.resolve()
    },
    reconcile(mark) {
      const operation = byMarker.get(mark.marker)
      return Promise.resolve(
        operation === undefined ? { found: 'absent' } : { found: 'operation', operation },
      )
    },
  }
}
