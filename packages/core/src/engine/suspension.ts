/** Thrown by a make that waits for somebody else. The engine catches it; stage code lets it pass. */
export class Suspension extends Error {
  override readonly name = 'Suspension'
  /** Waits for a provider until `dueAt` (epoch milliseconds), or for an operator when null. */
  readonly dueAt: number | null

  constructor(dueAt: number | null) {
    super(dueAt === null ? 'Waits for an operator.' : `Waits until ${dueAt}.`)
    this.dueAt = dueAt
  }
}
