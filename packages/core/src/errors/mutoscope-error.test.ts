import { expect, it } from 'vitest'
import { MutoscopeError } from './mutoscope-error.js'

it('takes from the table whether trying again can help, unless its details know better', () => {
  expect(new MutoscopeError('MODEL_FAILED').retryable).toBe(true)
  expect(new MutoscopeError('MODEL_FAILED', { details: { retryable: false } }).retryable).toBe(false)
  expect(new MutoscopeError('MODEL_REFUSED', { details: { retryable: 'yes' } }).retryable).toBe(false)
})
