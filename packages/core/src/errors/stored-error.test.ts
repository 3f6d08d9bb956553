import { expect, it } from 'vitest'
import { fromStoredError, toStoredError } from './stored-error.js'
import { MutoscopeError } from './mutoscope-error.js'

it('keeps what an error of ours says, and makes it again', () => {
  const record = toStoredError(
    new MutoscopeError('MODEL_REFUSED', {
      message: 'Not this.',
      details: { provider: 'fake' },
      cause: new Error('inner'),
    }),
  )
  expect(record).toEqual({ code: 'MODEL_REFUSED', message: 'Not this.', details: { provider: 'fake' } })
  const again = fromStoredError(record)
  expect(again).toMatchObject({ code: 'MODEL_REFUSED', message: 'Not this.', details: { provider: 'fake' } })
  expect(again.cause).toBeUndefined()
})

it('keeps the words of any other error apart from what callers are shown', () => {
  const thrown = new Error('the key is hunter2')
  const record = toStoredError(thrown, 'MODEL_FAILED')
  expect(record).toEqual({
    code: 'MODEL_FAILED',
    message: 'The model failed.',
    details: {},
    cause: 'the key is hunter2',
    stack: thrown.stack,
  })
  expect(fromStoredError(record)).toMatchObject({
    message: 'The model failed.',
    cause: expect.objectContaining({ message: 'the key is hunter2', stack: thrown.stack }) as unknown,
  })
  expect(toStoredError('a text')).toMatchObject({ code: 'STAGE_FAILED', cause: 'a text' })
})
