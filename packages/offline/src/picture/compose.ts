import type { ShotSize } from '@mutoscope/core'
import type { View } from './places/scenery.js'
import type { Random } from './random.js'

/** What the camera is pointed at. Lengths of the subject in the units of a being (a grown person is 100). */
export interface Target {
  readonly kind: 'being' | 'object' | 'hands'
  readonly height: number
  readonly head: { readonly x: number; readonly y: number; readonly radius: number }
}

/** A framed picture: the view, and where and how large the subject is drawn. */
export interface Composition {
  readonly view: View
  /** Foot of the subject and page units for one of its own. */
  readonly subject: { readonly x: number; readonly y: number; readonly scale: number }
  /** Looks or moves to the left. */
  readonly flip: boolean
}

/** Frames a subject by the size of the shot for a page of any shape. */
export function compose(
  shot: ShotSize,
  target: Target,
  width: number,
  height: number,
  random: Random,
): Composition {
  const tall = height > width * 1.2
  const right = random.chance(0.5)
  const third = right ? random.between(0.6, 0.68) : random.between(0.32, 0.4)
  const focus = width * (tall ? random.between(0.44, 0.56) : third)
  const base = { width, height, focus }
  if (shot === 'extreme-wide' || shot === 'wide' || shot === 'over-the-shoulder') {
    const tiny = shot === 'extreme-wide'
    // Captions and controls lie over the lower part of an upright picture, so nothing stands there.
    const unit =
      (tiny ? random.between(0.13, 0.16) * (tall ? 1.5 : 1) : random.between(0.4, 0.46)) *
      Math.min(height, width * (tall ? 1.15 : 1))
    const horizon =
      height *
      (tiny ? random.between(0.58, 0.64) - (tall ? 0.08 : 0) : random.between(0.46, 0.55) - (tall ? 0.07 : 0))
    const ground =
      height *
      (tiny
        ? random.between(0.74, 0.78) - (tall ? 0.07 : 0)
        : tall
          ? random.between(0.67, 0.7)
          : random.between(0.8, 0.83))
    const size = target.kind === 'object' ? Math.max(target.height, 62) : Math.max(target.height, 66)
    const shown = shot === 'over-the-shoulder' ? width * (right ? 0.36 : 0.64) : focus
    return {
      view: { ...base, focus: shown, horizon, ground, unit, close: false },
      subject: { x: shown, y: ground, scale: (unit * size) / 100 / target.height },
      flip: right,
    }
  }
  if (target.kind !== 'being') return composeThing(shot, target, base, random, right)
  const animal = Math.abs(target.head.x) > 8
  if (shot === 'medium' && animal) {
    const scale = Math.min((height * 0.56) / target.height, (width * 0.82) / (target.head.x * 3.1))
    const y = height * (tall ? 0.69 : 0.82)
    const x = focus + (width / 2 - focus) * (tall ? 1 : 0.4)
    return {
      view: {
        ...base,
        focus: x,
        horizon: height * (tall ? 0.44 : 0.5),
        ground: y,
        unit: scale * target.height * 1.1,
        close: false,
      },
      subject: { x, y, scale },
      flip: right,
    }
  }
  if (shot === 'medium') {
    const scale = Math.min((height * 1.16) / target.height, (width * 1.5) / target.height)
    const headY = height * (tall ? 0.34 : 0.29)
    const y = headY - target.head.y * scale
    return framed(
      base,
      { x: focus - flipped(target.head.x, right) * scale * 0.5, y, scale },
      height * 0.5,
      right,
      scale,
      false,
    )
  }
  const extreme = shot === 'extreme-close-up' || shot === 'insert'
  const room = Math.min(height, width * (tall ? 1.25 : 0.85))
  const scale = (room * (extreme ? 0.44 : 0.225)) / target.head.radius
  const middle = width * (tall || extreme ? random.between(0.47, 0.53) : right ? 0.57 : 0.43)
  const headY = height * (extreme ? 0.46 : tall ? 0.4 : 0.41)
  const subject = {
    x: middle - flipped(target.head.x, right) * scale * 0.86,
    y: headY - target.head.y * scale,
    scale,
  }
  return framed({ ...base, focus: middle }, subject, height * 0.52, right, scale, true)
}

/** Things stand on the ground or on a table, large and in the middle. */
function composeThing(
  shot: ShotSize,
  target: Target,
  base: Pick<View, 'width' | 'height' | 'focus'>,
  random: Random,
  right: boolean,
): Composition {
  const { width, height } = base
  const fill = shot === 'medium' ? 0.42 : shot === 'close-up' ? 0.54 : 0.62
  const scale = Math.min(height * fill, width * fill * (height > width * 1.2 ? 0.95 : 0.8)) / target.height
  const x = width * random.between(0.47, 0.53)
  const y = Math.min(
    height * (height > width * 1.2 ? 0.66 : 0.8),
    height * 0.48 + (target.height * scale) / 2,
  )
  const view: View = {
    ...base,
    focus: x,
    horizon: height * 0.44,
    ground: y,
    unit: height * (shot === 'medium' ? 0.7 : 0.9),
    close: true,
  }
  return { view, subject: { x, y, scale }, flip: right }
}

function framed(
  base: Pick<View, 'width' | 'height' | 'focus'>,
  subject: Composition['subject'],
  horizon: number,
  flip: boolean,
  scale: number,
  close: boolean,
): Composition {
  const view: View = {
    ...base,
    horizon,
    ground: Math.max(subject.y, horizon + base.height * 0.3),
    unit: scale * 100,
    close,
  }
  return { view, subject, flip }
}

function flipped(x: number, flip: boolean): number {
  return flip ? -x : x
}
