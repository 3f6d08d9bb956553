import { darken, lighten, mix, type Color } from '../color.js'
import { downTo, ellipse, rect, ridge } from '../geometry.js'
import type { Light } from '../palette.js'
import type { Pen } from '../pen.js'
import type { Random } from '../random.js'

/**
 * Where the camera stands. Things shrink towards the horizon; `ground` is where the subject stands (it may be
 * below the page).
 */
export interface View {
  readonly width: number
  readonly height: number
  readonly horizon: number
  readonly ground: number
  /** Height of a grown person at `ground`. */
  readonly unit: number
  /** Middle of the subject. */
  readonly focus: number
  /** The surroundings are out of focus behind a near subject. */
  readonly close: boolean
}

/** What a place is drawn with. */
export interface Scenery {
  readonly pen: Pen
  readonly view: View
  readonly random: Random
}

/** Surroundings: `back` is drawn behind the subject, `front` before it. */
export interface Place {
  /** Light that belongs to it whatever the hour. */
  readonly light?: Light
  /** Has walls: no sky, no weather. */
  readonly indoor?: boolean
  readonly back: (scenery: Scenery) => void
  readonly front?: (scenery: Scenery) => void
}

/** Height of a person who stands at this line of the page. */
export function sizeAt(view: View, y: number): number {
  return Math.max(4, (view.unit * (y - view.horizon)) / Math.max(60, view.ground - view.horizon))
}

/** The floor of a landscape in bands from far to near. */
export function ground({ pen, view, random }: Scenery, color: Color, rough = 0.2): void {
  const { width, height, horizon } = view
  const bands = 5
  for (let band = 0; band < bands; band++) {
    const lineAt = (at: number) => horizon + (height - horizon) * (at / bands) ** 1.7
    const t = (band / bands) ** 1.7
    const y = lineAt(band)
    const floor = band === bands - 1 ? height + 30 : lineAt(band + 1) + (height - horizon) * 0.08
    const line = ridge(
      random,
      -30,
      width + 30,
      y + (band === 0 ? 0 : 6),
      (height - horizon) * 0.03 * (0.3 + t),
      10,
      rough,
    )
    pen
      .far(0.62 * (1 - t) ** 2)
      .fill(
        downTo(line, floor),
        band % 2 ? darken(color, 0.05 + t * 0.14) : mix(color, darken(color, 0.2), t),
        { smooth: rough < 0.5, rim: band === 0 ? 0.2 : 0.12 },
      )
  }
}

/** A line of hills or mountains on the horizon. */
export function hills(
  { pen, view, random }: Scenery,
  lift: number,
  color: Color,
  depth: number,
  rough = 0.15,
): void {
  const y = view.horizon - view.height * lift * 0.55
  const line = ridge(random, -40, view.width + 40, y, view.height * lift * 0.55, rough > 0.5 ? 16 : 9, rough)
  pen
    .far(depth)
    .fill(downTo(line, view.horizon + 30), color, { smooth: rough <= 0.5, rim: rough > 0.5 ? 1 : 0.4 })
}

/** How things are strewn over the ground. */
export interface Strewing {
  readonly count: number
  /** Nearness from 0 (horizon) to 1 (lower edge of the page). */
  readonly from: number
  readonly to: number
  /** Width around the subject that stays free, as a part of the page. @default 0.2 */
  readonly clear?: number
}

/** Strews things from far to near; `draw` has the height of a person at that distance. */
export function strew(
  { pen, view, random }: Scenery,
  { count, from, to, clear = 0.2 }: Strewing,
  draw: (pen: Pen, person: number, index: number) => void,
): void {
  const { width, height, horizon } = view
  const { lightFrom, palette, style } = pen.page
  for (let index = 0; index < count; index++) {
    const t = from + (to - from) * ((index + random.between(0.1, 0.9)) / count)
    const y = horizon + (height - horizon) * t
    let x = width * ((index * 0.618 + random.between(-0.1, 0.1) + 1) % 1)
    const gap = width * clear * Math.min(1, 0.35 + t)
    if (Math.abs(x - view.focus) < gap)
      x = view.focus + (x < view.focus ? -1 : 1) * gap * random.between(1, 1.5)
    if (view.close && t > 0.5) continue
    const person = sizeAt(view, y)
    if (style.soft && !palette.dark)
      pen.fill(ellipse(x - lightFrom * person * 0.35, y, person * 0.75, person * 0.07), '#141a2c', {
        smooth: true,
        plain: true,
        opacity: 0.2 * (0.4 + t),
      })
    draw(pen.at(x, y).far(0.72 * (1 - t) ** 1.6), person, index)
  }
}

/** Things at the two lower corners that frame the picture, dark and near. */
export function frame({ pen, view, random }: Scenery, draw: (pen: Pen, size: number) => void): void {
  const size = Math.min(view.width, view.height)
  for (const side of random.chance(0.6) ? [0, 1] : [view.focus > view.width / 2 ? 0 : 1]) {
    const x = side === 0 ? -view.width * 0.01 : view.width * 1.01
    draw(pen.at(x, view.height * random.between(1.0, 1.04), 1, { flip: side === 1 }), size)
  }
}

/** A plain wall with a floor and a skirting, for rooms. */
export function room({ pen, view }: Scenery, wall: Color, floor: Color): void {
  const { width, height } = view
  const edge = floorLine(view)
  pen.far(0.1).fill(rect(-30, -30, width + 60, edge + 40), wall)
  pen.far(0.05).fill(rect(-30, -30, width + 60, height * 0.07 + 30), darken(wall, 0.12))
  pen.fill(rect(-30, edge, width + 60, height - edge + 40), floor)
  for (const t of [0.12, 0.34, 0.66])
    pen.line(
      [
        [-30, edge + (height - edge) * t],
        [width + 30, edge + (height - edge) * t],
      ],
      darken(floor, 0.2),
      1.6 + t * 3,
      { smooth: false, opacity: 0.45 },
    )
  pen.fill(rect(-30, edge - height * 0.018, width + 60, height * 0.02), lighten(wall, 0.2))
}

/** Where wall and floor of a room meet. */
export function floorLine(view: View): number {
  return view.close ? view.height * 0.8 : view.horizon + (view.ground - view.horizon) * 0.6
}
