import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../packages/mutoscope/src/cli/commands.js'
import { SERVICE_NAMES, SERVICES } from '../packages/mutoscope/src/services/services.js'
import { cliDoc } from './cli-doc.js'
import { environmentDoc } from './environment-doc.js'

const docs = resolve(import.meta.dirname, '../docs')

describe('pages that are written from tables (pnpm run docs:generated)', () => {
  it('docs/cli.md says what the commands say', async () => {
    await expect(cliDoc(COMMANDS)).toMatchFileSnapshot(`${docs}/cli.md`)
  })

  it('docs/environment.md says what the table of services says', async () => {
    await expect(environmentDoc()).toMatchFileSnapshot(`${docs}/environment.md`)
  })

  it('docs/providers.md has the same variables for every service', async () => {
    const rows = (await readFile(`${docs}/providers.md`, 'utf8')).split('\n')
    for (const name of SERVICE_NAMES) {
      const { provider, variables, baseUrlVariable } = SERVICES[name]
      const row = rows.find((line) => line.startsWith(`| \`${provider}\` |`)) ?? ''
      for (const variable of [...variables, baseUrlVariable]) expect(row).toContain(`\`${variable}\``)
    }
  })
})
