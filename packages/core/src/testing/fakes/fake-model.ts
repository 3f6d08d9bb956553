import { toRequestJson } from '../../artifacts/request-json.js'
import { exactPrice } from '../../cost/price.js'
import type { ModelKind, OutputBytes } from '../../kinds/kind.js'
import type { ImmediateModel } from '../../providers/model.js'
import { bytesSource } from '../../storage/byte-source.js'

/** Options of {@link createFakeModel}. */
export interface FakeModelOptions<Request> {
  /** @default 'fake' */
  readonly provider?: string
  /** @default the kind's slot */
  readonly model?: string
  /** What one costs, micro-dollars. @default 0, then it is not paid for */
  readonly priceMicros?: number
  /** Called before every answer; may throw or wait. */
  readonly before?: (request: Request) => void | Promise<void>
}

/** A model that answers at once, and remembers what it was asked. */
export interface FakeModel<Request, Data> extends ImmediateModel<Request, Data> {
  readonly asked: readonly Request[]
}

const MEDIA_TYPES: { readonly [bytes in OutputBytes]: string } = {
  picture: 'image/png',
  sound: 'audio/wav',
  clip: 'video/mp4',
}

/**
 * Makes a model for any kind: it answers with the kind's stand-in, and where bytes are looked at, with its
 * request as text.
 */
export function createFakeModel<Request, Data>(
  kind: ModelKind<Request, Data>,
  { provider = 'fake', model = kind.name, priceMicros = 0, before }: FakeModelOptions<Request> = {},
): FakeModel<Request, Data> {
  const asked: Request[] = []
  return {
    provider,
    model,
    version: '1',
    asked,
    ...(priceMicros === 0 ? {} : { paid: { dedupe: 'none', price: () => exactPrice(priceMicros) } }),
    async generate(request) {
      await before?.(request)
      asked.push(request)
      const text = new TextEncoder().encode(JSON.stringify(toRequestJson(request)))
      return {
        body: kind.bytes === undefined ? null : bytesSource(text),
        ...(kind.bytes === undefined ? {} : { mediaType: MEDIA_TYPES[kind.bytes] }),
        data: kind.standIn(request),
        licence: 'CC0-1.0',
      }
    },
  }
}
