import { MutoscopeError } from '@mutoscope/core'
import type { ImageData, ImageRequest, ModelContext, ModelOutput } from '@mutoscope/core/ports'

/** How requests for pictures are made. */
export interface PictureRequests {
  one(request: ImageRequest, context: ModelContext): Promise<ModelOutput<ImageData>>
  /** The outputs are in the order of the requests, which share owner and style. */
  many(
    requests: readonly [ImageRequest, ...ImageRequest[]],
    context: ModelContext,
  ): Promise<readonly ModelOutput<ImageData>[]>
}

type Picture = ModelOutput<ImageData>

interface Waiting {
  readonly request: ImageRequest
  readonly context: ModelContext
  readonly answer: PromiseWithResolvers<Picture>
}

/** How long a request waits for others, milliseconds: a stage asks for its pictures nearly at once. */
const GATHER_MS = 20
const MAX_AT_ONCE = 20

/**
 * Makes pictures that are asked for nearly at once, by one owner in one style, with one request. When that
 * request fails, each picture is asked for by itself, so that one prompt that is refused costs no other its
 * picture. Only for what is free: a paid request is one picture's, with a record of its own.
 */
export function gatherPictures({ one, many }: PictureRequests): PictureRequests['one'] {
  const gathering = new Map<string, Waiting[]>()

  function send(key: string): void {
    const waiting = (gathering.get(key) ?? []).filter(({ context }) => !context.signal.aborted)
    gathering.delete(key)
    const [first, ...others] = waiting
    if (first === undefined) return
    void (others.length === 0 ? askEach([first]) : askTogether(first, others))
  }

  async function askEach(waiting: readonly Waiting[]): Promise<void> {
    await Promise.all(
      waiting.map(({ request, context, answer }) =>
        one(request, context).then(answer.resolve, answer.reject),
      ),
    )
  }

  async function askTogether(first: Waiting, others: readonly Waiting[]): Promise<void> {
    const waiting = [first, ...others]
    const signal = abortedWhenAll(waiting.map(({ context }) => context.signal))
    try {
      const pictures = await many([first.request, ...others.map(({ request }) => request)], {
        ...first.context,
        signal,
        progress: () => {},
      })
      waiting.forEach(({ answer }, index) => answer.resolve(pictures[index] as Picture))
    } catch (error) {
      const left = waiting.filter((each) => !each.context.signal.aborted)
      // What could not be reached was tried often enough.
      if (MutoscopeError.isInstance(error) && error.code === 'PROVIDER_UNAVAILABLE')
        for (const { answer } of left) answer.reject(error)
      else await askEach(left)
    }
  }

  return (request, context) => {
    const { signal, ownerId = '' } = context
    if (signal.aborted) return Promise.reject(cancelled(signal))
    const key = JSON.stringify([ownerId, request.style])
    const answer = Promise.withResolvers<Picture>()
    const leave = () => answer.reject(cancelled(signal))
    signal.addEventListener('abort', leave, { once: true })
    const waiting = gathering.get(key) ?? []
    if (waiting.length === 0) setTimeout(() => send(key), GATHER_MS)
    gathering.set(key, [...waiting, { request, context, answer }])
    if (waiting.length + 1 >= MAX_AT_ONCE) send(key)
    return answer.promise.finally(() => signal.removeEventListener('abort', leave))
  }
}

/** Aborts once nobody waits any more. */
function abortedWhenAll(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  const check = () => {
    if (signals.every(({ aborted }) => aborted)) controller.abort(signals[0]?.reason)
  }
  for (const signal of signals) signal.addEventListener('abort', check, { once: true })
  check()
  return controller.signal
}

function cancelled({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new MutoscopeError('CANCELLED')
}
