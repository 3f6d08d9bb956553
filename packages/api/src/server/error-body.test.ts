import { MutoscopeError } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { ApiError, defineError } from '../contract/error-definition.js'
import { toApiError, toErrorResponse } from './error-body.js'

const lost = defineError('SHELF_LOST', { status: 404, retryable: false, title: 'No such shelf' })
const broken = defineError('SHELVES_BROKEN', { status: 500, retryable: true, title: 'Broken' })

describe('what was thrown becomes an error of the family', () => {
  it('as it is when it is one', () => {
    const error = new ApiError(lost)
    expect(toApiError(error, {})).toBe(error)
  })

  it('in the words of the family for an error of the engine', () => {
    const cause = new MutoscopeError('PROJECT_NOT_FOUND', { message: 'No p1.', details: { id: 'p1' } })
    expect(toApiError(cause, { PROJECT_NOT_FOUND: lost })).toMatchObject({
      definition: lost,
      message: 'No p1.',
      details: { id: 'p1' },
      cause,
    })
    const own = new ApiError(lost, { message: 'own' })
    expect(toApiError(cause, { PROJECT_NOT_FOUND: () => own })).toBe(own)
  })

  it('by its own code where the family has no word for it; details are null where there are none', () => {
    const error = toApiError(new MutoscopeError('PROJECT_NOT_FOUND', { message: 'No p1.' }), {})
    expect(error).toMatchObject({
      definition: { code: 'PROJECT_NOT_FOUND', status: 404 },
      message: 'No p1.',
      details: null,
    })
    const detailed = new MutoscopeError('PROJECT_NOT_FOUND', { details: { id: 'p1' } })
    expect(toApiError(detailed, {}).details).toEqual({ id: 'p1' })
  })

  it('without its words when it is broken inside, or nobody foresaw it', () => {
    const inside = new MutoscopeError('UNREACHABLE', { message: 'secret', details: { secret: 1 } })
    for (const cause of [inside, new TypeError('secret'), 'secret']) {
      const error = toApiError(cause, {})
      expect(error.definition.status).toBe(500)
      expect([error.message.includes('secret'), error.details, error.cause]).toEqual([false, null, cause])
    }
    expect(toApiError(new TypeError('secret'), { INTERNAL_ERROR: broken }).definition).toBe(broken)
  })
})

describe('the body of an error', () => {
  const error = new ApiError(lost, { message: 'No oak.', details: ['oak'], headers: { 'Retry-After': '1' } })
  const occurrence = { requestId: 'request-1', now: Date.parse('2026-11-30T12:00:00Z') }

  it('says everything that programs and people need', () => {
    expect(toErrorResponse(error, 'SCREAMING_CASE', occurrence)).toEqual({
      status: 404,
      headers: { 'Retry-After': '1' },
      body: {
        type: 'urn:mutoscope:error:SHELF_LOST',
        title: 'No such shelf',
        status: 404,
        detail: 'No oak.',
        instance: 'urn:request:request-1',
        error: 'SHELF_LOST',
        code: 'SHELF_LOST',
        message: 'No oak.',
        retryable: false,
        timestamp: '2026-11-30T12:00:00.000Z',
        details: ['oak'],
        request_id: 'request-1',
      },
    })
  })

  it('names the error as the family writes its names', () => {
    const nameOf = (given: ApiError) => toErrorResponse(given, 'PascalCase', occurrence).body
    expect(nameOf(error)).toMatchObject({ error: 'ShelfLost', code: 'SHELF_LOST' })
    expect(nameOf(new ApiError({ ...lost, name: 'NoShelf' })).error).toBe('NoShelf')
  })
})
