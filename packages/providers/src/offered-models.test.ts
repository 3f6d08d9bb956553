import { readdir, readFile } from 'node:fs/promises'
import type { PriceEntry } from '@mutoscope/core'
import { expect, it } from 'vitest'
import { RUNWAY_PRICES } from './runway.js'
import { RUNWAY_VIDEO_MODELS } from './runway/runway-video-models.js'

/** What stands in backticks beside the names of models. */
const OTHER_WORDS = new Set([
  'prices',
  'video',
  'durationSec',
  'owner/name',
  'owner/name:version',
  // D-ID's voices.
  'provider/voice',
  'microsoft/en-US-JennyNeural',
  'elevenlabs/21m00Tcm4TlvDq8ikWAM',
])

/** Methods that make a model. */
const MAKERS = 'script|image|speech|music|video|avatar'

/** Models that a client's source names: in the comments of its methods, as defaults, in its examples. */
async function offered(file: string): Promise<string[]> {
  const source = await readFile(new URL(`${file}.ts`, import.meta.url), 'utf8')
  const comments = source.matchAll(new RegExp(String.raw`/\*\*((?:(?!\*/)[^])*)\*/\s*(?:${MAKERS})\(`, 'gu'))
  const named = [...comments].flatMap(([, comment = '']) =>
    [...comment.matchAll(/`([^`\s]+)`/gu)].map(([, name = '']) => name),
  )
  const defaults = [...source.matchAll(/@default ([\w./-]*\d[\w./-]*)/gu)].map(([, name = '']) => name)
  const examples = [...source.matchAll(new RegExp(String.raw`\.(?:${MAKERS})\('([^']+)'`, 'gu'))].map(
    ([, name = '']) => name,
  )
  return [...named, ...defaults, ...examples].filter(
    (name) => !OTHER_WORDS.has(name) && !/^(?:PROVIDER_|MUTOSCOPE_|\d+$)/u.test(name),
  )
}

/** The price list that a client's file exports; null for one that sells no models. */
async function pricesOf(file: string): Promise<readonly PriceEntry[] | null> {
  const exported = (await import(`./${file}.ts`)) as Readonly<Record<string, unknown>>
  const [prices] = Object.entries(exported).flatMap(([name, value]) =>
    name.endsWith('_PRICES') ? [value as readonly PriceEntry[]] : [],
  )
  return prices ?? null
}

const files = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
const clients = (
  await Promise.all(files.map(async (file) => ({ file, prices: await pricesOf(file) })))
).flatMap(({ file, prices }) => (prices === null ? [] : [{ file, prices }]))

it('every client of models has a price list, and names its models', async () => {
  expect(clients.length).toBeGreaterThanOrEqual(15)
  const named = await Promise.all(clients.map(async ({ file }) => (await offered(file)).length))
  // Two sell one model, which their factory makes without a name.
  expect(clients.filter((_, index) => named[index] === 0).map(({ file }) => file)).toEqual(['d-id', 'heygen'])
  expect(named.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50)
})

it.each(clients)(
  '$file offers no model without a dated price, or the word that it must be given',
  async ({ file, prices }) => {
    const names = new Set(await offered(file))
    const priced = new Set(prices.map(({ model }) => model))
    expect([...names].filter((name) => !priced.has(name))).toEqual([])
    for (const { asOf, source, micros } of prices) {
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/u)
      expect(source.length).toBeGreaterThan(3)
      expect(micros === 'manual' || (Number.isInteger(micros) && micros > 0)).toBe(true)
    }
  },
)

it('Runway has a price for every clip model that it knows', () => {
  const priced = new Set(RUNWAY_PRICES.map(({ model }) => model))
  expect([...RUNWAY_VIDEO_MODELS.keys()].filter((name) => !priced.has(name))).toEqual([])
})
