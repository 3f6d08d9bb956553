import { describe, expect, it } from 'vitest'
import { presentParticiple, readVerb, thirdPerson } from '@mutoscope/core/script'
import { parseBrief } from './parse-brief.js'

function understood(text: string) {
  const brief = parseBrief(text)
  return {
    kind: brief.kind,
    subject: brief.subject?.definite ?? null,
    verb: brief.verb,
    object: brief.object?.indefinite ?? null,
    place: brief.place === null ? null : `${brief.place.preposition} ${brief.place.noun.definite}`,
  }
}

describe('parseBrief', () => {
  it.each([
    [
      'A hero discovers a hidden treasure in ancient ruins',
      {
        kind: 'action',
        subject: 'the hero',
        verb: 'discover',
        object: 'a hidden treasure',
        place: 'in the ancient ruins',
      },
    ],
    [
      'Robot exploring Austin, Texas',
      { kind: 'action', subject: 'the robot', verb: 'explore', object: 'Austin, Texas', place: null },
    ],
    [
      'Two cats chase a laser pointer through a library at night',
      {
        kind: 'action',
        subject: 'the two cats',
        verb: 'chase',
        object: 'a laser pointer',
        place: 'through the library',
      },
    ],
    [
      'The tortoise and the hare race through the forest',
      {
        kind: 'action',
        subject: 'the tortoise and the hare',
        verb: 'race',
        object: null,
        place: 'through the forest',
      },
    ],
    [
      'A dragon snorts fire over the village',
      { kind: 'action', subject: 'the dragon', verb: 'snort', object: 'fire', place: 'over the village' },
    ],
    [
      'Silver metallic robot walking through downtown Austin',
      {
        kind: 'action',
        subject: 'the silver metallic robot',
        verb: 'walk',
        object: null,
        place: 'through downtown Austin',
      },
    ],
    [
      'Maria learns to dance in Tokyo',
      { kind: 'action', subject: 'Maria', verb: 'learn', object: null, place: 'in Tokyo' },
    ],
    [
      'Solar backpack that charges your phone while you hike',
      { kind: 'topic', subject: 'the solar backpack', verb: 'charge', object: 'your phone', place: null },
    ],
  ])('understands %j', (text, expected) => {
    expect(understood(text)).toEqual(expected)
  })

  it.each([
    ['Make a short video about cats', 'cats'],
    ['Create a commercial for a new electric bike', 'the new electric bike'],
    ['Explain photosynthesis to kids', 'photosynthesis'],
    ['How to bake sourdough bread', 'baking sourdough bread'],
    ['Why is the sky blue?', 'why the sky is blue'],
    ['How does a volcano erupt?', 'how a volcano erupts'],
    ['What is blockchain?', 'blockchain'],
    ['Explore the wonders of the deep sea', 'the wonders of the deep sea'],
    ['5 tips for better sleep', 'better sleep'],
    ['The Future of AI', 'the future of AI'],
    ['Paris', 'Paris'],
    ['🚀', 'the rocket'],
  ])('finds what %j is about', (text, topic) => {
    expect(parseBrief(text).topic).toBe(topic)
  })
})

describe('verb forms', () => {
  it.each([
    ['discover', 'discovers', 'discovering'],
    ['run', 'runs', 'running'],
    ['make', 'makes', 'making'],
    ['carry', 'carries', 'carrying'],
    ['watch', 'watches', 'watching'],
    ['go', 'goes', 'going'],
    ['begin', 'begins', 'beginning'],
    ['see', 'sees', 'seeing'],
    ['play', 'plays', 'playing'],
    ['climb', 'climbs', 'climbing'],
    ['fix', 'fixes', 'fixing'],
    ['show', 'shows', 'showing'],
  ])('inflects %s and reads it back', (base, third, participle) => {
    expect(thirdPerson(base)).toBe(third)
    expect(presentParticiple(base)).toBe(participle)
    expect(readVerb(third)?.base).toBe(base)
    expect(readVerb(participle)?.base).toBe(base)
  })
})
