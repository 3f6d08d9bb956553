import { describe, expect, it } from 'vitest'
import { LEXICON } from '@mutoscope/core/script'
import { PLACES } from './places/places.js'
import { readPrompt } from './read-prompt.js'

describe('reading a prompt', () => {
  it('finds who, where, what, when and how', () => {
    const idea = readPrompt(
      'At dawn, two foxes are running through a misty forest towards a treasure chest: danger!',
    )
    expect(idea.light).toContain('dawn')
    expect(idea.being).toEqual(['fox'])
    expect(idea.place).toEqual(['forest'])
    expect(idea.object).toEqual(['chest'])
    expect(idea.weather).toEqual(['fog'])
    expect(idea.mood).toEqual(['action', 'danger'])
    expect(idea.pose).toEqual(['walk'])
  })

  it.each([
    ['a street', 'object', []],
    ['a tree', 'object', ['tree']],
    ['an important carpet', 'place', []],
    ['the scars of a seasoned cartographer', 'object', []],
    ['wolves and mice', 'being', ['wolf', 'mouse']],
    ['cities', 'place', ['city']],
    ['an old man', 'being', ['oldman']],
    ['The Hare and the Tortoise', 'being', ['hare', 'tortoise']],
    ['stopped clocks', 'object', ['clock']],
    ['golden light', 'light', ['golden']],
    ['Hero shot of the bottle', 'being', []],
    ['the launch of a product line', 'object', ['box']],
    ['a new insight', 'object', ['bulb']],
  ] as const)('reads "%s" by whole words', (prompt, group, names) => {
    expect(readPrompt(prompt)[group]).toEqual(names)
  })

  it('keeps the order of mention and says a thing once', () => {
    expect(readPrompt('a crow, a fox, another fox and a lion').being).toEqual(['bird', 'fox', 'lion'])
  })

  it.each([
    ['two foxes', ['fox']],
    ['a Town Mouse and a Country Mouse', ['mouse']],
    ['the dogs and a cat', ['dog']],
    ['a fox, another fox', ['fox']],
    ['a fox and the fox', []],
  ] as const)('counts the beings of "%s"', (prompt, names) => {
    expect(readPrompt(prompt).several).toEqual(names)
  })

  it('does not take where somebody comes from for where he is', () => {
    const idea = readPrompt('Town Mouse and Country Mouse, grand dining-room')
    expect(idea.place).toEqual(['dining'])
    expect(idea.origin).toEqual(['village', 'country'])
    expect(readPrompt('walking to town, mouse').place).toEqual(['village'])
  })

  it('knows no word for what cannot be drawn', () => {
    expect(Object.keys(LEXICON.place).toSorted()).toEqual(Object.keys(PLACES).toSorted())
  })
})
