import type { ShotSize } from '@mutoscope/core'
import type { Manner } from './beings/being.js'
import { isPerson } from './beings/beings.js'
import { createPerson } from './beings/person.js'
import type { Cast } from './cast.js'
import type { Composition } from './compose.js'
import { drawShoulder } from './draw-shoulder.js'
import { drawThing } from './draw-thing.js'
import type { Scene } from './imagine.js'
import { lineUp } from './line-up.js'
import type { Prop } from './objects/prop.js'
import type { Pen } from './pen.js'
import { placeThing } from './place-thing.js'
import { PLACES } from './places/places.js'
import type { Scenery } from './places/scenery.js'
import type { Random } from './random.js'

/** Draws the cast where the composition has put it. */
export function drawCast(
  cast: Cast,
  composition: Composition,
  scenery: Scenery,
  scene: Scene,
  shot: ShotSize,
): void {
  const { view } = composition
  const pen = scenery.pen.lit(shot === 'extreme-wide' ? 0.05 : 0.22)
  const near = view.close || shot === 'medium'
  const indoor = PLACES[scene.place].indoor === true
  const large = (prop: Prop) => prop.size > 80
  const around = cast.objects
    .map((prop, index) => ({ prop, index }))
    .filter(({ index }) => !(cast.thing && (index === 0 || view.close)))
  for (const { prop, index } of around)
    if (large(prop)) placeThing(pen, prop, composition, cast, { index, near, indoor })
  if (cast.thing && cast.objects[0] !== undefined)
    drawThing(pen, cast.objects[0], composition, cast, scene, shot === 'insert')
  if (!(cast.thing && (near || shot === 'over-the-shoulder')))
    drawBeings(pen, cast, composition, scenery, scene, shot)
  for (const { prop, index } of around)
    if (!large(prop)) placeThing(pen, prop, composition, cast, { index, near, indoor })
  if (shot === 'over-the-shoulder') drawShoulder(scenery.pen, cast.watcher, composition)
}

function drawBeings(
  pen: Pen,
  cast: Cast,
  composition: Composition,
  scenery: Scenery,
  scene: Scene,
  shot: ShotSize,
): void {
  const { subject, flip, view } = composition
  const [first] = cast.beings
  if (first === undefined) return
  const near = view.close || shot === 'medium'
  const several = cast.beings.length > 1 && !view.close && !cast.thing && shot !== 'over-the-shoulder'
  const manner = mannerOf(scene, shot, scenery.random, several)
  const crowd = scene.beings.includes('crowd')
  if ((crowd || scene.beings.includes('pair')) && !view.close)
    drawCompany(pen, composition, scenery, cast, crowd ? 9 : 1, shot)
  if (several) {
    const going = manner.pose === 'walk' && shot !== 'extreme-wide'
    for (const { actor, x, y, scale, flip: turned } of lineUp(cast.beings, composition, { going, near })) {
      const isFirst = actor === first
      actor.being.draw(pen.at(x, y, scale, { flip: turned }), {
        ...manner,
        ...(isFirst && isPerson(actor.name) ? holding(cast, near) : {}),
        pose: manner.pose === 'sleep' && !isFirst ? 'stand' : manner.pose,
      })
    }
    return
  }
  const x = cast.thing ? view.focus + (flip ? 1 : -1) * view.width * 0.2 : subject.x
  first.being.draw(pen.at(x, subject.y, cast.thing ? view.unit / 100 : subject.scale, { flip }), {
    ...manner,
    ...(isPerson(first.name) ? holding(cast, near) : {}),
  })
}

function mannerOf(scene: Scene, shot: ShotSize, random: Random, several: boolean): Manner {
  const { mood, pose } = scene.idea
  const [told] = pose
  const [felt] = mood
  const moods = {
    danger: 'fear',
    joy: 'joy',
    mystery: 'wonder',
    hope: 'wonder',
    sad: 'sad',
    action: 'calm',
  } as const
  const stance = told === undefined || told === 'look' ? (mood.includes('action') ? 'walk' : 'stand') : told
  const away =
    (shot === 'extreme-wide' && !several) ||
    (shot === 'wide' && told !== 'reach' && felt !== 'joy' && random.chance(0.35) && !several)
  return {
    pose: stance,
    seen: away ? 'back' : 'front',
    mood: felt === undefined ? 'calm' : moods[felt],
    turn: random.between(0.2, 0.85),
  }
}

/** A small thing is carried, when it is meant to be. */
function holding(cast: Cast, near: boolean): Pick<Manner, 'holds'> {
  const held = cast.objects.find((prop) => prop.held)
  if (held === undefined || cast.thing || near) return {}
  return { holds: (pen) => held.draw(pen.at(0, held.size > 40 ? 4 : 8, held.size / 100)) }
}

function drawCompany(
  pen: Pen,
  { subject, view }: Composition,
  { random }: Scenery,
  cast: Cast,
  count: number,
  shot: ShotSize,
): void {
  const near = shot === 'medium'
  const unit = (near ? Math.min(view.height * 1.16, view.width * 1.5) : view.unit) / 100
  const roles = ['woman', 'man', 'child', 'woman', 'oldman', 'man'] as const
  for (let index = 0; index < count; index++) {
    const role = roles[index % roles.length] ?? 'man'
    const person = createPerson(role, pen.page.palette, pen.page.style, cast.project.fork(String(index)))
    const row = index < count / 2 ? 0.84 : 0.94
    const x = count === 1 ? subject.x + subject.scale * 34 : view.width * ((index * 0.37 + 0.06) % 1)
    const y = near ? view.height * 0.36 + 92 * unit * row : subject.y - (1 - row) * view.unit * 0.6
    person.draw(pen.far(count === 1 ? 0 : 0.16).at(x, y, unit * row, { flip: x > view.focus }), {
      pose: random.pick(['stand', 'stand', 'reach']),
      seen: 'front',
      mood: 'calm',
      turn: random.between(-0.6, 0.6),
    })
  }
}
