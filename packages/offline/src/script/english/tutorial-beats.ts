import type { Beat } from '../plan/beat.js'

/**
 * A tutorial: goal, numbered steps, result. Blanks: D what is done ("bake bread"), Ding the same as a noun, T
 * topic, Step "Step one".
 */
export const tutorialBeats: readonly Beat[] = [
  {
    name: 'goal',
    position: 'open',
    rank: 2,
    repeats: false,
    weight: 1,
    views: [
      {
        shot: 'wide',
        shows: 'bright workspace prepared for {Ding}, tidy and inviting',
        says: 'The goal: {Ding}.',
      },
    ],
    lines: [
      'In this video, you will learn {Ding}, (step by step|one step at a time).',
      'Today: {Ding}. (It is easier than it looks.|You can do this.)',
      'Let us get started with {Ding}.',
      'Ready for {Ding}?',
      'Let us get started.',
    ],
  },
  {
    name: 'step',
    position: 'middle',
    rank: 1,
    repeats: true,
    ordered: true,
    weight: 1,
    views: [
      { shot: 'insert', shows: 'hands at work on {Ding}, top view', says: '{Step} of {Ding}.' },
      { shot: 'medium', shows: 'a person busy with {Ding} at a tidy table', says: '{Step} of {Ding}.' },
      { shot: 'close-up', shows: 'close detail of {Ding}, careful hands', says: '{Step} of {Ding}.' },
      {
        shot: 'over-the-shoulder',
        shows: 'over the shoulder of a person at {Ding}',
        says: '{Step} of {Ding}.',
      },
    ],
    lines: [
      '{Step}: gather everything you need, and (make some room|lay it out in front of you).',
      '{Step}: prepare your workspace, and (take your time|keep it tidy).',
      '{Step}: read the plan once (from start to finish|before you begin).',
      '{Step}: start small, and (check that it holds|see how it feels).',
      '{Step}: follow the order. (It saves time later.|Each part builds on the last.)',
      '{Step}: work slowly, and (watch what changes|let each part settle).',
      '{Step}: measure twice, (then go on|and trust the numbers).',
      '{Step}: put the first pieces together, (gently|one by one).',
      '{Step}: look at it from every side, and (correct what you see|note what is missing).',
      '{Step}: pause here. (A short rest helps.|Good things need a moment.)',
      '{Step}: repeat what worked, and (leave out what did not|a little faster now).',
      '{Step}: compare it with (your plan|a good example), and adjust.',
      '{Step}: fix small mistakes (early|now), while it is easy.',
      '{Step}: add the finer details, (one at a time|with a light hand).',
      '{Step}: clean up as you go.',
      '{Step}: test it (gently|under real conditions) before you trust it.',
      '{Step}: ask somebody to (take a look|try it with you).',
      '{Step}: write down what you changed, (for next time|so you can repeat it).',
      '{Step}: gather what you need.',
      '{Step}: give it the last (touch|finish).',
      '{Step}: keep going.',
      '{Step}: check your work.',
      '{Step}: take a closer look.',
      '{Step}: take your time.',
    ],
  },
  {
    name: 'result',
    position: 'close',
    rank: 3,
    repeats: false,
    weight: 1,
    views: [
      {
        shot: 'wide',
        shows: 'finished result of {Ding}, presented in warm light',
        says: 'The finished result.',
      },
    ],
    lines: [
      'And that is it: {Ding}, from start to finish.',
      'Well done. Now it is (your turn|time to enjoy the result).',
      'Take a look. You (made|did) this.',
      'And that is all it takes.',
      'Well done.',
    ],
  },
]
