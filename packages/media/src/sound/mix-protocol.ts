import type { StoredError } from '@mutoscope/core'
import type { MixData } from '@mutoscope/core/ports'

/** What the thread that mixes is told: to stop. */
export type MixRequest = { readonly type: 'cancel' }

/** What it tells: how far it is, and how it ended. */
export type MixResponse =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'done'; readonly data: MixData }
  | { readonly type: 'failed'; readonly error: StoredError }
