import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { userNotFound } from '../errors.js'

/** Who everybody is where nobody logs in. */
const NOBODY_LOGS_IN = 'local'

/**
 * The owner that a documented `user_id` means: the caller, for the caller's own id and `me`. Where nobody
 * logs in there is one owner, and every id means it, so that a saved key is there for the videos.
 * Administrators may name anybody.
 *
 * @throws `USER_NOT_FOUND` for the id of somebody else, whether there is such a user or not
 */
export function keyOwner(
  userId: string,
  { ownerId, principal }: Pick<RouteContext, 'ownerId' | 'principal'>,
): string {
  if (userId === ownerId || userId === 'me' || ownerId === NOBODY_LOGS_IN) return ownerId
  if (principal?.admin === true) return userId
  throw new ApiError(userNotFound, { message: `User "${userId}" not found.` })
}
