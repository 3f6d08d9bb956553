import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { ERRORS } from '../packages/core/src/index.js'
import { errorsDoc } from './errors-doc.js'

it('docs/errors.md says what the table of errors says (pnpm run docs:errors writes it)', async () => {
  await expect(errorsDoc(ERRORS)).toMatchFileSnapshot(resolve(import.meta.dirname, '../docs/errors.md'))
})
