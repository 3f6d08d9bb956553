import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { generateClient } from '../packages/api/src/codegen/index.js'
import { FAMILY_CONTRACTS, FAMILY_NAMES, openApiDocument } from '../packages/api/src/index.js'

it('the shipped client is the one of all families (pnpm run generate writes it)', async () => {
  const document = openApiDocument({ families: FAMILY_NAMES.map((name) => FAMILY_CONTRACTS[name]) })
  await expect(generateClient(document, { runtime: './runtime/index.js' })).toMatchFileSnapshot(resolve(import.meta.dirname, '../packages/client/src/api.gen.ts'))
})
