/** A query as the database reads it, made once. Drivers keep what they prepare by this object. */
export interface Query {
  readonly sql: string
}

/** One statement that a work wants run, and what it wants to know of it. */
export interface Step {
  readonly query: Query
  readonly parameters: readonly unknown[]
  /** `run` asks how many rows it changed, `get` for the first row or undefined, `all` for every row. */
  readonly want: 'run' | 'get' | 'all'
}

// A generator function that is made for one call, as a closure, costs its engine a class of objects of its
// own, ten times what a statement costs. So works of commits are made by functions of modules.

/**
 * Something to do in the database, as statements that it yields one by one. It says nothing of when they run:
 * one driver runs them at once, another waits for each. A statement that fails throws where it was yielded.
 */
export type Work<Result> = Generator<Step, Result, unknown>
