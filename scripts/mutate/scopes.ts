/** A folder whose code must be watched closely: it carries money, guards a door or keeps what was promised. */
export interface Scope {
  /** All its sources are mutated, those in folders below, too. */
  readonly folder: string
  /** Globs of the test files that have to notice. What only far tests notice counts as survived. */
  readonly tests: readonly string[]
}

const besides = (folder: string): Scope => ({ folder, tests: [`${folder}/**/*.test.ts`] })
/** The engine is tested as a whole: its folders watch each other. */
const engine = (folder: string): Scope => ({
  folder: `packages/core/src/${folder}`,
  tests: ['pipeline', 'calls', 'artifacts', 'kinds', 'models'].map(
    (each) => `packages/core/src/${each}/**/*.test.ts`,
  ),
})

/** What `npm run mutate` runs. */
export const SCOPES: readonly Scope[] = [
  besides('packages/core/src/cost'),
  engine('pipeline'),
  engine('calls'),
  engine('artifacts'),
  engine('kinds'),
  engine('models'),
  besides('packages/providers/src/http'),
  besides('packages/api/src/server'),
  besides('packages/storage/src/sql'),
]

/** The least share of mutants that a scope's tests must notice, percent. */
export const PROMISED_SCORE = 85
