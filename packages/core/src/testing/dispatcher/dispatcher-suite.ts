import type { describe, expect, it } from 'vitest'
import type { Lane } from '../../domain/run.js'
import type { ClaimedWork, Dispatcher, DispatcherWork } from '../../engine/dispatcher.js'

/** The parts of a test runner that the suite uses: vitest's own, or something that behaves like them. */
export interface DispatcherTestApi {
  readonly describe: typeof describe
  readonly it: typeof it
  readonly expect: typeof expect
}

/** A queue that dispatchers share, as the suite needs it. */
export interface DispatcherHarness {
  /** Makes the dispatcher of one more process on the queue, with so many places. */
  create(concurrency: number): Dispatcher
  /** Ends what the harness began; dispatchers are stopped before. */
  close(): Promise<void>
  /** For queues outside the process; without it those cases are left out. */
  readonly server?: {
    /** Takes the queue's server out of reach. */
    leave(): Promise<void>
    /** Brings it back. */
    comeBack(): Promise<void>
    /** Makes it forget every wake that was not delivered yet. */
    forget(): Promise<void>
  }
}

/** Runs that are due, as a store would hold them, and what became of them. */
export interface FakeRuns {
  readonly due: Record<Lane, string[]>
  /** Runs in the order in which work on them began, with the process that took them. */
  readonly begun: { readonly runId: string; readonly by: string }[]
  readonly ended: string[]
  /** What was asked of `claim`, in order. */
  readonly limits: number[]
  /** What a process of this name works on. */
  workOf(by: string, lanes?: readonly Lane[]): DispatcherWork
  /** Lets work on a run end. Work on runs whose name begins with `quick` ends by itself. */
  end(runId: string): void
}

/** Makes {@link FakeRuns}. */
export function createFakeRuns(): FakeRuns {
  const ends = new Map<string, () => void>()
  const runs: FakeRuns = {
    due: { io: [], cpu: [] },
    begun: [],
    ended: [],
    limits: [],
    workOf: (by, lanes = ['io', 'cpu']) => ({
      lanes,
      async claim(limit) {
        runs.limits.push(limit)
        const claimed: ClaimedWork[] = []
        for (const lane of lanes)
          for (const runId of runs.due[lane].splice(0, limit - claimed.length))
            claimed.push(() => workOn(runId, by))
        return claimed
      },
    }),
    end: (runId) => ends.get(runId)?.(),
  }

  async function workOn(runId: string, by: string): Promise<void> {
    runs.begun.push({ runId, by })
    if (!runId.startsWith('quick')) await new Promise<void>((resolve) => ends.set(runId, resolve))
    runs.ended.push(runId)
  }

  return runs
}

/** Waits until something is so; the test's own time limit ends a wait that never does. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
