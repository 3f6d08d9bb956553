/** What is known of an operation while running. */
export interface OperationDefinition {
  readonly method: string
  /** Parameters in braces, for instance `/api/v2/jobs/{job_id}`. */
  readonly path: string
  /** It takes an `Idempotency-Key`, so that even a POST may be tried again. */
  readonly idempotent: boolean
  /** How its list goes on, when it is one. */
  readonly pages: 'page' | 'offset' | 'cursor' | null
}

/** The parts of an input as they are while running. */
export interface OperationInput {
  readonly params?: object
  readonly query?: object
  readonly body?: unknown
  readonly form?: object
}
