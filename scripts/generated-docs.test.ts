import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../packages/mutoscope/src/cli/commands.js'
import { SERVICES } from '../packages/mutoscope/src/services/services.js'
import { addProviderDoc } from './add-provider-doc.js'
import { cliDoc } from './cli-doc.js'
import { environmentDoc } from './environment-doc.js'
import { providersDoc } from './providers-doc.js'

const docs = resolve(import.meta.dirname, '../docs')

describe('pages that are written from tables (pnpm run docs:generated)', () => {
  it('docs/cli.md says what the commands say', async () => {
    await expect(cliDoc(COMMANDS)).toMatchFileSnapshot(`${docs}/cli.md`)
  })

  it('docs/environment.md says what the table of services says', async () => {
    await expect(environmentDoc()).toMatchFileSnapshot(`${docs}/environment.md`)
  })

  it('docs/providers.md says what the table of services says', async () => {
    const page = await readFile(`${docs}/providers.md`, 'utf8')
    await expect(providersDoc(page, SERVICES)).toMatchFileSnapshot(`${docs}/providers.md`)
  })

  it('docs/add-a-provider.md shows the client and the test that this repository runs', async () => {
    const page = await readFile(`${docs}/add-a-provider.md`, 'utf8')
    const read = (file: string) => readFile(resolve(docs, '../packages/mutoscope/src/services', file), 'utf8')
    const files = { 'acme.ts': await read('acme.fixture.ts'), 'acme.test.ts': await read('acme.test.ts') }
    await expect(addProviderDoc(page, files)).toMatchFileSnapshot(`${docs}/add-a-provider.md`)
  })

  it('both pages have a row for one more service', async () => {
    const acme = { ...SERVICES.runway, name: 'Acme', provider: 'acme', variables: ['ACME_API_KEY'] }
    const page = await readFile(`${docs}/providers.md`, 'utf8')
    for (const doc of [environmentDoc({ acme }), providersDoc(page, { acme })])
      expect(doc).toMatch(/^\| .*`acme`.*\| `ACME_API_KEY` \|/mu)
  })
})
