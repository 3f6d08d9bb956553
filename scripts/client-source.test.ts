import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { generateClient } from '../packages/api/src/codegen/index.js'
import { FAMILY_CONTRACTS, FAMILY_NAMES, openApiDocument } from '../packages/api/src/index.js'

const document = openApiDocument({ families: FAMILY_NAMES.map((name) => FAMILY_CONTRACTS[name]) })

it('the shipped client is the one of all families (pnpm run generate writes it)', async () => {
  await expect(generateClient(document, { runtime: './runtime/index.js' })).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../packages/client/src/api.gen.ts'),
  )
})

it('the published document is the one of all families (pnpm run generate writes it)', async () => {
  await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../docs/openapi.json'),
  )
})
