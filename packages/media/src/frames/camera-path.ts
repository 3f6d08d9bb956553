import type { CameraMove } from '@mutoscope/core'

/** What the camera sees of a picture, as parts of its width and height. */
export type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** How far a move zooms in, or how much larger than the frame a picture is that a pan runs over. */
export const OVERSCAN = 1.12

/** Part of a move, at each end, over which it gathers or loses speed. */
const EASE = 0.08

/**
 * What the camera sees at `progress` (0 at the first frame of the scene, 1 at its last).
 * Speed is constant but for a short ease at both ends, and depends on nothing but `progress`: pieces of one
 * scene join without a jump.
 */
export function cameraPath(move: CameraMove, progress: number): View {
  return MOVES[move](ease(Math.max(0, Math.min(1, progress))))
}

const SIZE = 1 / OVERSCAN
const SLACK = 1 - SIZE

/** What each move sees when `way` of it is done. */
const MOVES: { readonly [move in CameraMove]: (way: number) => View } = {
  still: () => ({ x: 0, y: 0, width: 1, height: 1 }),
  'zoom-in': (way) => centred(OVERSCAN ** -way),
  'zoom-out': (way) => centred(OVERSCAN ** (way - 1)),
  'pan-left': (way) => ({ x: SLACK * (1 - way), y: SLACK / 2, width: SIZE, height: SIZE }),
  'pan-right': (way) => ({ x: SLACK * way, y: SLACK / 2, width: SIZE, height: SIZE }),
  'tilt-up': (way) => ({ x: SLACK / 2, y: SLACK * (1 - way), width: SIZE, height: SIZE }),
  'tilt-down': (way) => ({ x: SLACK / 2, y: SLACK * way, width: SIZE, height: SIZE }),
}

/** The middle of a view, `factor` times nearer. */
export function zoomView(view: View, factor: number): View {
  const width = view.width / factor
  const height = view.height / factor
  return { x: view.x + (view.width - width) / 2, y: view.y + (view.height - height) / 2, width, height }
}

function centred(size: number): View {
  return { x: (1 - size) / 2, y: (1 - size) / 2, width: size, height: size }
}

/**
 * Rises from 0 to 1: speed grows evenly over the first {@link EASE}, is constant, and falls evenly over the
 * last.
 */
function ease(progress: number): number {
  if (progress > 0.5) return 1 - ease(1 - progress)
  const speed = 1 / (1 - EASE)
  return progress < EASE ? (speed * progress * progress) / (2 * EASE) : speed * (progress - EASE / 2)
}
