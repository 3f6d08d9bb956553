import { MutoscopeError } from '@mutoscope/core'
import { ApiError, type ErrorDefinition } from '../../contract/error-definition.js'

/**
 * Changes or removes something. Where it is not there any more, or is another owner's, that is told in the
 * family's words.
 */
export async function orNotFound<Result>(
  definition: ErrorDefinition,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const isGone =
      MutoscopeError.isInstance(error) &&
      (error.code === 'RECORD_NOT_FOUND' || error.code === 'PROJECT_NOT_FOUND')
    throw isGone ? notFound(definition, id) : error
  }
}

/** The error for something that is not there. */
export function notFound(definition: ErrorDefinition, id: string): ApiError {
  return new ApiError(definition, { message: `${definition.title}: "${id}".`, details: { id } })
}
