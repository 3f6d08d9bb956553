import type { Beat } from '../plan/beat.js'

/**
 * Problem, product, benefit, proof, call to action. Blanks: T product, s at first mention, B what it does
 * ("charges your phone while you hike"), O its object.
 */
export const commercialBeats: readonly Beat[] = [
  {
    name: 'problem',
    position: 'open',
    rank: 4,
    repeats: false,
    weight: 0.9,
    views: [
      {
        shot: 'wide',
        shows: 'a person outdoors looking at {yours} with a worried face',
        says: 'Somebody worries about {yours}.',
      },
      {
        shot: 'medium',
        shows: 'a tired person in a busy everyday scene',
        says: 'A day when nothing goes to plan.',
      },
    ],
    lines: [
      'Still worried about {yours}? (There is a better way.|Not anymore.)',
      'You know the moment: (nothing works when it matters|just when you need it, it lets you down).',
      'Some days need a better idea. (This is one.|Here is one.)',
      'Tired of the same old (compromise|problem)?',
      'Ready when you are?',
      'Sound familiar?',
    ],
  },
  {
    name: 'product',
    position: 'turn',
    rank: 1,
    repeats: false,
    weight: 1.1,
    views: [
      {
        shot: 'close-up',
        shows: 'hero shot of {s}, clean background, crisp product light',
        says: '{TS} enters the picture.',
      },
    ],
    lines: [
      'Meet {T}: {it} {B}.',
      'Meet {T}. Made for (real life|days like yours).',
      'Say hello to {T}.',
      'Introducing {T}.',
      'Meet {T}.',
      'Here it is.',
    ],
  },
  {
    name: 'benefit',
    position: 'middle',
    rank: 2,
    repeats: true,
    weight: 1,
    views: [
      { shot: 'medium', shows: 'a happy person using {s}, {yours} in view', says: '{TS} at work.' },
      { shot: 'wide', shows: 'friends enjoying the day with {s}', says: 'A good day with {T}.' },
      { shot: 'insert', shows: 'hands using {s}, detail', says: 'How easy it is to use.' },
    ],
    lines: [
      '{It} {B}. (Simple as that.|No effort needed.)',
      '{It} {B}.',
      'More time for what you love, (less of what you do not|and none lost).',
      'You go further. {yours} <keeps|keep> up.',
      'Less worry. More of (what matters|the good part).',
      'It fits into your day, (not the other way round|and stays out of your way).',
      'Wherever the day takes you, it comes along.',
      'One less thing to think about.',
      'It just works.',
      'Less effort, more (joy|freedom).',
    ],
  },
  {
    name: 'proof',
    position: 'middle',
    rank: 5,
    repeats: true,
    weight: 1,
    views: [
      {
        shot: 'extreme-close-up',
        shows: 'material and craftsmanship of {s}, macro detail',
        says: 'The details of {T}.',
      },
      { shot: 'medium', shows: 'several different people smiling with {s}', says: 'People who use {T}.' },
      { shot: 'insert', shows: '{s} on a table, parts neatly arranged', says: 'Every part of {T}.' },
    ],
    lines: [
      'Look closely. Every detail is there for (a reason|you).',
      'Built with care, for (every day|more than one season).',
      'Thought through from the first sketch to the last (stitch|detail).',
      'You will notice it on the first day, (and on every day after|and keep noticing).',
      'Try it once, and the old way feels (old|long ago).',
      'Care in every detail.',
      'Feel the difference.',
      'Good design is the kind you (stop noticing|simply enjoy).',
      'Small details make a (big|quiet) difference.',
    ],
  },
  {
    name: 'life',
    position: 'middle',
    rank: 6,
    repeats: true,
    weight: 1,
    views: [
      { shot: 'wide', shows: 'a person with {s} in a beautiful open place', says: 'Life with {T}.' },
      {
        shot: 'over-the-shoulder',
        shows: 'over the shoulder of a person looking at a view, {s} beside them',
        says: 'A quiet moment with {T}.',
      },
    ],
    lines: [
      'On the way to work, or far away from it. (It is ready.|Your choice.)',
      'Mornings start easier. Evenings (last longer|come lighter).',
      'At home, on the road, (anywhere in between|under any sky).',
      'Made for the plans you make, and the ones you (change|have not made yet).',
      'Some things simply belong with you.',
      'Go where you like.',
      'This is what easy feels like.',
    ],
  },
  {
    name: 'call',
    position: 'close',
    rank: 3,
    repeats: false,
    weight: 1,
    views: [
      {
        shot: 'close-up',
        shows: '{s} centred, warm confident light, clean background',
        says: 'The invitation: try {T}.',
      },
    ],
    lines: [
      '{TS}. (Get yours today.|Ready when you are.)',
      'Discover {T} today, and (see for yourself|never look back).',
      'Why wait? (Try it today.|Make it yours.)',
      'Get {T} today.',
      'Get yours today.',
      'Try it today.',
    ],
  },
]
