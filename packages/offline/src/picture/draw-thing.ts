import { createBeing, isPerson } from './beings/beings.js'
import { drawCuppedHands } from './beings/hands.js'
import type { Cast } from './cast.js'
import type { Composition } from './compose.js'
import { ellipse, rect } from './geometry.js'
import type { Scene } from './imagine.js'
import type { Prop } from './objects/prop.js'
import { PLACES } from './places/places.js'
import type { Pen } from './pen.js'

/**
 * Draws a thing that is the subject of its picture: in somebody's hands, on a table with what belongs to it,
 * or by itself.
 */
export function drawThing(
  pen: Pen,
  prop: Prop,
  composition: Composition,
  cast: Cast,
  scene: Scene,
  isInsert: boolean,
): void {
  const { subject, view } = composition
  const carried = isInsert && prop.held === true && cast.beings.some(({ name }) => isPerson(name))
  if (prop.shine !== undefined)
    pen.glow(subject.x, subject.y - subject.scale * 50, subject.scale * 130, prop.shine, 0.6)
  else pen.glow(subject.x, subject.y - subject.scale * 56, subject.scale * 105, pen.page.palette.rim, 0.4)
  if (carried) return drawCarried(pen, prop, composition, cast, scene)
  const isLow = prop.aloft !== true && prop.size < 120
  const onTable =
    view.close && PLACES[scene.place].indoor === true && scene.place !== 'studio' && prop.size < 80
  if (onTable) drawTable(pen, subject.y, composition)
  if (isLow)
    pen.fill(ellipse(subject.x, subject.y, subject.scale * 78, subject.scale * 6), '#0a0c14', {
      smooth: true,
      plain: true,
      opacity: 0.3,
    })
  if (onTable) drawGuests(pen, composition, cast, scene)
  prop.draw(pen.at(subject.x, subject.y, subject.scale * (onTable && cast.objects.length > 1 ? 0.78 : 1)))
  if (onTable) drawSideDishes(pen, composition, cast)
}

function drawCarried(pen: Pen, prop: Prop, { subject, view }: Composition, cast: Cast, scene: Scene): void {
  const hands = pen.at(subject.x, view.height * 0.72, (Math.min(view.width, view.height) * 0.62) / 100)
  drawCuppedHands(hands, scene.beings[0] ?? 'hero', cast.project, 'back')
  prop.draw(pen.at(subject.x, view.height * 0.74, subject.scale * 0.82))
  drawCuppedHands(hands, scene.beings[0] ?? 'hero', cast.project, 'front')
}

/** Small animals come to the table. */
function drawGuests(pen: Pen, { subject, view }: Composition, cast: Cast, scene: Scene): void {
  const small = cast.beings.filter(({ name, being }) => !isPerson(name) && being.height < 62).slice(0, 2)
  for (const [index, { name, being }] of small.entries()) {
    const scale = Math.min((view.height * 0.2) / being.height, (view.width * 0.42) / (2 * being.reach))
    const side = index === 0 ? -1 : 1
    createBeing(name, pen.page, cast.project, index).draw(
      pen.at(view.width * (0.5 + side * 0.28), subject.y - view.height * 0.05, scale, { flip: side > 0 }),
      { pose: 'stand', seen: 'front', mood: scene.idea.mood.includes('danger') ? 'fear' : 'joy', turn: 0 },
    )
  }
}

function drawSideDishes(pen: Pen, { subject, view }: Composition, cast: Cast): void {
  for (const [index, dish] of cast.objects.slice(1, 3).entries()) {
    if (dish.size >= 80 || dish.aloft === true) continue
    dish.draw(
      pen.at(view.width * (index === 0 ? 0.78 : 0.21), subject.y + view.height * 0.045, subject.scale * 0.42),
    )
  }
}

function drawTable(pen: Pen, y: number, { view }: Composition): void {
  const top = y - view.height * 0.07
  pen.fill(rect(-30, top, view.width + 60, view.height * 0.17), '#b9834f', { rim: 0.6 })
  for (const part of [0.03, 0.07, 0.11])
    pen.line(
      [
        [-20, top + view.height * part],
        [view.width + 20, top + view.height * part],
      ],
      '#8a5a34',
      1.6,
      { smooth: false, opacity: 0.5 },
    )
  pen.fill(rect(-30, top + view.height * 0.17, view.width + 60, view.height * 0.5), '#6b4429')
}
