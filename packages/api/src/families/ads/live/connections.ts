/** Counts the open sockets of this process. */
export interface Connections {
  /** Counts one for a job. @returns what takes it away again */
  enter(jobId: string): () => void
  /** Jobs with at least one. */
  readonly jobs: number
  readonly total: number
}

/** Makes {@link Connections}. */
export function createConnections(): Connections {
  const counts = new Map<string, number>()
  let total = 0
  const add = (jobId: string, change: 1 | -1) => {
    total += change
    const count = (counts.get(jobId) ?? 0) + change
    if (count === 0) counts.delete(jobId)
    else counts.set(jobId, count)
  }
  return {
    enter(jobId) {
      add(jobId, 1)
      return () => add(jobId, -1)
    },
    get jobs() {
      return counts.size
    },
    get total() {
      return total
    },
  }
}
