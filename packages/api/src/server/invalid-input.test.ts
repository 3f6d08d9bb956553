import { expect, it } from 'vitest'
import { ApiError } from '../contract/error-definition.js'
import type { RouteDefinition } from '../contract/route.js'
import { COMMON_ERRORS } from './common-errors.js'
import { invalidInput } from './invalid-input.js'

const ROUTE = { method: 'POST', path: '/things' } as RouteDefinition
const issues = [
  { place: 'body', field: 'size', message: 'Too small', missing: false },
  { place: 'body', field: '', message: 'Not an object', missing: true },
] as const

it('says what is wrong with an input in one sentence each, and as details', () => {
  const error = invalidInput({ invalid: null }, issues, ROUTE)
  expect(error.definition).toBe(COMMON_ERRORS.invalidInput)
  expect(error.message).toBe('The input is invalid. size: Too small. Not an object.')
  expect(error.details).toEqual(issues)
})

it('leaves that to a family with words of its own', () => {
  const own = new ApiError(COMMON_ERRORS.unauthorized)
  const asked: unknown[] = []
  const invalid = (...given: unknown[]) => {
    asked.push(...given)
    return own
  }
  expect(invalidInput({ invalid }, issues, ROUTE)).toBe(own)
  expect(asked).toEqual([issues, ROUTE])
})
