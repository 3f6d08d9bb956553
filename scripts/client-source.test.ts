import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { generateClientFiles } from '../packages/api/src/codegen/index.js'
import { FAMILY_CONTRACTS, FAMILY_NAMES, openApiDocument } from '../packages/api/src/index.js'

const CLIENT = resolve(import.meta.dirname, '../packages/client/src/api')

const document = openApiDocument({ families: FAMILY_NAMES.map((name) => FAMILY_CONTRACTS[name]) })
const files = generateClientFiles(document, { runtime: '../runtime/index.js' })

it.each(files)(
  'the shipped $name is that of all families (pnpm run generate writes it)',
  async ({ name, source }) => {
    await expect(source).toMatchFileSnapshot(resolve(CLIENT, name))
  },
)

it('the shipped client has no other files', async () => {
  expect((await readdir(CLIENT)).toSorted()).toEqual(files.map(({ name }) => name).toSorted())
})

it('the published document is the one of all families (pnpm run generate writes it)', async () => {
  await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../docs/openapi.json'),
  )
})
