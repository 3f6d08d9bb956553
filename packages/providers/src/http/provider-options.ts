import type { PriceEntry } from '@mutoscope/core'
import type { ApiKey } from './api-key.js'
import type { DownloadLimits } from './download-output.js'

/** Options that every provider takes. */
export interface ProviderOptions {
  /** @default the provider's official environment variable, read at the time of the call */
  readonly apiKey?: ApiKey
  /** @default the provider's official environment variable, else its public address */
  readonly baseUrl?: string
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Sends requests, and fetches outputs, too. @default the global fetch; for outputs one that reaches public
   * addresses only
   */
  readonly fetch?: typeof fetch
  /** How long fetching an output may take, and how large it may be. */
  readonly download?: DownloadLimits
  /**
   * The largest file that is sent inside of JSON, as base64, where the provider takes it in no other way, bytes. It
   * is in memory as a whole then. @default what the provider takes: 8 MB for fal, 50 MB for Luma, 20 MB for
   * Gemini and Vertex
   */
  readonly maxInputBytes?: number
  /** The longest response that is read into memory, bytes; outputs that are files go to the disk. @default 200000000 */
  readonly maxResponseBytes?: number
  /** Prices that go before the provider's own list. */
  readonly prices?: readonly PriceEntry[]
}

/** The base URL of a provider: option, environment, default. Without a slash at its end. */
export function resolveBaseUrl(option: string | undefined, variable: string, standard: string): string {
  const environment = process.env[variable]
  return (option ?? (environment === undefined || environment === '' ? standard : environment)).replace(
    /(?<!\/)\/+$/u,
    '',
  )
}
