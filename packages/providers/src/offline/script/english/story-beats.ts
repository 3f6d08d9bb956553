import type { Beat } from '../plan/beat.js'

/** The shape of a story about somebody who does something. Slots: S/s subject, A the brief's own clause, O/o object, P/N/n place, V verb. */
export const storyBeats: readonly Beat[] = [
  {
    name: 'establish', position: 'open', rank: 2, repeats: false, weight: 1.1,
    views: [
      { shot: 'extreme-wide', shows: 'vast view of {n} under an open sky, {s} tiny in the distance', says: 'A wide view of {N}.' },
      { shot: 'extreme-wide', shows: 'vast open landscape, {s} tiny in the distance', says: '{S} [appears|appear] far away in a wide landscape.' },
    ],
    lines: [
      '{P}, something has been waiting (for centuries|for a very long time).', 'Far from the known roads, {P}, (a story begins|everything begins).', 'No map shows the way to {N}. (Not anymore.|Not one.)',
      'Some places keep their secrets. (Few|None) keep them like {N}.', 'Long before sunrise, {S} [is|are] already on the way.', '(This is how it begins|It all begins here): with {s}, and one long road.',
      'Every legend starts with a single step.', 'It begins with {s}.', 'The world is quiet here.', 'A long road. An open sky.', 'Here it begins.',
    ],
  },
  {
    name: 'arrive', position: 'middle', rank: 6, repeats: true, weight: 1,
    views: [
      { shot: 'wide', shows: '{s} walking slowly {P}', says: '{S} [moves|move] slowly {P}.' },
      { shot: 'over-the-shoulder', shows: 'over the shoulder of {s}, looking out {P}', says: '{S} [looks|look] ahead {P}.' },
      { shot: 'wide', shows: '{s} walking along a winding path', says: '{S} [sets|set] out along a winding path.' },
      { shot: 'over-the-shoulder', shows: 'over the shoulder of {s}, a long road ahead', says: '{S} [looks|look] at the road ahead.' },
      { shot: 'extreme-wide', shows: 'small figure of {s} crossing a wide plain', says: '{S} [crosses|cross] a wide plain.' },
      { shot: 'medium', shows: '{s} resting for a moment by the path', says: '{S} [rests|rest] for a moment.' },
    ],
    lines: [
      'Step by step, {S} [moves|move] deeper {P}, (listening to every sound|careful not to wake the silence).', '{S} [walks|walk] on, and the silence around {N} (deepens|listens).', '{S} [arrives|arrive] with nothing but (courage|hope) and a question.',
      'Every step {P} echoes (a little louder|like an answer).', 'The air {P} is (still|heavy with stories).', '{S} [keeps|keep] walking, (one step after another|while the light slowly changes).',
      'The path bends, and {S} [bends|bend] with it.', 'Behind every (corner|turn), the unknown is waiting.', '{S} [moves|move] closer.', 'The first step is taken.', 'Closer now.', 'There is no (hurry|sound) here, only (the wind|breath and footsteps).',
    ],
  },
  {
    name: 'search', position: 'middle', rank: 7, repeats: true, weight: 1,
    views: [
      { shot: 'medium', shows: '{s} searching {P}, a lantern in hand', says: '{S} [searches|search] {P} by lantern light.' },
      { shot: 'insert', shows: 'an old map in the hands of {s}', says: '{S} [studies|study] an old map.' },
      { shot: 'close-up', shows: '{s} listening closely, eyes half closed', says: '{S} [listens|listen] closely.' },
      { shot: 'insert', shows: 'fresh footprints on the ground, shadow of {s}', says: '{S} [finds|find] footprints.' },
      { shot: 'medium', shows: '{s} pausing and looking around attentively', says: '{S} [pauses|pause] and [looks|look] around.' },
    ],
    lines: [
      'There are signs here for those who (know how to look|take their time).', '{S} [follows|follow] the smallest of signs: (a mark|a shadow|a whisper).', 'One clue leads to another, and (the pattern grows clear|the next is never far).',
      'Nobody has stood {P} for (years|a hundred years).', 'Something {P} is calling. {S} [listens|listen].', 'What looks like (nothing|an ending) is often (a trace|a beginning).', '{S} [searches|search] without rest.', 'A sign. Then another.', 'Look closer.',
      'Patience, (it turns out|they say), is also a kind of (map|light).', 'Every (stone|shadow) seems to (know|hold) a part of the answer.',
    ],
  },
  {
    name: 'obstacle', position: 'middle', rank: 5, repeats: true, weight: 1,
    views: [
      { shot: 'medium', shows: '{s} facing danger {P}, dust and shadows all around', says: '{S} [faces|face] danger {P}.' },
      { shot: 'close-up', shows: 'determined face of {s}, dramatic shadows', says: '{S} [refuses|refuse] to give up.' },
      { shot: 'medium', shows: '{s} holding on in a strong wind', says: '{S} [holds|hold] on.' },
      { shot: 'wide', shows: '{s} standing before a steep and dark passage', says: '{S} [stands|stand] before a dark passage.' },
    ],
    lines: [
      'Then the way is blocked, and {S} [has|have] to choose: (turn back, or trust|give up, or go on).', 'Shadows gather {P}. {S} [does|do] not turn back.', 'But nothing {P} comes easily.', 'The way is never (simple|straight).', 'Doubt arrives (quietly|first). (Courage|Hope) answers.',
      '(Twice|More than once) the ground gives way. {S} [holds|hold] on.', 'Every (door|wall) asks the same question: how much do you want this?', '{S} [stumbles|stumble], [breathes|breathe], and [goes|go] on.', '{S} [does|do] not give up.', 'Something stirs in the dark.', 'The path breaks. {S} [jumps|jump].', 'Not yet.', 'It would be easy to turn back now. (It always is.|Nobody would know.)',
    ],
  },
  {
    name: 'discovery', position: 'turn', rank: 1, repeats: false, weight: 1.1,
    views: [
      { shot: 'close-up', shows: '{s} {Ving} {o} {P}, face lit with wonder', says: '{A}.' },
      { shot: 'close-up', shows: '{s} {Ving} {o}, full of emotion', says: '{A}.' },
      { shot: 'medium', shows: '{s} {Ving} {P}', says: '{A}.' },
      { shot: 'medium', shows: '{s} {Ving} {tail}', says: '{A}.' },
      { shot: 'close-up', shows: '{s} in a decisive moment, face lit by warm light', says: '{S} [lives|live] the decisive moment.' },
    ],
    lines: ['And then, at last, {A}.', 'And then {A}.', '{A}.', 'Then, at last: {o}.', 'This is the moment.', '(And then|At last), everything changes.'],
  },
  {
    name: 'reveal', position: 'turn', rank: 4, repeats: false, weight: 1,
    views: [
      { shot: 'extreme-close-up', shows: '{o} glowing softly in the dark, fine detail', says: '{O} <fills|fill> the frame.' },
      { shot: 'insert', shows: 'hands of {s} reaching out toward {o}', says: '{S} [reaches|reach] out toward {O}.' },
      { shot: 'close-up', shows: 'face of {s}, eyes wide with wonder', says: 'The eyes of {S} fill with wonder.' },
    ],
    lines: [
      '{O}, so close that (the whole world falls silent|every doubt grows quiet).', 'For one long breath there is only {S}, and {O}.', 'So it is true, (all of it|every word of it): {o}.', 'For a moment nobody breathes. (Even the dust stands still.|Even time waits.)',
      'There it is. {O}.', 'All the stories were true.', 'Nothing will be the same again.', 'There it is.', 'And the silence breaks.',
    ],
  },
  {
    name: 'change', position: 'turn', rank: 8, repeats: true, weight: 1,
    views: [
      { shot: 'medium', shows: '{s} in warm light {P}, calm and changed', says: '{S} [understands|understand] what has changed.' },
      { shot: 'close-up', shows: 'thoughtful face of {s} in warm light', says: '{S} [takes|take] a quiet moment.' },
      { shot: 'over-the-shoulder', shows: 'over the shoulder of {s}, a wide calm view', says: '{S} [looks|look] back at the way.' },
    ],
    lines: [
      'What {S} found was never (only|just) {O}. It was the (way there|courage to look).', 'Something inside {S} has shifted, (quietly|and it will not shift back).', '{S} [sees|see] it now: the road was (part of the answer|the gift).', 'Some things (can only be found|make sense only) once you stop running.',
      'The rest stays {P}, where it belongs.', '(Wonder|Truth) is rarely loud.', 'Now {S} [understands|understand].', 'Everything looks different now.', 'A new light falls on old things.',
    ],
  },
  {
    name: 'afterglow', position: 'close', rank: 3, repeats: false, weight: 1.1,
    views: [
      { shot: 'wide', shows: '{s} leaving {N} behind, walking into the light', says: '{S} [leaves|leave] {N} behind.' },
      { shot: 'wide', shows: 'silhouette of {s} walking toward the horizon', says: '{S} [walks|walk] toward the horizon.' },
    ],
    lines: [
      '{S} [walks|walk] back into the light, and the story (goes on|is only beginning).', 'The light returns {P}, and {S} [is|are] no longer the same.', 'Some journeys end. {S} will carry this one (forever|everywhere).', 'And all is quiet {P} once more.',
      'What was (found|lived) here will be told (for years|again and again).', 'The road home is shorter now.', 'And so a legend begins.', 'The story has just begun.', 'Home, at last.',
    ],
  },
]
