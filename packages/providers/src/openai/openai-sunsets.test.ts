import { expect, it } from 'vitest'
import { sunsetWarnings } from './openai-sunsets.js'

it.each([
  ['gpt-5', '2026-12-11'],
  ['gpt-5.5', '2026-12-11'],
  ['gpt-5.4-mini-2026-03-17', '2026-12-11'],
  ['o3', '2026-12-11'],
  ['gpt-4.1-mini', '2027-01-14'],
  ['gpt-4o', '2027-01-14'],
  ['gpt-4o-mini-tts', '2027-01-06'],
  ['tts-1-hd', '2027-01-06'],
  ['gpt-image-1.5', '2026-12-01'],
])('%s is warned of with %s', (model, day) => {
  expect(sunsetWarnings(model)).toEqual([expect.stringContaining(day)])
})

it.each(['gpt-6-sol', 'gpt-6.1-sol', 'gpt-image-2', 'gpt-image-2.5-flare', 'o30', 'gpt-50'])(
  '%s has no end that is known',
  (model) => {
    expect(sunsetWarnings(model)).toEqual([])
  },
)
