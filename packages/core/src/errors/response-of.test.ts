import { expect, it } from 'vitest'
import { responseOf } from './response-of.js'
import type { ErrorCode } from './error-table.js'
import { MutoscopeError } from './mutoscope-error.js'

const stage = (...codes: readonly ErrorCode[]) =>
  responseOf('STAGE_FAILED', { failures: codes.map((code) => ({ name: 'a', code, message: 'No.' })) })

it('a failed stage answers as what it holds: first as what trying again cannot help', () => {
  expect(stage('PROVIDER_UNAVAILABLE')).toEqual({ status: 502, retryable: true })
  expect(stage('PROVIDER_AUTH')).toEqual({ status: 424, retryable: false })
  expect(stage('PRICE_UNKNOWN')).toEqual({ status: 422, retryable: false })
  expect(stage('PROVIDER_UNAVAILABLE', 'MODEL_REFUSED')).toEqual({ status: 422, retryable: false })
  expect(stage('MODEL_FAILED', 'PROVIDER_RATE_LIMITED')).toEqual({ status: 502, retryable: true })
})

it('and as its code says when it holds nothing that is known', () => {
  for (const failures of [undefined, [], 'x', [null, 1, { code: 'NO_SUCH_CODE' }]])
    expect(responseOf('STAGE_FAILED', failures === undefined ? {} : { failures })).toEqual({
      status: 500,
      retryable: true,
    })
})

it('what a failure itself knows of trying again counts', () => {
  const failures = [{ code: 'MODEL_FAILED', retryable: false }, { code: 'PROVIDER_UNAVAILABLE' }]
  expect(new MutoscopeError('STAGE_FAILED', { details: { failures } })).toMatchObject({
    status: 502,
    retryable: false,
  })
})

it('a refusal can never be tried again, whatever is said of it', () => {
  expect(new MutoscopeError('MODEL_REFUSED', { details: { retryable: true } }).retryable).toBe(false)
  const failures = [{ code: 'MODEL_REFUSED', retryable: true }]
  expect(responseOf('STAGE_FAILED', { failures })).toEqual({ status: 422, retryable: false })
})
