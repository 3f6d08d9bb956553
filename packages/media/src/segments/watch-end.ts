import type { Worker } from 'node:worker_threads'

/**
 * How long a thread may take to end by itself. Its last frame, or the files it still closes, take far less.
 */
const GRACE_MS = 2000

/**
 * Gives a function that waits until a thread has ended by itself, and ends it by force when it hangs. Call
 * before the thread can end.
 */
export function watchEnd(worker: Worker): () => Promise<void> {
  const ended = new Promise<void>((resolve) => void worker.once('exit', () => resolve()))
  return async () => {
    const hung = setTimeout(() => void worker.terminate(), GRACE_MS)
    await ended
    clearTimeout(hung)
  }
}
