import { expect, it } from 'vitest'
import { bearer } from './bearer.js'

it('is a header for a key, and none where there is no key', () => {
  expect(bearer('abc')).toEqual({ authorization: 'Bearer abc' })
  expect(bearer('')).toEqual({})
})
