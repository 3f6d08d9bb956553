import { ApiError, type ErrorDefinition } from '../../contract/error-definition.js'
import { orNull } from './or-null.js'

/**
 * Does something with a record. Where it is not there, or another owner's, that is told in the family's
 * words.
 */
export async function orNotFound<Result>(
  definition: ErrorDefinition,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const done = await orNull('RECORD_NOT_FOUND', async () => ({ result: await work() }))
  if (done === null) throw notFound(definition, id)
  return done.result
}

/** The error for something that is not there. */
export function notFound(definition: ErrorDefinition, id: string): ApiError {
  return new ApiError(definition, { message: `${definition.title}: "${id}".`, details: { id } })
}
