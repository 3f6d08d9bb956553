import { ApiError } from '../../contract/error-definition.js'
import type { InputIssue } from '../../contract/family.js'
import { invalidRequest, missingFields } from './errors.js'

/** Says what is wrong: `MISSING_FIELDS` lists what is not there, `INVALID_REQUEST` what cannot be used. */
export function invalidInput(issues: readonly InputIssue[]): ApiError {
  const missing = issues.filter((issue) => issue.missing).map(({ field }) => field)
  const details = {
    missing_fields: missing,
    issues: issues.map(({ place, field, message }) => ({ place, field, message })),
  }
  if (missing.length > 0) return missingField(missing, details.issues)
  const sentences = issues.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
  return new ApiError(invalidRequest, {
    message: `The request is invalid. ${sentences.join('. ')}.`,
    details: { issues: details.issues },
  })
}

/** The error for fields that are not there. */
export function missingField(
  fields: readonly string[],
  issues: readonly { readonly place: string; readonly field: string; readonly message: string }[] = [],
): ApiError {
  return new ApiError(missingFields, {
    message: `Required fields are missing: ${fields.join(', ')}`,
    details: { missing_fields: fields, issues },
  })
}
