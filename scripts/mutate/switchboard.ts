/** What the switches in the sources, the runner of the tests and the worker around it share in one process. */
export interface Switchboard {
  /** While it watches, no mutant is on, and what is reached is noted. */
  watching: boolean
  /** The mutant that is on; 0 for none. */
  active: number
  /** How often a switch was reached, and when that is too often: a mutant that loops for ever is stopped there. */
  hits: number
  limit: number
  /** True until the test file and all that it imports is loaded. */
  loading: boolean
  /** The test that runs, null between tests. */
  test: string | null
  /** Tests that are left to run; null for all. */
  only: ReadonlySet<string> | null
  failed: boolean
  /** The first error that a test failed with since the board was last asked, for people. */
  reason: string | null
  timedOut: boolean
  /** Which tests reached a mutant. Empty text: outside of tests. */
  readonly reached: Map<number, Set<string>>
  /** Mutants that were reached while files were loaded. */
  readonly loaded: Set<number>
  /** Names of all tests, in their order, and how long each took, milliseconds. */
  readonly tests: Map<string, number>
}

type Globals = typeof globalThis & {
  mutantSwitchboard?: Switchboard
  isMutantOn?: (id: number) => boolean
}

/** The switchboard of this process; a global, since the runner's modules are loaded apart from the worker's. */
export function switchboard(): Switchboard {
  const globals = globalThis as Globals
  globals.mutantSwitchboard ??= {
    watching: true,
    active: 0,
    hits: 0,
    limit: Number.POSITIVE_INFINITY,
    loading: true,
    test: null,
    only: null,
    failed: false,
    reason: null,
    timedOut: false,
    reached: new Map(),
    loaded: new Set(),
    tests: new Map(),
  }
  return globals.mutantSwitchboard
}

/** Puts the function in place that the instrumented sources ask. */
export function connectSwitches(board: Switchboard): void {
  const globals = globalThis as Globals
  globals.isMutantOn = (id) => {
    board.hits++
    if (board.watching) {
      if (board.loading) board.loaded.add(id)
      const tests = board.reached.get(id) ?? new Set<string>()
      board.reached.set(id, tests.add(board.test ?? ''))
      return false
    }
    if (board.hits <= board.limit) return id === board.active
    board.timedOut = true
    throw new Error('This mutant goes on for ever.')
  }
}
