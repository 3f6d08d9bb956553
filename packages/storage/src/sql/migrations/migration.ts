import type { Compilable } from 'kysely'
import type { Dialect } from '../dialect.js'
import type { Compile } from '../statement.js'
import type { Work } from '../work.js'

/**
 * One step from an older shape of the database to a newer one. Once released it is never changed, so it
 * writes out even lists that have a name elsewhere.
 */
export interface Migration {
  readonly name: string
  readonly statements: (dialect: Dialect) => readonly Compilable[]
  /** Fills, after the statements, what is made of rows that are there already. */
  readonly fill?: (dialect: Dialect, compile: Compile) => Work<void>
}
