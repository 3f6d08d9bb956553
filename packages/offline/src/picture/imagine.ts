import type { ImageRequest } from '@mutoscope/core/ports'
import type { Known } from '@mutoscope/core/script'
import type { Light } from './palette.js'
import { PLACES } from './places/places.js'
import type { Random } from './random.js'
import type { Idea } from './read-prompt.js'

/** A prompt made whole: everything a picture needs is decided. */
export interface Scene {
  readonly light: Light
  readonly place: Known<'place'>
  readonly beings: readonly Known<'being'>[]
  readonly objects: readonly Known<'object'>[]
  readonly idea: Idea
}

type Choices<T> = readonly [T, ...T[]]

const ANYWHERE: Choices<Known<'place'>> = [
  'valley',
  'mountain',
  'lake',
  'road',
  'field',
  'forest',
  'beach',
  'desert',
]
/** Where people use things. */
const LIVED_IN: Choices<Known<'place'>> = ['garden', 'city', 'home', 'beach', 'lake']
const HOURS: Choices<Light> = ['golden', 'dawn', 'day', 'sunset', 'golden', 'dusk']

/** Where a being or thing is at home when the prompt names no place. */
const HOMES: Partial<Record<Known<'being'> | Known<'object'>, Known<'place'>>> = {
  door: 'home',
  table: 'dining',
  cake: 'dining',
  plate: 'kitchen',
  bread: 'kitchen',
  panel: 'valley',
  battery: 'studio',
  earth: 'space',
  sheep: 'country',
  cow: 'country',
  fox: 'garden',
  wolf: 'forest',
  lion: 'field',
  mouse: 'field',
  hare: 'road',
  tortoise: 'road',
  bird: 'forest',
  owl: 'forest',
  deer: 'forest',
  bear: 'forest',
  fish: 'deep',
  horse: 'valley',
  dragon: 'mountain',
  ant: 'field',
  grasshopper: 'field',
  cat: 'home',
  dog: 'garden',
  robot: 'laboratory',
  king: 'castle',
  soldier: 'battlefield',
  scientist: 'laboratory',
  teacher: 'classroom',
  astronaut: 'space',
  rocket: 'space',
  planet: 'space',
  star: 'valley',
  chest: 'ruins',
  gold: 'cave',
  crown: 'castle',
  sword: 'castle',
  grapes: 'garden',
  lighthouse: 'beach',
  boat: 'sea',
  car: 'road',
  train: 'valley',
  bridge: 'river',
  tree: 'valley',
  house: 'village',
  flower: 'garden',
  campfire: 'forest',
  shoe: 'studio',
  phone: 'studio',
  laptop: 'office',
  backpack: 'studio',
  bottle: 'studio',
  cup: 'studio',
  box: 'studio',
  chart: 'office',
  gear: 'studio',
  clock: 'studio',
  camera: 'studio',
  letter: 'studio',
  heart: 'studio',
  bulb: 'studio',
  book: 'home',
  map: 'ruins',
  cheese: 'kitchen',
}

/** Already more than one. */
const groups: ReadonlySet<Known<'being'>> = new Set(['crowd', 'pair'])
/** Things that bring their room with them, whoever uses them. */
const indoors: ReadonlySet<Known<'object'>> = new Set(['door', 'table', 'cake', 'plate', 'bread', 'cheese'])

/**
 * Fills in what the prompt leaves open: from the project where pictures must agree, from the prompt itself
 * elsewhere.
 */
export function imagine(request: ImageRequest, idea: Idea, project: Random, matter: Random): Scene {
  const beings = idea.being.flatMap((name) =>
    idea.several.includes(name) && !groups.has(name) ? [name, name] : [name],
  )
  const objects = [...idea.object]
  const empty = beings.length === 0 && objects.length === 0
  // Whoever stands in for nobody is the same person in all pictures of a project.
  const somebody = project.fork('somebody').pick<Known<'being'>>(['hero', 'woman', 'man', 'hero'])
  if (empty && (request.shot !== 'extreme-wide' || matter.chance(0.7))) beings.push(somebody)
  const named = idea.place.find((name) => name !== 'studio' || idea.place.length === 1)
  const [origin, ...origins] = idea.origin
  const room = objects.filter((name) => indoors.has(name)).map((name) => HOMES[name])[0]
  const from = origin === undefined ? undefined : matter.pick([origin, ...origins])
  const homes = [...beings, ...objects].map((name) =>
    HOMES[name] === 'studio' && beings.length > 0 ? matter.pick(LIVED_IN) : HOMES[name],
  )
  const place =
    named ??
    room ??
    from ??
    homes.find((home) => home !== undefined) ??
    matter.pick([project.fork('here').pick(ANYWHERE), project.fork('there').pick(ANYWHERE)])
  const light = PLACES[place].light ?? lightOf(idea, project)
  return { light, place, beings, objects, idea }
}

function lightOf(idea: Idea, project: Random): Light {
  const [told] = idea.light
  if (told !== undefined) return told
  if (idea.weather.includes('lightning') || idea.weather.includes('rain')) return 'storm'
  if (idea.weather.includes('fog')) return 'fog'
  const [mood] = idea.mood
  const hour = project.pick(HOURS)
  return mood === 'danger' && (hour === 'day' || hour === 'dawn') ? 'storm' : hour
}
