import { darken, type Color } from '../color.js'
import { downTo, type Point } from '../geometry.js'
import { drawConifer, drawRock } from '../objects/plants.js'
import { ground, strew, type Scenery } from './scenery.js'

/** Peaks with snow, in three distances, over a floor of rock or snow. */
export function mountains(s: Scenery, floor: Color = '#7c8474'): void {
  for (const [lift, depth, count] of [
    [0.46, 0.74, 5],
    [0.34, 0.52, 4],
    [0.2, 0.34, 4],
  ] as const)
    range(s, lift, depth, count)
  ground(s, floor, 0.6)
  if (floor === '#7c8474')
    strew(s, { count: 14, from: 0.02, to: 0.4 }, (pen, person) => drawConifer(pen, person * 2.4, '#3d6152'))
  strew(s, { count: 9, from: 0.15, to: 0.9, clear: 0.26 }, (pen, person) =>
    drawRock(pen, person * 0.7, person * 0.34, floor === '#7c8474' ? '#83817d' : '#c9d6df'),
  )
}

function range({ pen, view, random }: Scenery, lift: number, depth: number, count: number): void {
  const layer = pen.far(depth)
  const step = view.width / (count - 0.6)
  for (let index = 0; index < count; index++) {
    const x = step * (index + random.between(-0.3, 0.3)) - step * 0.1
    const high = view.height * lift * random.between(0.6, 1.05)
    const base = view.horizon + 20
    const half = Math.max(step * 0.85, high * 0.8)
    const peak: Point = [x, base - high]
    const left: Point[] = [
      [x - half, base],
      [x - half * 0.6, base - high * 0.42],
      [x - half * 0.34, base - high * 0.56],
      [x - half * 0.14, base - high * 0.86],
    ]
    const right: Point[] = [
      [x + half * 0.18, base - high * 0.78],
      [x + half * 0.36, base - high * 0.62],
      [x + half * 0.62, base - high * 0.34],
      [x + half, base],
    ]
    layer.fill(downTo([...left, peak, ...right], base), '#6e7f94', { rim: 0.8 })
    const dark = pen.page.lightFrom < 0 ? right : left.toReversed()
    const side = pen.page.lightFrom < 0 ? 1 : -1
    layer.fill(
      [
        peak,
        ...dark,
        [x + side * half * 0.3, base],
        [x + side * half * 0.12, base - high * 0.4],
        [x - side * half * 0.06, base - high * 0.66],
      ],
      darken('#6e7f94', 0.3),
      { opacity: 0.62, plain: true },
    )
    layer.fill(
      [
        peak,
        [x + half * 0.18, base - high * 0.78],
        [x + half * 0.26, base - high * 0.66],
        [x + half * 0.1, base - high * 0.7],
        [x, base - high * 0.6],
        [x - half * 0.12, base - high * 0.72],
        [x - half * 0.24, base - high * 0.68],
        [x - half * 0.14, base - high * 0.86],
      ],
      '#f4f8fb',
      { rim: 0.6 },
    )
  }
}
