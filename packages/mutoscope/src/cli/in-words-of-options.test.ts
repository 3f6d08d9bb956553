import { expect, it } from 'vitest'
import { inWordsOfOptions } from './in-words-of-options.js'

const id = '0192f0c1-0000-7000-8000-00000000000'

it('counts the parts of scenes that a message names', () => {
  const pictures = [1, 2, 3].map((number) => `scene/${id}${number}/image`).join(', ')
  expect(inWordsOfOptions(`Stage "images" could not make ${pictures} with x/y: No.`)).toBe(
    'Stage "images" could not make 3 pictures with x/y: No.',
  )
  expect(inWordsOfOptions(`could not make scene/${id}1/speech: No.`)).toBe('could not make 1 voice line: No.')
})

it('names options as the command line has them, and leaves settings of keys alone', () => {
  expect(inWordsOfOptions('Choose `project`, or pass `replace: true`.')).toBe(
    'Choose --project NAME, or pass --replace.',
  )
  expect(inWordsOfOptions('Pass `apiKey` or set OPENAI_API_KEY.')).toBe(
    'Pass `apiKey` or set OPENAI_API_KEY.',
  )
})
