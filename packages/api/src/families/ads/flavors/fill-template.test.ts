import { describe, expect, it } from 'vitest'
import { fillTemplate } from './fill-template.js'

describe('fillTemplate', () => {
  it.each([
    ['{prompt}', ' A robot. ', 'A robot.'],
    ['{prompt}, on film', 'A robot walks.', 'A robot walks, on film'],
    ['Wide: {prompt}. On film', 'A robot', 'Wide: A robot. On film'],
    ['{prompt}, on film', 'A robot walks, on film', 'A robot walks, on film'],
    ['On film: {prompt}', 'Costs $& and $1', 'On film: Costs $& and $1'],
    ['ab{prompt}ba', 'aba', 'abababa'],
  ])('fills %j', (template, text, filled) => {
    expect(fillTemplate(template, 'prompt', text)).toBe(filled)
    expect(fillTemplate(template, 'prompt', filled)).toBe(filled)
  })
})
