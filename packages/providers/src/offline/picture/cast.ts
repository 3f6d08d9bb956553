import type { ImageRequest, ShotSize } from '@mutoscope/core'
import { ellipse, rect } from './geometry.js'
import type { Being, Manner } from './beings/being.js'
import { createBeing, isPerson } from './beings/beings.js'
import { drawCuppedHands } from './beings/hands.js'
import { createPerson } from './beings/person.js'
import type { Composition, Target } from './compose.js'
import type { Scene } from './imagine.js'
import type { Known } from './lexicon.js'
import { PROPS } from './objects/props.js'
import type { Prop } from './objects/prop.js'
import { PLACES } from './places/places.js'
import type { Page } from './page.js'
import type { Pen } from './pen.js'
import type { Scenery } from './places/scenery.js'
import type { Random } from './random.js'

/** Who and what is in a picture, and what the camera is pointed at. */
export interface Cast {
  readonly target: Target
  readonly beings: readonly { readonly name: Known<'being'>; readonly being: Being }[]
  readonly objects: readonly Prop[]
  /** The subject is the first of the objects. */
  readonly thing: boolean
  readonly watcher: Being
  readonly project: Random
}

/** Chooses the subject: close shots of details show things, all others beings first. */
export function chooseCast(scene: Scene, request: ImageRequest, page: Page, project: Random): Cast {
  const people = project.fork('people')
  const beings = scene.beings.slice(0, 3).map((name) => ({ name, being: createBeing(name, page, people) }))
  const objects = scene.objects.slice(0, 4).map((name) => PROPS[name])
  const [first] = beings
  const [object] = objects
  // Over somebody's shoulder we see what that person sees.
  const seer = request.shot === 'over-the-shoulder' && beings.length === 1 && object !== undefined && isPerson(first?.name ?? 'fox')
  const thing = object !== undefined && (first === undefined || seer || request.shot === 'insert' || (request.shot === 'extreme-close-up' && scene.idea.mood.length === 0))
  const target: Target = thing || first === undefined ? { kind: 'object', height: 100, head: { x: 0, y: -50, radius: 40 } } : { kind: 'being', height: first.being.height, head: first.being.head }
  return { target, beings, objects, thing: thing || first === undefined, watcher: seer && first !== undefined ? first.being : createPerson('man', page.palette, page.style, people), project: people }
}

/** Draws the cast where the composition has put it. */
export function drawCast(cast: Cast, composition: Composition, scenery: Scenery, scene: Scene, shot: ShotSize): void {
  const { subject, flip, view } = composition
  const pen = scenery.pen.lit(shot === 'extreme-wide' ? 0.05 : 0.22)
  const near = view.close || shot === 'medium'
  const [first, ...others] = cast.beings
  for (const [index, prop] of cast.objects.entries()) {
    if (cast.thing && index === 0) continue
    placeObject(pen, prop, index, composition, cast, near)
  }
  if (cast.thing) {
    const [prop] = cast.objects
    if (prop !== undefined) drawThing(pen, prop, composition, cast, scene, shot)
    if (shot === 'over-the-shoulder') return drawShoulder(scenery.pen, cast.watcher, composition)
    if (first === undefined || near) return
  }
  if (first === undefined) return
  const manner = mannerOf(scene, shot, scenery.random)
  const crowd = scene.beings.includes('crowd')
  if (!view.close) for (const [index, other] of others.entries()) placeOther(pen, other.being, index, composition, manner, near)
  if ((crowd || scene.beings.includes('pair')) && !view.close) drawCompany(pen, composition, scenery, cast, crowd ? 9 : 1)
  const aside = others.length > 0 && !view.close && !cast.thing ? (flip ? 1 : -1) * view.width * (near ? 0.15 : view.height > view.width ? 0.2 : 0.1) : 0
  const aloft = cast.thing ? { x: view.focus + (flip ? 1 : -1) * view.width * 0.2, scale: view.unit / 100 } : subject
  first.being.draw(pen.at(aloft.x + aside, subject.y, aloft.scale * (near && aside !== 0 ? 0.86 : 1), { flip }), { ...manner, ...(isPerson(first.name) ? holding(cast, near) : {}) })
  if (shot === 'over-the-shoulder') drawShoulder(scenery.pen, cast.watcher, composition)
}

function mannerOf(scene: Scene, shot: ShotSize, random: Random): Manner {
  const { mood, pose } = scene.idea
  const [told] = pose
  const [felt] = mood
  const moods = { danger: 'fear', joy: 'joy', mystery: 'wonder', hope: 'wonder', sad: 'sad', action: 'calm' } as const
  const stance = told === undefined || told === 'look' ? (mood.includes('action') ? 'walk' : 'stand') : told
  const away = shot === 'extreme-wide' || (shot === 'wide' && told !== 'reach' && felt !== 'joy' && random.chance(0.35))
  return { pose: stance, seen: away ? 'back' : 'front', mood: felt === undefined ? 'calm' : moods[felt], turn: random.between(0.2, 0.85) }
}

/** A small thing is carried, when it is meant to be. */
function holding(cast: Cast, near: boolean): Pick<Manner, 'holds'> {
  const held = cast.objects.find((prop) => prop.held)
  if (held === undefined || cast.thing || near) return {}
  return { holds: (pen) => held.draw(pen.at(0, held.size > 40 ? 4 : 8, held.size / 100)) }
}

function placeObject(pen: Pen, prop: Prop, index: number, { subject, view, flip }: Composition, cast: Cast, near: boolean): void {
  const person = view.unit / 100
  const ahead = flip ? -1 : 1
  if (near && prop.size < 80) {
    if (prop.shine !== undefined) pen.glow(view.focus + ahead * view.width * 0.14, view.height * 0.82, view.height * 0.6, prop.shine, 0.4)
    if (view.close || prop.held === true) return
    const size = (Math.min(prop.size * person * 0.7, view.height * 0.3) / 100)
    prop.draw(pen.at(view.focus + ahead * view.width * 0.27, view.height * (prop.aloft === true ? 0.36 : 0.86), Math.max(size, 1.7)))
    return
  }
  if (prop.held === true && !cast.thing && cast.beings.some(({ name }) => isPerson(name))) return
  const far = prop.size > 80
  const y = far ? view.horizon + (view.ground - view.horizon) * 0.34 : subject.y + view.height * 0.006
  const scale = far ? Math.min((prop.size / 100) * person * 0.42, view.height * 0.0048) : (Math.max(prop.size, 34) / 100) * person * 1.12
  const away = far ? view.width * 0.26 : Math.max(person * 50, view.width * 0.13)
  const x = view.focus + ahead * (away + index * person * 30)
  const lift = prop.aloft === true ? (far ? view.height * 0.16 : person * 86) : 0
  if (prop.shine !== undefined) pen.glow(x, y - lift - scale * 40, scale * 150, prop.shine, 0.5)
  prop.draw(pen.far(far ? 0.28 : 0).at(x, prop.aloft === true && far ? view.height * 0.3 : y - lift, scale))
}

function placeOther(pen: Pen, being: Being, index: number, { subject, view, flip }: Composition, manner: Manner, near: boolean): void {
  const tall = view.height > view.width * 1.2
  const side = (flip ? -1 : 1) * (index === 0 ? 1 : -1)
  const scale = (near ? subject.scale * 0.8 : (view.unit / 100) * Math.max(1, 62 / being.height)) * (tall ? 0.82 : 1)
  const apart = Math.max(view.width * (near ? 0.28 : 0.23), scale * (tall ? 50 : 62))
  const x = Math.max(view.width * 0.24, Math.min(view.width * 0.76, subject.x + side * apart))
  const y = subject.y + (near ? view.height * 0.02 : tall ? -view.height * 0.055 : -view.height * 0.012)
  being.draw(pen.at(x, y, scale, { flip: side > 0 }), { ...manner, seen: near ? 'front' : manner.seen })
}

function drawCompany(pen: Pen, { subject, view }: Composition, { random }: Scenery, cast: Cast, count: number): void {
  const roles = ['woman', 'man', 'child', 'woman', 'oldman', 'man'] as const
  for (let index = 0; index < count; index++) {
    const role = roles[index % roles.length] ?? 'man'
    const person = createPerson(role, pen.page.palette, pen.page.style, cast.project.fork(String(index)))
    const row = index < count / 2 ? 0.84 : 0.94
    const x = count === 1 ? subject.x + subject.scale * 34 : view.width * ((index * 0.37 + 0.06) % 1)
    person.draw(pen.far(count === 1 ? 0 : 0.16).at(x, subject.y - (1 - row) * view.unit * 0.6, subject.scale * row, { flip: x > view.focus }), { pose: random.pick(['stand', 'stand', 'reach']), seen: 'front', mood: 'calm', turn: random.between(-0.6, 0.6) })
  }
}

function drawThing(pen: Pen, prop: Prop, composition: Composition, cast: Cast, scene: Scene, shot: ShotSize): void {
  const { subject, view } = composition
  const carried = shot === 'insert' && prop.held === true && cast.beings.some(({ name }) => isPerson(name))
  if (prop.shine !== undefined) pen.glow(subject.x, subject.y - subject.scale * 50, subject.scale * 130, prop.shine, 0.6)
  else pen.glow(subject.x, subject.y - subject.scale * 56, subject.scale * 105, pen.page.palette.rim, 0.4)
  if (!carried && prop.aloft !== true && prop.size < 120) pen.fill(ellipse(subject.x, subject.y, subject.scale * 78, subject.scale * 6), '#0a0c14', { smooth: true, plain: true, opacity: 0.3 })
  if (!carried) {
    if (view.close && PLACES[scene.place].indoor === true && scene.place !== 'studio') drawTable(pen, subject.y, composition)
    return prop.draw(pen.at(subject.x, subject.y, subject.scale))
  }
  const hands = pen.at(subject.x, view.height * 0.72, (Math.min(view.width, view.height) * 0.62) / 100)
  drawCuppedHands(hands, scene.beings[0] ?? 'hero', cast.project, 'back')
  prop.draw(pen.at(subject.x, view.height * 0.74, subject.scale * 0.82))
  drawCuppedHands(hands, scene.beings[0] ?? 'hero', cast.project, 'front')
}

function drawShoulder(pen: Pen, watcher: Being, { view, flip }: Composition): void {
  const scale = (Math.min(view.height, view.width * 1.1) * 0.25) / watcher.head.radius
  const x = view.width * (flip ? 0.86 : 0.14)
  const shade = pen.far(0).lit(-0.9)
  watcher.draw(shade.at(x, view.height * 0.5 - watcher.head.y * scale, scale, { flip }), { pose: 'stand', seen: 'back', mood: 'calm', turn: 0 })
}

function drawTable(pen: Pen, y: number, { view }: Composition): void {
  const top = y - view.height * 0.05
  pen.fill(rect(-30, top, view.width + 60, view.height * 0.15), '#b9834f', { rim: 0.6 })
  for (const part of [0.03, 0.07, 0.11]) pen.line([[-20, top + view.height * part], [view.width + 20, top + view.height * part]], '#8a5a34', 1.6, { smooth: false, opacity: 0.5 })
  pen.fill(rect(-30, top + view.height * 0.15, view.width + 60, view.height * 0.3), '#6b4429')
}
