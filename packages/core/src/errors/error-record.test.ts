import { expect, it } from 'vitest'
import { fromErrorRecord, toErrorRecord } from './error-record.js'
import { MutoscopeError } from './mutoscope-error.js'

it('keeps what an error of ours says, and makes it again', () => {
  const record = toErrorRecord(
    new MutoscopeError('MODEL_REFUSED', {
      message: 'Not this.',
      details: { provider: 'fake' },
      cause: new Error('inner'),
    }),
  )
  expect(record).toEqual({ code: 'MODEL_REFUSED', message: 'Not this.', details: { provider: 'fake' } })
  const again = fromErrorRecord(record)
  expect(again).toMatchObject({ code: 'MODEL_REFUSED', message: 'Not this.', details: { provider: 'fake' } })
  expect(again.cause).toBeUndefined()
})

it('keeps the words of any other error apart from what callers are shown', () => {
  const thrown = new Error('the key is hunter2')
  const record = toErrorRecord(thrown, 'MODEL_FAILED')
  expect(record).toEqual({
    code: 'MODEL_FAILED',
    message: 'The model failed.',
    details: {},
    cause: 'the key is hunter2',
    stack: thrown.stack,
  })
  expect(fromErrorRecord(record)).toMatchObject({
    message: 'The model failed.',
    cause: expect.objectContaining({ message: 'the key is hunter2', stack: thrown.stack }) as unknown,
  })
  expect(toErrorRecord('a text')).toMatchObject({ code: 'STAGE_FAILED', cause: 'a text' })
})
