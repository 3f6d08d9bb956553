/** Code that must be watched closely: it carries money, guards a door or keeps what was promised. */
export interface Scope {
  /** A path from the root, which is what a run is asked for. */
  readonly name: string
  /** Globs of what is mutated. */
  readonly sources: readonly string[]
  /** Globs of the test files that have to notice. What only far tests notice counts as survived. */
  readonly tests: readonly string[]
}

/** A folder, with those below, watched by the tests in it. */
export const besides = (folder: string): Scope => ({
  name: folder,
  sources: [`${folder}/**/*.ts`],
  tests: [`${folder}/**/*.test.ts`],
})

const ENGINE = ['pipeline', 'make', 'calls', 'artifacts', 'engine', 'models', 'kinds', 'event-loop'].map(
  (folder) => `packages/core/src/${folder}`,
)
/** The engine is tested as a whole: its folders watch each other. */
const engine = ENGINE.map((folder): Scope => ({
  ...besides(folder),
  tests: ENGINE.map((each) => `${each}/**/*.test.ts`),
}))

const SQL = 'packages/storage/src/sql'
/** PostgreSQL has a scope of its own: its tests need a server, and would try everything a second time. */
const sql: Scope = {
  name: SQL,
  sources: [`${SQL}/*.ts`, `${SQL}/!(postgres)/**/*.ts`],
  tests: [`${SQL}/*.test.ts`, `${SQL}/!(postgres)/**/*.test.ts`],
}

const VIDEO = 'packages/api/src/families/storyboard/video'

/** What `npm run mutate` runs. */
export const SCOPES: readonly Scope[] = [
  besides('packages/core/src/cost'),
  ...engine,
  besides('packages/providers/src/http'),
  besides('packages/api/src/server'),
  sql,
  besides(`${SQL}/postgres`),
  // Of this folder, the price table.
  { name: `${VIDEO}/engine`, sources: [`${VIDEO}/*engine*.ts`], tests: [`${VIDEO}/*.test.ts`] },
]

/** The least share of mutants that a scope's tests must notice, percent. */
export const PROMISED_SCORE = 85
