import type { CameraMove, ShotSize } from '../../domain/storyboard.js'
import type { SeededRandom } from '../seeded-random.js'

const moves: { readonly [shot in ShotSize]: readonly [CameraMove, ...CameraMove[]] } = {
  'extreme-wide': ['zoom-in', 'pan-right', 'pan-left', 'tilt-down'],
  wide: ['pan-left', 'zoom-in', 'pan-right', 'zoom-out'],
  medium: ['zoom-in', 'pan-right', 'zoom-out', 'pan-left'],
  'close-up': ['zoom-in', 'zoom-out', 'tilt-up'],
  'extreme-close-up': ['zoom-out', 'zoom-in', 'tilt-up'],
  'over-the-shoulder': ['zoom-in', 'pan-right', 'pan-left'],
  insert: ['tilt-down', 'zoom-in', 'tilt-up'],
}

/** A camera move that suits a shot size and is not the one before it. */
export function chooseMove(shot: ShotSize, before: CameraMove | null, random: SeededRandom): CameraMove {
  const [first, ...rest] = moves[shot].filter((move) => move !== before)
  return first === undefined ? 'still' : random.pick([first, ...rest])
}
