import { expect, it } from 'vitest'
import { unusedVariables } from './unused-variables.js'

it('names what is set and not used, unless it is meant for somebody else', () => {
  expect(unusedVariables({ SESSION_SECRET: 'hunter2' })).toEqual([
    'SESSION_SECRET is not used: there are no sessions; callers are known by bearer tokens (JWT_SECRET).',
  ])
  expect(unusedVariables({ SESSION_SECRET: '', JWT_SECRET: 'x' })).toEqual([])
  expect(unusedVariables({ SESSION_SECRET: 'x', MUTOSCOPE_IGNORE_ENV: 'PORT, SESSION_SECRET' })).toEqual([])
})
