import { readFile } from 'node:fs/promises'
import { KEY_SERVICES } from '@mutoscope/api'
import { describe, expect, it } from 'vitest'
import { CHOSEN_KINDS } from './model-choices.js'
import { SERVICE_NAMES, SERVICES } from './services.js'

/** Subpaths of `@mutoscope/providers` that a key does not open, and why. */
const KEYLESS = {
  offline: 'needs no key',
  testing: 'fake servers for tests',
  'guarded-download': 'fetches files',
  'http-service': 'opened by SCRIPT_SERVICE_URL and the like',
  'ai-sdk': 'opened by model objects',
}

const rows = SERVICE_NAMES.map((name) => ({ name, ...SERVICES[name] }))

describe('the table of services', () => {
  it('has a row for every client in @mutoscope/providers', async () => {
    const manifest = new URL('../../../providers/package.json', import.meta.url)
    const { exports } = JSON.parse(await readFile(manifest, 'utf8')) as { exports: Record<string, unknown> }
    const clients = Object.keys(exports)
      .map((subpath) => subpath.slice(2))
      .filter((subpath) => subpath !== 'package.json' && !(subpath in KEYLESS))
    expect(rows.map(({ provider }) => provider).toSorted()).toEqual(clients.toSorted())
  })

  it('has every service that a key can be kept for, but the one that is only a name', () => {
    expect([...SERVICE_NAMES, 'dadan'].toSorted()).toEqual(Object.keys(KEY_SERVICES).toSorted())
  })

  it.each(rows.filter(({ name, checkKey }) => checkKey !== null && name !== 'openai_compatible'))(
    '$name names the variables that its client reads',
    async ({ checkKey, variables }) => {
      const asked = checkKey?.({ apiKey: () => '', prices: [] })({ signal: AbortSignal.timeout(5000) })
      await expect(asked).rejects.toMatchObject({
        code: 'PROVIDER_KEY_MISSING',
        message: expect.stringContaining(`set ${variables.join(' or ')}.`),
      })
    },
  )

  it.each(rows)('$name opens models under the name of its prices', ({ provider, prices, offers }) => {
    const offer = offers({ apiKey: () => '', prices: [] })
    for (const kind of CHOSEN_KINDS) {
      const offered = offer(kind)
      for (const model of [...(offered?.usual ?? []), ...(offered?.chosen ?? [])]) {
        expect(offered?.open(model)).toMatchObject({ provider, model })
        expect(prices.map((entry) => `${entry.provider}/${entry.model}`)).toContain(`${provider}/${model}`)
      }
    }
  })
})
