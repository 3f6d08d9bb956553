import type { ScriptStyle } from '@mutoscope/core'
import type { Position } from '../plan/beat.js'

/** Short sentences that give a tone, by where in the video they may stand. They say nothing about the subject, so they fit any. */
export const tones: { readonly [tone in ScriptStyle]: { readonly [position in Position]: readonly string[] } } = {
  dramatic: {
    open: ['Nobody is ready for this.', 'The silence is about to break.', 'One moment changes everything.', 'Remember this day.'],
    middle: ['There is no turning back.', 'Time is running out.', 'Every second counts.', 'The shadows grow longer.', 'Hold your breath.', 'Fate is listening.', 'The price is high.', 'And the night draws near.', 'Still, no sign of mercy.', 'The heart beats faster.'],
    turn: ['Everything stops.', 'The truth comes to light.', 'Nothing can undo it.', 'At last.', 'This is the hour.', 'Now or never.'],
    close: ['And the silence remembers.', 'Nothing is forgotten.', 'Some fires never go out.', 'The rest is legend.'],
  },
  inspirational: {
    open: ['Anything is possible.', 'Believe in beginnings.', 'Dare to dream.', 'Courage starts here.'],
    middle: ['Keep going.', 'Hope leads the way.', 'Every step matters.', 'Trust the journey.', 'Strength grows with every try.', 'The light is never far.', 'Hold on to the dream.', 'It is worth it.', 'Hearts grow on the way.', 'Never stop believing.'],
    turn: ['This is what courage looks like.', 'Dreams do come true.', 'It was possible all along.', 'Believe it.', 'What a moment.', 'See what hope can do.'],
    close: ['Now it is your turn.', 'Dream on.', 'Your road is waiting.', 'The best is yet to come.'],
  },
  comedic: {
    open: ['What could possibly go wrong?', 'Nobody brought snacks.', 'It seemed like a good idea.', 'Trust us. Mostly.'],
    middle: ['Nobody mentioned this part.', 'Classic.', 'The manual was no help.', 'Somewhere, a duck is laughing.', 'This was not in the plan.', 'Nobody panic. Well, a little.', 'Rookie mistake.', 'Smooth. Very smooth.', 'At least the weather is nice.', 'Somebody should write this down.'],
    turn: ['Well. That happened.', 'Did anyone film that?', 'Even the pigeons are impressed.', 'Ta-da!', 'Nobody is more surprised than we are.', 'Who would have thought?'],
    close: ['The snacks were worth it.', 'No ducks were harmed.', 'Same time tomorrow?', 'We meant to do that.'],
  },
  casual: {
    open: ['Okay, listen.', 'So, here we go.', 'You will like this one.', 'Get comfortable.'],
    middle: ['Pretty neat, right?', 'And that is not all.', 'No rush.', 'Nice and easy.', 'You get the idea.', 'Not bad at all.', 'Stay with me here.', 'It is a whole mood.', 'Fair enough.', 'So far, so good.'],
    turn: ['And just like that.', 'How cool is that?', 'There you go.', 'See?', 'Pretty great, right?', 'Did you see that?'],
    close: ['That is it, really.', 'See you soon.', 'Take it easy.', 'Thanks for watching.'],
  },
  professional: {
    open: ['Let us be precise.', 'The facts come first.', 'Clarity matters.', 'Quality is a decision.'],
    middle: ['The details matter.', 'Each step has a purpose.', 'Reliability comes first.', 'The results speak clearly.', 'Consistency makes the difference.', 'Good planning pays off.', 'Every choice is deliberate.', 'Progress can be measured.', 'Focus brings results.', 'Precision is visible.'],
    turn: ['The result is clear.', 'This is the decisive point.', 'The effort pays off.', 'This is what quality means.', 'The difference is evident.', 'A clear outcome.'],
    close: ['Thank you for your attention.', 'The next step is clear.', 'Quality lasts.', 'A solid foundation.'],
  },
  educational: {
    open: ['Let us find out.', 'Watch carefully.', 'Every question is a good start.', 'Notice the details.'],
    middle: ['Notice what happens here.', 'There is a reason for that.', 'Keep this in mind.', 'That is worth remembering.', 'What do you think comes next?', 'Observe closely.', 'One thing explains another.', 'Ask yourself why.', 'Here is a clue.', 'Compare before and after.'],
    turn: ['This is the key point.', 'Now it makes sense.', 'Here is the answer.', 'Remember this moment.', 'So that is the reason.', 'Everything connects.'],
    close: ['What would you ask next?', 'Now you can explain it, too.', 'Stay curious.', 'There is always more to learn.'],
  },
}
