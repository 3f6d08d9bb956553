import type { StoredError } from '@mutoscope/core'
import type { MediaLimits } from '../media-limits.js'
import type { ReadJob } from './read-job.js'

/** What the process that reads is asked for. */
export type ReaderRequest = { readonly job: ReadJob; readonly limits: MediaLimits }

/**
 * What it answers: that it is up, and for each request one of the others. `exceeded` is its last answer: the
 * process ends itself.
 */
export type ReaderResponse =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: StoredError }
  | { readonly type: 'exceeded'; readonly what: 'time' | 'memory' }
