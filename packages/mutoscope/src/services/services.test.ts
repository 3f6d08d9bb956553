import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { CHOSEN_KINDS } from './model-choices.js'
import type { Service } from './define-service.js'
import { SERVICES } from './services.js'

/** Subpaths of `@mutoscope/providers` that a key does not open, and why. */
const KEYLESS = {
  client: 'what clients are made of',
  'guarded-download': 'fetches files',
  'http-service': 'opened by SCRIPT_SERVICE_URL and the like',
  'ai-sdk': 'opened by model objects',
}

const rows = Object.entries(SERVICES).map(([id, service]: [string, Service]) => ({ ...service, id }))

describe('the table of services', () => {
  it('has a row for every client in @mutoscope/providers', async () => {
    const files = await readdir(new URL('../../../providers/src', import.meta.url))
    const clients = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .filter((subpath) => !(subpath in KEYLESS))
    expect(rows.map(({ provider }) => provider).toSorted()).toEqual(clients.toSorted())
  })

  it('has names that the routes of keys take', () => {
    for (const { id } of rows) expect(id).toMatch(/^[a-z0-9][a-z0-9_]*$/u)
  })

  it.each(rows.filter(({ id, checkKey }) => checkKey !== null && id !== 'openai_compatible'))(
    '$id names the variables that its client reads',
    async ({ checkKey, variables }) => {
      const asked = checkKey?.({ apiKey: () => '', prices: [] })({ signal: AbortSignal.timeout(5000) })
      await expect(asked).rejects.toMatchObject({
        code: 'PROVIDER_KEY_MISSING',
        message: expect.stringContaining(`set ${variables.join(' or ')}.`),
      })
    },
  )

  it.each(rows)('$id opens models under the name of its prices', ({ provider, prices, offers }) => {
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
