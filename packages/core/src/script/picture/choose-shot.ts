import type { ShotSize } from '../../domain/storyboard.js'
import type { SeededRandom } from '../seeded-random.js'
import type { PictureDescription } from './describe-picture.js'

type Shots = readonly [ShotSize, ...ShotSize[]]

const talk: Shots = ['medium', 'wide', 'close-up', 'over-the-shoulder', 'medium', 'wide']
const deeds: Shots = ['wide', 'medium', 'wide']
const things: Shots = ['insert', 'medium', 'insert', 'wide']
const landscape: Shots = ['wide', 'extreme-wide', 'wide']
const alone: Shots = ['wide', 'medium', 'close-up', 'medium', 'wide']

/** A shot size that suits what is told: room for deeds and places, nearness for talk, details for things. */
export function chooseShot(
  text: string,
  { subjects, isShared }: PictureDescription,
  random: SeededRandom,
): ShotSize {
  const hasBeing = subjects.has('being')
  if (hasBeing && /["“”«»]/u.test(text)) return random.pick(isShared ? talk : alone)
  if (hasBeing && (subjects.has('place') || subjects.has('object'))) return random.pick(deeds)
  if (subjects.has('object')) return random.pick(things)
  return random.pick(subjects.has('place') && !hasBeing ? landscape : isShared ? talk : alone)
}
