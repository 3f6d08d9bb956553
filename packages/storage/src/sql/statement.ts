import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Compilable } from 'kysely'

/** A query that was compiled and prepared once and runs with named values. */
export interface Statement<Values extends object, Row> {
  /** @returns how many rows it changed */
  run(values: Values): number
  get(values: Values): Row | undefined
  all(values: Values): Row[]
}

/** Compiles a query in which every value is a member of `values`, and prepares it. */
export type Prepare = <Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
) => Statement<Values, Row>

/**
 * Makes a {@link Prepare} for a database. Compiling costs more than running, so it is done once for each
 * statement.
 */
export function createPrepare(database: DatabaseSync): Prepare {
  const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })

  return <Values extends object, Row>(build: (values: Values) => Compilable<Row>): Statement<Values, Row> => {
    const { sql, parameters } = build(placeholders as Values).compile()
    const statement = database.prepare(sql)
    const bind = (values: Values) => parameters.map((parameter) => valueOf(values, parameter))
    return {
      run: (values) => Number(statement.run(...bind(values)).changes),
      get: (values) => statement.get(...bind(values)) as Row | undefined,
      all: (values) => statement.all(...bind(values)) as Row[],
    }
  }
}

/** Stands in a query for a value that is given when it runs. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

function valueOf(values: object, parameter: unknown): SQLInputValue {
  return (parameter instanceof Placeholder ? Reflect.get(values, parameter.name) : parameter) as SQLInputValue
}
