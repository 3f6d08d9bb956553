import type { Writable } from 'node:stream'
import { MutoscopeError } from '@mutoscope/core'

/** A feeding of a process's stdin that is under way. */
export interface StdinFeed {
  /** Ends with the feeder; rejects with whatever it throws. */
  readonly done: Promise<void>
  /** True when the process took no more, so that the feeder's error is not the cause. */
  closed(): boolean
}

/** Lets a feeder write to stdin and ends it after. */
export function feedStdin(
  stdin: Writable,
  input: (write: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
): StdinFeed {
  let closed = false
  // Every write tells its error to its caller; without a listener the stream would end this process.
  stdin.on('error', () => {
    closed = true
  })
  const write = (chunk: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      stdin.write(chunk, (error) => {
        if (error === null || error === undefined) return resolve()
        closed = true
        reject(
          new MutoscopeError('FFMPEG_FAILED', { message: 'ffmpeg stopped reading its input.', cause: error }),
        )
      })
    })
  const done = input(write).finally(() => stdin.end())
  return { done, closed: () => closed }
}
