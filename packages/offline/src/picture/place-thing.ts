import { isPerson } from './beings/beings.js'
import type { Cast } from './cast.js'
import type { Composition } from './compose.js'
import type { Prop } from './objects/prop.js'
import type { Pen } from './pen.js'
import { floorLine } from './places/scenery.js'

/** How a thing stands beside the beings of a picture. */
export interface ThingOptions {
  readonly index: number
  readonly near: boolean
  readonly indoor: boolean
}

/**
 * Puts a thing where it belongs: large ones behind, small ones beside or between the beings, held ones in
 * nobody's way.
 */
export function placeThing(
  pen: Pen,
  prop: Prop,
  { subject, view, flip }: Composition,
  cast: Cast,
  { index, near, indoor }: ThingOptions,
): void {
  const person = view.unit / 100
  const ahead = flip ? -1 : 1
  const tall = view.height > view.width * 1.2
  const between =
    cast.beings.length > 1 &&
    !cast.beings.some(({ name }) => isPerson(name)) &&
    prop.size < 60 &&
    prop.aloft !== true &&
    prop.held !== true
  if (between && !view.close) {
    const size = (Math.min(view.height, view.width) * 0.17) / 100
    return prop.draw(
      pen.at(
        view.width / 2 + (index - 1) * view.width * 0.24,
        subject.y + view.height * (index % 2 ? 0.032 : 0.016),
        size,
      ),
    )
  }
  if (near && prop.size < 80) {
    if (prop.shine !== undefined)
      pen.glow(view.focus + ahead * view.width * 0.14, view.height * 0.82, view.height * 0.6, prop.shine, 0.4)
    if (view.close || prop.held === true) return
    const size = Math.min(prop.size * person * 0.7, view.height * 0.3) / 100
    return prop.draw(
      pen.at(
        view.focus + ahead * view.width * 0.27,
        view.height * (prop.aloft === true ? 0.36 : tall ? 0.76 : 0.86),
        Math.max(size, 1.7),
      ),
    )
  }
  if (prop.held === true && !cast.thing && cast.beings.some(({ name }) => isPerson(name))) return
  const far = prop.size > 80
  const y = !far
    ? subject.y + view.height * 0.006
    : indoor
      ? floorLine(view) + view.height * 0.012
      : view.horizon + (view.ground - view.horizon) * 0.34
  const scale = far
    ? Math.min((prop.size / 100) * person * (indoor ? 0.72 : 0.42), view.height * 0.0048)
    : (Math.max(prop.size, 34) / 100) * person * 1.12
  const away = far ? view.width * 0.26 : Math.max(person * 50, view.width * 0.13)
  const x = view.focus + ahead * (away + index * person * 30)
  const lift = prop.aloft === true ? (far ? view.height * 0.16 : person * 86) : 0
  if (prop.shine !== undefined) pen.glow(x, y - lift - scale * 40, scale * 150, prop.shine, 0.5)
  prop.draw(pen.far(far ? 0.28 : 0).at(x, prop.aloft === true && far ? view.height * 0.3 : y - lift, scale))
}
