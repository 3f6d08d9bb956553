import { ApiError } from '../contract/error-definition.js'
import type { Family, InputIssue } from '../contract/family.js'
import type { RouteDefinition } from '../contract/route.js'
import { COMMON_ERRORS } from './common-errors.js'

/** The error for an input that is wrong: the family's own, or `INVALID_INPUT` with the issues as details. */
export function invalidInput(
  family: Pick<Family, 'invalid'>,
  issues: readonly InputIssue[],
  route: RouteDefinition,
): ApiError {
  if (family.invalid !== null) return family.invalid(issues, route)
  const sentences = issues.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
  return new ApiError(COMMON_ERRORS.invalidInput, {
    message: `The input is invalid. ${sentences.join('. ')}.`,
    details: issues.map(({ place, field, message, missing }) => ({ place, field, message, missing })),
  })
}
