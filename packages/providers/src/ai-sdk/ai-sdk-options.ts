import type { PriceEntry } from '@mutoscope/core'
import type { DownloadLimits } from '../http/download-output.js'
import type { InputLimit } from '../files/limit-input.js'

/** Options of {@link createAiSdk}. */
export interface AiSdkOptions {
  /**
   * Prices by the `provider` and `modelId` of the model objects: `megatoken-in` and `megatoken-out` for
   * scripts, `image`, `kilochar`, `second`, `minute` for transcripts. @default none: pricing throws
   * `PRICE_UNKNOWN`
   */
  readonly prices?: readonly PriceEntry[]
  /**
   * The models cost nothing, for instance because they run on a machine of one's own: they need no price, and
   * a request may be repeated. @default false
   */
  readonly free?: boolean
  /** How long one request may take before its answer counts as lost, milliseconds. @default 300000 */
  readonly timeoutMs?: number
  /** For downloads of clips. @default the global fetch */
  readonly fetch?: typeof fetch
  /** Origins inside the host's own network that clips may lie on. @default none */
  readonly outputOrigins?: readonly string[]
  /** The largest picture or sound that is given to a model, which takes it as a whole, bytes. @default 50000000 */
  readonly maxInputBytes?: number
  /** How long fetching a clip may take, and how large it may be. */
  readonly download?: DownloadLimits
}

/** Passed to a model as `providerOptions`: by the name of a provider, what only it knows. */
export type AiSdkProviderOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const MAX_INPUT_BYTES = 50_000_000

/** The limit of what a model is given. */
export function aiSdkInput(provider: string, what: string, { maxInputBytes }: AiSdkOptions): InputLimit {
  return { provider, what, maxBytes: maxInputBytes ?? MAX_INPUT_BYTES }
}
