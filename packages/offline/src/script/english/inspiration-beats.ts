import type { Beat } from '../plan/beat.js'

/**
 * Inspiration: a small beginning, a struggle, a rise, a promise. Blanks: S/s subject, A the brief's own
 * clause, T topic, P place.
 */
export const inspirationBeats: readonly Beat[] = [
  {
    name: 'beginning',
    position: 'open',
    rank: 2,
    repeats: false,
    weight: 1.1,
    views: [
      {
        shot: 'extreme-wide',
        shows: 'vast sunrise landscape, {s} small against the sky',
        says: 'A new day begins.',
      },
      { shot: 'extreme-wide', shows: 'vast sunrise landscape with a lone figure', says: 'A new day begins.' },
    ],
    lines: [
      'Every great journey begins with (a single step|a quiet decision).',
      'It starts small: (one thought|one morning), and the will to begin.',
      'Nobody starts at the summit. (Everybody starts.|We all start below.)',
      'Today is a good day to begin.',
      'It begins with you.',
      'Begin.',
    ],
  },
  {
    name: 'struggle',
    position: 'middle',
    rank: 4,
    repeats: true,
    weight: 1,
    views: [
      { shot: 'medium', shows: '{s} struggling uphill against the wind', says: 'The way is hard.' },
      { shot: 'close-up', shows: 'focused face of {s}, sweat and determination', says: 'Determination.' },
      { shot: 'medium', shows: 'a person climbing a steep path against the wind', says: 'The way is hard.' },
    ],
    lines: [
      'There will be days when (the road is steep|nothing moves). Go anyway.',
      'Doubt is loud. Patience is (louder, in the end|stronger).',
      'You will fall. You will (rise|stand up), and you will know more.',
      'What feels like the end is often (the middle|a turning).',
      'Strength grows (slowly, in silence|where nobody is watching).',
      'Nobody sees the early mornings. (They count all the same.|You will remember them.)',
      'Keep going, even (slowly|when it is dark).',
      'The hard days are (teachers|part of the way).',
      'Not every step is easy. Every step (counts|matters).',
      'Keep going.',
      'Rise again.',
      'Courage is not the absence of fear. It is (the next step|walking with it).',
    ],
  },
  {
    name: 'rise',
    position: 'turn',
    rank: 1,
    repeats: false,
    weight: 1.1,
    views: [
      { shot: 'wide', shows: '{s} {Ving} {o} {P}, bright hopeful light', says: '{A}.' },
      { shot: 'wide', shows: '{s} {Ving} {o}, bright hopeful light', says: '{A}.' },
      { shot: 'wide', shows: '{s} bathed in bright hopeful light', says: 'The light breaks through.' },
      { shot: 'wide', shows: 'sunbeams breaking through clouds', says: 'The light breaks through.' },
    ],
    lines: [
      'And one day, {A}.',
      '{A}. (Nothing is out of reach.|It was possible all along.)',
      'And one day, {TS} ‹is|are› no longer a dream.',
      'Think of {T}, and of how far (hope|courage) can carry you.',
      'Then, one day, the light breaks through.',
      'And then you rise.',
    ],
  },
  {
    name: 'grow',
    position: 'middle',
    rank: 5,
    repeats: true,
    weight: 1,
    views: [
      {
        shot: 'medium',
        shows: '{s} moving forward with confidence, golden light',
        says: 'Confidence grows.',
      },
      {
        shot: 'over-the-shoulder',
        shows: 'over the shoulder of a person looking out over a wide valley',
        says: 'The view opens.',
      },
      { shot: 'close-up', shows: 'a small plant growing toward the light', says: 'Something grows.' },
    ],
    lines: [
      'Small steps, taken daily, (move mountains|become a road).',
      'What you practise, you become. (Choose well.|Day after day.)',
      'Look back for a moment. See how far you (have come|already are).',
      'Somebody is (watching|following) your light.',
      'Believe in {T}. (Others will follow.|Begin with that.)',
      'The view gets wider with (every step|each try).',
      'Hope is a habit. (Keep it.|It can be learned.)',
      'You are stronger than (you think|yesterday).',
      'Share what you learn, and it (doubles|grows).',
      'One more step.',
      'Look how far.',
    ],
  },
  {
    name: 'promise',
    position: 'close',
    rank: 3,
    repeats: false,
    weight: 1.1,
    views: [
      {
        shot: 'wide',
        shows: '{s} on a summit facing the rising sun',
        says: 'The summit, and a new horizon.',
      },
      {
        shot: 'wide',
        shows: 'a lone figure on a summit facing the rising sun',
        says: 'The summit, and a new horizon.',
      },
    ],
    lines: [
      'Your story is not finished. (Write the next line.|It has just begun.)',
      'Whatever you dream of, (begin today|take the first step).',
      'The next step is yours.',
      'Dare to begin.',
    ],
  },
]
