import type { Beat } from '../plan/beat.js'

/**
 * A short: hook first, quick turns, payoff, invitation. Blanks: S/s subject, A the brief's own clause, T
 * topic, O/o object, P place.
 */
export const shortBeats: readonly Beat[] = [
  {
    name: 'hook',
    position: 'open',
    rank: 1,
    repeats: false,
    weight: 0.8,
    views: [
      { shot: 'close-up', shows: 'striking close-up of {s}, bold composition', says: 'The hook: {T}.' },
      { shot: 'close-up', shows: 'striking bold composition about {T}', says: 'The hook: {T}.' },
    ],
    lines: [
      'Wait until you see what {S} [does|do] {P}.',
      'Wait until you see {O}.',
      'You have never seen {TN} like this.',
      'Stop for a second. This is about {T}.',
      'Stop scrolling. Look at this.',
      'Watch this.',
    ],
  },
  {
    name: 'setup',
    position: 'middle',
    rank: 4,
    repeats: false,
    weight: 0.9,
    views: [
      { shot: 'wide', shows: '{s} {P}, dynamic angle', says: '{S} {P}.' },
      { shot: 'wide', shows: '{s} in a wide scene, dynamic angle', says: 'The situation.' },
    ],
    lines: [
      'Picture this: {s} {P}.',
      'Picture {s}. (Got it?|Now hold that thought.)',
      'Here is what you need to know about {T}.',
      'Okay, here is the setup.',
      'Here is the setup.',
    ],
  },
  {
    name: 'beat',
    position: 'middle',
    rank: 5,
    repeats: true,
    weight: 0.95,
    views: [
      { shot: 'medium', shows: '{s} in motion, energetic composition', says: 'It picks up speed.' },
      { shot: 'insert', shows: 'surprising detail of {s}', says: 'A surprising detail.' },
      { shot: 'over-the-shoulder', shows: 'over the shoulder toward {s}, tension', says: 'It gets closer.' },
    ],
    lines: [
      'And it gets better (from here|every second).',
      'Most people miss this (part|detail). Do not (blink|skip it).',
      'First it looks (easy|normal). Then it (really does not|stops being normal).',
      'Look at the (background|details). See it?',
      'Nobody expected (this|what comes next).',
      'Here comes the (good|strange) part.',
      'One small thing, and (everything tips|it all speeds up).',
      'Remember this bit. (It matters later.|You will need it.)',
      'Three, two, one...',
      'Keep watching.',
      'And it gets better.',
      'Not done yet.',
      'Okay, this part is (wild|worth it).',
      'Blink, and you (miss it|miss everything).',
    ],
  },
  {
    name: 'payoff',
    position: 'turn',
    rank: 2,
    repeats: false,
    weight: 1.15,
    views: [
      { shot: 'close-up', shows: '{s} {Ving} {o} {P}, peak moment', says: '{A}.' },
      { shot: 'close-up', shows: '{s} {Ving} {o}, peak moment', says: '{A}.' },
      { shot: 'close-up', shows: '{s}, peak moment, bright accent light', says: 'The payoff.' },
    ],
    lines: [
      'And that is {Q}.',
      'And boom: {A}.',
      '{A}.',
      'And that is why {TN} ‹is|are› worth a second look.',
      'And there it is.',
      'Boom. There it is.',
    ],
  },
  {
    name: 'invite',
    position: 'close',
    rank: 3,
    repeats: false,
    weight: 0.9,
    views: [
      { shot: 'medium', shows: '{s} facing the viewer, bright playful light', says: 'The invitation.' },
    ],
    lines: [
      'Would you have guessed it? (Tell us.|Tell a friend.)',
      'Want more {T}? Follow along.',
      'Share it with somebody who needs (a smile|this) today.',
      'Want part two? Follow along.',
      'Follow for more.',
    ],
  },
]
