import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { defineError, FAMILY_CONTRACTS } from '../packages/api/src/index.js'
import { COMMON_ERRORS } from '../packages/api/src/server/index.js'
import { ERRORS } from '../packages/core/src/index.js'
import { errorsDoc } from './errors-doc.js'

const families = Object.values(FAMILY_CONTRACTS)
const common = Object.values(COMMON_ERRORS)

it('docs/errors.md says what the tables of errors say (pnpm run docs:errors writes it)', async () => {
  await expect(errorsDoc({ errors: ERRORS, common, families })).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../docs/errors.md'),
  )
})

it('names the families of a code once, leaves out what the engine has, and tells apart what differs', () => {
  const gone = defineError('GONE', { status: 404, retryable: false, title: 'It is gone' })
  const other = defineError('GONE', { status: 409, retryable: true, title: 'It went' })
  const engine = defineError('RUN_ACTIVE', {
    status: ERRORS.RUN_ACTIVE.status,
    retryable: true,
    title: 'A run is active',
  })
  const family = { ...FAMILY_CONTRACTS.studio, routes: {}, sockets: {} }
  const text = errorsDoc({
    errors: ERRORS,
    common: [],
    families: [
      { ...family, name: 'b', errors: [gone, gone, engine] },
      { ...family, name: 'a', errors: [gone, other] },
    ],
  })
  expect(
    text.split('\n').filter((line) => line.startsWith('| `GONE`') || line.includes('A run is active')),
  ).toEqual(['| `GONE` | 404 | no | It is gone | b, a |', '| `GONE` | 409 | yes | It went | a |'])
})
