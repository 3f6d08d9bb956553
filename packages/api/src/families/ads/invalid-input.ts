import { ApiError } from '../../contract/error-definition.js'
import type { InputIssue } from '../../contract/family.js'
import { validationError } from './errors.js'

const EMPTY = ' cannot be empty'
const MISSING = ' is required'

/**
 * Says what is wrong in the words of the document: `message` is one sentence about the first wrong value,
 * such as `Product name is required`, and `details` tells it of every wrong value.
 */
export function invalidInput(issues: readonly InputIssue[]): ApiError {
  const told = issues.map((issue) => ({ ...toWords(issue), place: batchPlace(issue.field) }))
  const [first] = told
  return new ApiError(validationError, {
    message: first?.message ?? validationError.title,
    details: told.map(({ place, details }) => `${place}${details}`).join('; '),
  })
}

/** What is not there and what is empty are one mistake, told the same way. */
function toWords({ field, message, missing, place }: InputIssue): {
  readonly message: string
  readonly details: string
} {
  if (message.endsWith(EMPTY) || message.endsWith(MISSING)) {
    const label = message.slice(0, message.lastIndexOf(message.endsWith(EMPTY) ? EMPTY : MISSING))
    return { message: `${label}${MISSING}`, details: `${label}${EMPTY}` }
  }
  const name = field === '' ? `The ${place}` : (field.split('.').at(-1) ?? '')
  return missing
    ? { message: `${name}${MISSING}`, details: `${name}${EMPTY}` }
    : { message: `${name} is not valid`, details: `${name}: ${message}` }
}

/** Which order of a batch a field belongs to. */
function batchPlace(field: string): string {
  const order = /^jobs\.(\d+)\./u.exec(field)?.[1]
  return order === undefined ? '' : `Job ${Number(order) + 1}: `
}
