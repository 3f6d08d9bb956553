import type { Compilable } from 'kysely'
import type { Query, Step, Work } from './work.js'

/** A query that was compiled once and runs with named values. */
export interface Statement<Values extends object, Row> {
  readonly query: Query
  /** @returns how many rows it changed */
  run(values: Values): Work<number>
  get(values: Values): Work<Row | undefined>
  all(values: Values): Work<readonly Row[]>
}

/** Compiles a query in which every value is a member of `values`. */
export type Compile = <Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
) => Statement<Values, Row>

/**
 * Makes a {@link Compile}. Compiling costs more than running, so it is done once for each statement.
 *
 * @param heard is told each query, so that a driver can prepare it
 */
export function createCompile(heard: (query: Query) => void = () => undefined): Compile {
  // One for each name, so that a compiler can tell that two places want the same value.
  const known = new Map<string, Placeholder>()
  const placeholders = new Proxy({}, { get: (_, name) => placeholderOf(String(name)) })

  function placeholderOf(name: string): Placeholder {
    const placeholder = known.get(name) ?? new Placeholder(name)
    known.set(name, placeholder)
    return placeholder
  }

  return <Values extends object, Row>(build: (values: Values) => Compilable<Row>): Statement<Values, Row> => {
    const { sql, parameters } = build(placeholders as Values).compile()
    const query = { sql }
    heard(query)
    return toStatement(query, createBind(parameters))
  }
}

/** A statement that is written by hand and has no values. */
export function fixedStatement<Row>(sql: string): Statement<object, Row> {
  return toStatement({ sql }, () => [])
}

function toStatement<Values extends object, Row>(
  query: Query,
  bind: (values: Values) => readonly unknown[],
): Statement<Values, Row> {
  return {
    query,
    *run(values) {
      return (yield { query, parameters: bind(values), want: 'run' } satisfies Step) as number
    },
    *get(values) {
      return (yield { query, parameters: bind(values), want: 'get' } satisfies Step) as Row | undefined
    },
    *all(values) {
      return (yield { query, parameters: bind(values), want: 'all' } satisfies Step) as readonly Row[]
    },
  }
}

/** Stands in a query for a value that is given when it runs. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Which parameters are named is found out once, not each time values are put in their places. */
function createBind(parameters: readonly unknown[]): (values: object) => readonly unknown[] {
  const names = parameters.map((parameter) => (parameter instanceof Placeholder ? parameter.name : null))
  return (values) =>
    names.map((name, index) => (name === null ? parameters[index] : (values as NamedValues)[name]))
}

type NamedValues = Readonly<Record<string, unknown>>
