import { expect, it } from 'vitest'
import { jsonInText } from './json-in-text.js'

it.each([
  ['alone', '{"a":1}'],
  ['with space around it', '\n  {"a":1}  \n'],
  ['in a code fence', '```json\n{"a":1}\n```'],
  ['in a fence without a language', '```\n{"a":1}```'],
  ['between other words', 'Here is the script: {"a":1} I hope it helps.'],
  ['behind what was thought', '<think>Maybe {"b":2}? No.</think>\n{"a":1}'],
  ['behind thoughts, words and a fence', '<think>{</think>Sure!\n```json\n{"a":1}\n```\nDone.'],
])('reads JSON %s', (_where, text) => {
  expect(jsonInText(text)).toEqual({ a: 1 })
})

it.each(['', 'no JSON here', '{"a":', '} {', '<think>{"a":1}</think>'])('finds none in %o', (text) => {
  expect(jsonInText(text)).toBeUndefined()
})
