import type { ImageRequest } from '@mutoscope/core/ports'
import type { Being } from './beings/being.js'
import { createBeing, isPerson } from './beings/beings.js'
import { createPerson } from './beings/person.js'
import type { Target } from './compose.js'
import type { Scene } from './imagine.js'
import type { Actor } from './line-up.js'
import { PROPS } from './objects/props.js'
import type { Prop } from './objects/prop.js'
import type { Page } from './page.js'
import type { Random } from './random.js'

/** Who and what is in a picture, and what the camera is pointed at. */
export interface Cast {
  readonly target: Target
  readonly beings: readonly Actor[]
  readonly objects: readonly Prop[]
  /** The subject is the first of the objects. */
  readonly thing: boolean
  /** Whose shoulder the camera looks over. */
  readonly watcher: Being
  readonly project: Random
}

/** Chooses the subject: close shots of details show things, all others beings first. */
export function chooseCast(scene: Scene, request: ImageRequest, page: Page, project: Random): Cast {
  const people = project.fork('people')
  // "Over the shoulder of a man looking at a robot" shows the robot.
  const [onlooker, ...seen] = scene.beings
  const isSeen =
    request.shot === 'over-the-shoulder' &&
    onlooker !== undefined &&
    seen.length > 0 &&
    /\bshoulder of\b/iu.test(request.prompt)
  const named = (isSeen ? [...seen, onlooker] : scene.beings).slice(0, 4)
  const beings = named.map((name, index): Actor => ({
    name,
    being: createBeing(name, page, people, named.slice(0, index).filter((other) => other === name).length),
  }))
  const laid =
    scene.place === 'dining' &&
    request.shot !== 'insert' &&
    request.shot !== 'extreme-close-up' &&
    beings.length > 0
  const objects = scene.objects
    .filter((name) => !laid || PROPS[name].size > 100)
    .slice(0, 4)
    .map((name) => PROPS[name])
  const [first, second] = beings
  const [object] = objects
  // Over somebody's shoulder we see what that person sees.
  const seer =
    request.shot === 'over-the-shoulder' &&
    beings.length === 1 &&
    object !== undefined &&
    isPerson(first?.name ?? 'fox')
  const thing =
    object !== undefined &&
    (first === undefined ||
      seer ||
      request.shot === 'insert' ||
      (request.shot === 'extreme-close-up' && scene.idea.mood.length === 0))
  const target: Target =
    thing || first === undefined
      ? { kind: 'object', height: 100, head: { x: 0, y: -50, radius: 40 } }
      : { kind: 'being', height: first.being.height, head: first.being.head }
  const other = () =>
    first === undefined
      ? createPerson('man', page.palette, page.style, people)
      : createBeing(first.name, page, people, 1)
  return {
    target,
    beings,
    objects,
    thing: thing || first === undefined,
    watcher:
      seer && first !== undefined ? first.being : ((isSeen ? beings.at(-1) : second)?.being ?? other()),
    project: people,
  }
}
