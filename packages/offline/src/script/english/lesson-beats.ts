import type { Beat } from '../plan/beat.js'

/**
 * Explanation and education: question, ground, parts, example, meaning, summary. Blanks: T topic after
 * "about", TN topic as a noun phrase, TS the same as a subject.
 */
export const lessonBeats: readonly Beat[] = [
  {
    name: 'question',
    position: 'open',
    rank: 1,
    repeats: false,
    weight: 1,
    views: [
      {
        shot: 'wide',
        shows: 'inviting wide view of {s}, a curious person looking on',
        says: 'The question: {T}.',
      },
      {
        shot: 'wide',
        shows: 'inviting wide view, a curious person thinking about {T}',
        says: 'The question: {T}.',
      },
    ],
    lines: [
      'Have you ever wondered about {T}?',
      'Today we look at {T}, (step by step|in plain words).',
      'Let us take a closer look at {T}.',
      'A simple question: what ‹is|are› {TN}, really?',
      'What ‹is|are› {TN}?',
      'Let us begin.',
    ],
  },
  {
    name: 'ground',
    position: 'middle',
    rank: 3,
    repeats: false,
    weight: 1,
    views: [
      {
        shot: 'medium',
        shows: 'clear illustration of {s}, simple shapes, labelled by light',
        says: 'The basic idea.',
      },
      {
        shot: 'medium',
        shows: 'clear illustration of the basic idea, simple shapes',
        says: 'The basic idea.',
      },
    ],
    lines: [
      'To understand {T}, we start with (the basics|what we can see).',
      'Every big idea (rests on|begins with) a few small ones. (Here they are.|Let us find them.)',
      'Start with what you (already know|can see).',
      'First, the basics.',
    ],
  },
  {
    name: 'part',
    position: 'middle',
    rank: 4,
    repeats: true,
    weight: 1,
    views: [
      { shot: 'close-up', shows: 'one part of {s} in detail, clean background', says: 'One part in detail.' },
      {
        shot: 'insert',
        shows: 'diagram-like detail of {s}, clean composition',
        says: 'How the parts fit together.',
      },
      { shot: 'medium', shows: 'a teacher pointing at a drawing about {T}', says: 'A teacher explains {T}.' },
    ],
    lines: [
      'Look at one part at a time. (The whole becomes clear.|Each has a job.)',
      'Each piece has a role, and (none works alone|each one depends on the next).',
      'One thing leads to another: (cause, then effect|a small change, then a larger one).',
      'Now watch what happens when (one thing changes|the parts come together).',
      'Here is the part that (surprises most people|matters most).',
      'Follow the path from (beginning to end|cause to effect), and a pattern appears.',
      'It helps to compare it with (something familiar|everyday life).',
      'The closer you look, the more (order|connections) you find.',
      'Notice how the pieces (fit together|support each other).',
      'One step leads to the next.',
      'Watch closely.',
      'Now the next part.',
      'Behind every visible change there is (a hidden one|a reason).',
      'This is where (theory|the idea) meets (practice|the real world).',
      'Take away one part, and (the rest must adapt|you see why it matters).',
      'What seems complicated is often (several simple things at once|simple, repeated many times).',
    ],
  },
  {
    name: 'example',
    position: 'middle',
    rank: 5,
    repeats: true,
    weight: 1,
    views: [
      {
        shot: 'wide',
        shows: 'everyday scene with {s}, people going about their day',
        says: 'An example from everyday life.',
      },
      {
        shot: 'over-the-shoulder',
        shows: 'over the shoulder of a student observing {s}',
        says: 'A student observes.',
      },
    ],
    lines: [
      'You can see it in everyday life, (once you know where to look|often closer than you think).',
      'Think of an example (from your own day|close to home). (It works the same way.|There are many.)',
      'Here is an example.',
      'Try to spot it (yourself|around you today).',
      'In practice, it looks (like this|simpler than it sounds).',
      'Scientists and curious people keep asking (the same question|how far it goes).',
      'It happens around us all the time.',
    ],
  },
  {
    name: 'meaning',
    position: 'turn',
    rank: 6,
    repeats: true,
    weight: 1,
    views: [
      {
        shot: 'medium',
        shows: 'a person understanding something about {s}, warm light, bright eyes',
        says: 'Why it matters.',
      },
    ],
    lines: [
      'Why does it matter? (Because it touches all of us.|Because small things add up.)',
      'Once you see it, you (cannot unsee it|see it everywhere).',
      'This is why {T} (matters|deserves a second look).',
      'And that changes how we (look at the world|think about it).',
      'That is the key idea.',
    ],
  },
  {
    name: 'summary',
    position: 'close',
    rank: 2,
    repeats: false,
    weight: 1,
    views: [
      {
        shot: 'wide',
        shows: 'bright concluding view of {s}, everything coming together',
        says: 'The whole picture.',
      },
      {
        shot: 'wide',
        shows: 'bright concluding view, everything coming together',
        says: 'The whole picture.',
      },
    ],
    lines: [
      'And that, in short, is {Q}.',
      'Now you know (a little|a bit) more about {T}.',
      '(That was|There you have it:) {TN}, in a nutshell.',
      'Keep asking. Every answer opens (another door|a new question).',
      'Now you know.',
      'Keep looking, keep asking.',
    ],
  },
]
