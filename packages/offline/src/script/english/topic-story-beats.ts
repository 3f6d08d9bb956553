import type { Beat } from '../plan/beat.js'

/**
 * The shape of a story about a place, a thing or an idea. Blanks: T the topic, TS the topic as a subject,
 * P/N/n place.
 */
export const topicStoryBeats: readonly Beat[] = [
  {
    name: 'establish',
    position: 'open',
    rank: 1,
    repeats: false,
    weight: 1.1,
    views: [
      {
        shot: 'extreme-wide',
        shows: 'vast atmospheric view of {n} with {s}',
        says: 'A first, wide view of {T}.',
      },
      {
        shot: 'extreme-wide',
        shows: 'vast atmospheric view, {s} in the distance',
        says: 'A first, wide view of {T}.',
      },
    ],
    lines: [
      'This is a story about {T}.',
      'Look a little longer, and {T} ‹begins|begin› to tell a story.',
      'Every story begins somewhere. This one begins with {T}.',
      'Once, nobody had heard of {T}.',
      'Listen. This is {T}.',
      'Here it begins.',
    ],
  },
  {
    name: 'detail',
    position: 'middle',
    rank: 4,
    repeats: true,
    weight: 1,
    views: [
      { shot: 'close-up', shows: 'detail of {s}, soft shallow focus', says: 'A closer look at {T}.' },
      { shot: 'insert', shows: 'small telling detail of {s}', says: 'A small detail of {T}.' },
    ],
    lines: [
      'Come closer. The small things (tell the most|are never small).',
      'There is a detail here that most people (miss|never notice).',
      'Light falls on it, and (for a moment|suddenly) it all makes sense.',
      'What seems ordinary is (only waiting to be seen|rarely so).',
      'Every mark has a reason. (Every silence has one, too.|None is there by chance.)',
      'Come closer.',
      'Look again.',
      'A small thing can hold (a whole world|a long memory).',
    ],
  },
  {
    name: 'people',
    position: 'middle',
    rank: 5,
    repeats: true,
    weight: 1,
    views: [
      {
        shot: 'medium',
        shows: 'people gathered around {s}, candid moment',
        says: 'People come together around {T}.',
      },
      {
        shot: 'over-the-shoulder',
        shows: 'over the shoulder of a person looking at {s}',
        says: 'Somebody discovers {T}.',
      },
    ],
    lines: [
      'People came for many reasons, and (stayed for one|left with the same one).',
      'Some came to (learn|look). Others came to (remember|stay).',
      'Ask ten people about {T}, and you will hear ten stories.',
      'Somebody always remembers (the first time|how it felt).',
      'Hands pass it on to hands.',
      'Nobody walks past it unchanged.',
    ],
  },
  {
    name: 'turn',
    position: 'turn',
    rank: 2,
    repeats: true,
    weight: 1,
    views: [
      { shot: 'wide', shows: '{s} under changing dramatic light', says: 'The light changes around {T}.' },
      { shot: 'close-up', shows: '{s} revealed in a beam of light', says: 'A new light on {T}.' },
    ],
    lines: [
      'Then the light changes, and so does {T}.',
      'But there is another side to it, (quieter and older|and few have seen it).',
      'Then came the day that (changed everything|nobody had planned).',
      'And suddenly, nothing about {T} is ordinary.',
      'What was lost comes back (in another form|little by little).',
      'Then everything turns.',
      'And then, silence.',
    ],
  },
  {
    name: 'afterglow',
    position: 'close',
    rank: 3,
    repeats: false,
    weight: 1.1,
    views: [{ shot: 'wide', shows: '{s} in the last warm light of the day', says: 'A last look at {T}.' }],
    lines: [
      'And the story of {T} goes on.',
      'Perhaps that is what {T} ‹was|were› always about.',
      'Look once more, and remember {T}.',
      'Some stories never really end.',
      'The story goes on.',
    ],
  },
]
