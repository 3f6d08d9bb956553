import { readFile } from 'node:fs/promises'
import type { PriceEntry } from '@mutoscope/core'
import { expect, it } from 'vitest'
import { ANTHROPIC_PRICES } from './anthropic.js'
import { D_ID_PRICES } from './d-id.js'
import { ELEVENLABS_PRICES } from './elevenlabs.js'
import { FAL_PRICES } from './fal.js'
import { GEMINI_PRICES } from './gemini.js'
import { GOOGLE_TTS_PRICES } from './google-tts.js'
import { HEYGEN_PRICES } from './heygen.js'
import { LUMA_PRICES } from './luma.js'
import { LUMA_AGENTS_PRICES } from './luma-agents.js'
import { OPENAI_PRICES } from './openai.js'
import { RECRAFT_PRICES } from './recraft.js'
import { REPLICATE_PRICES } from './replicate.js'
import { RUNWAY_PRICES } from './runway.js'
import { RUNWAY_VIDEO_MODELS } from './runway/runway-video-models.js'
import { STABILITY_PRICES } from './stability.js'
import { VERTEX_PRICES } from './vertex.js'

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

it.each<[string, readonly PriceEntry[], number]>([
  ['anthropic', ANTHROPIC_PRICES, 2],
  ['d-id', D_ID_PRICES, 0],
  ['elevenlabs', ELEVENLABS_PRICES, 4],
  ['fal', FAL_PRICES, 1],
  ['gemini', GEMINI_PRICES, 5],
  ['google-tts', GOOGLE_TTS_PRICES, 4],
  ['heygen', HEYGEN_PRICES, 0],
  ['luma', LUMA_PRICES, 4],
  ['luma-agents', LUMA_AGENTS_PRICES, 3],
  ['openai', OPENAI_PRICES, 7],
  ['recraft', RECRAFT_PRICES, 3],
  ['replicate', REPLICATE_PRICES, 1],
  ['runway', RUNWAY_PRICES, 17],
  ['stability', STABILITY_PRICES, 3],
  ['vertex', VERTEX_PRICES, 2],
])(
  '%s offers no model without a dated price, or the word that it must be given',
  async (file, prices, least) => {
    const names = new Set(await offered(file))
    expect(names.size).toBeGreaterThanOrEqual(least)
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
