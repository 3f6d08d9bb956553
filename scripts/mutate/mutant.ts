/** A small change of a source that some test should notice. */
export interface Mutant {
  /** From 1, unique in a run. */
  readonly id: number
  /** Path from the root of the repository. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** What stands there, and what would stand there instead. */
  readonly code: string
  readonly change: string
  /** The part of the source that is switched: a whole expression or statement. */
  readonly host: { readonly start: number; readonly end: number; readonly kind: 'expression' | 'statement' }
  /** The text that takes the place of the host. Empty for a statement. */
  readonly text: string
}
