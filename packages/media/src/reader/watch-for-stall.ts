import { invalidMedia } from '@mutoscope/core/ports'

/** How often a thread must have nothing to do, and how far apart, before a job waits for nothing. */
const IDLE_TIMES = 20
const IDLE_MS = 10

/** Notices a job that will never be done. */
export interface StallWatch {
  /** Rejects with `MEDIA_INVALID` when it is noticed. */
  readonly found: Promise<never>
  end(): void
}

/**
 * Reading a file never waits for anything outside of its thread, so a job that is neither done nor reading
 * when there is nothing to do will never be: parts of a damaged file can wait for each other.
 * @param seen how often the job has read in its file
 */
export function watchForStall(seen: { readonly reads: number }): StallWatch {
  let timer: NodeJS.Timeout | undefined
  const found = new Promise<never>((_, reject) => {
    let [before, idle] = [seen.reads, 0]
    timer = setInterval(() => {
      idle = seen.reads === before ? idle + 1 : 0
      before = seen.reads
      if (idle === IDLE_TIMES) reject(invalidMedia('its structure is circular'))
    }, IDLE_MS)
  })
  return { found, end: () => clearInterval(timer) }
}
