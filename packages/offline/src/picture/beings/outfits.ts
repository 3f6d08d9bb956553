import type { Color } from '../color.js'
import type { Palette } from '../palette.js'
import type { Random } from '../random.js'

/** What a person wears and looks like. */
export interface Outfit {
  readonly skin: Color
  readonly hair: Color
  readonly hairStyle: 'short' | 'long' | 'bun' | 'bald' | 'curly'
  readonly coat: Color
  readonly shirt: Color
  readonly trousers: Color
  readonly boots: Color
  /** Lower edge of the coat: waist, thigh, knee or floor. */
  readonly hem: 'waist' | 'thigh' | 'knee' | 'floor'
  readonly extras: readonly (
    | 'scarf'
    | 'cape'
    | 'backpack'
    | 'crown'
    | 'helmet'
    | 'glasses'
    | 'beard'
    | 'staff'
    | 'spear'
    | 'belt'
    | 'hood'
    | 'visor'
  )[]
  /** Height against a grown person, and size of the head against the body. */
  readonly size: number
  readonly headSize: number
  readonly shoulders: number
}

/** Kinds of people. */
export type Role =
  'hero' | 'man' | 'woman' | 'child' | 'oldman' | 'king' | 'soldier' | 'scientist' | 'teacher' | 'astronaut'

const SKINS: readonly [Color, ...Color[]] = ['#f1c7a3', '#e0a77d', '#c68a5e', '#9a6440', '#744a30']
const HAIRS: readonly [Color, ...Color[]] = ['#2b1d18', '#4a2f20', '#7a4a26', '#b5803f', '#1c1a22', '#8c3a1f']

/** The look of a role; `project` keeps a role the same person over all pictures of a project. */
export function dress(role: Role, palette: Palette, project: Random): Outfit {
  const random = project.fork(role)
  const [first, second] = palette.accent
  const base: Outfit = {
    skin: random.pick(SKINS),
    hair: random.pick(HAIRS),
    hairStyle: random.pick(['short', 'short', 'curly']),
    coat: second,
    shirt: '#e8dcc4',
    trousers: '#4a4550',
    boots: '#3a2a22',
    hem: 'thigh',
    extras: ['belt'],
    size: 1,
    headSize: 1,
    shoulders: 1,
  }
  const everyday = random.pick<Color>([first, first, second, '#5f8f7a', '#b5655a', '#d0a04a'])
  const roles: Record<Role, Partial<Outfit>> = {
    hero: {
      coat: '#8a6a48',
      extras: ['scarf', 'backpack', 'belt'],
      hairStyle: random.pick(['short', 'curly', 'bun']),
      trousers: '#4d4438',
    },
    man: { coat: everyday, hem: 'waist', extras: [], trousers: '#39425a' },
    woman: {
      coat: everyday,
      hairStyle: random.pick(['long', 'bun', 'long']),
      hem: 'knee',
      extras: [],
      shoulders: 0.86,
      size: 0.96,
      trousers: '#4b3d52',
    },
    child: { coat: everyday, hem: 'waist', extras: ['scarf'], size: 0.64, headSize: 1.42, shoulders: 0.86 },
    oldman: {
      coat: '#6d6478',
      hair: '#e4e1da',
      hairStyle: 'bald',
      hem: 'floor',
      extras: ['beard', 'staff', 'belt'],
      size: 0.95,
    },
    king: { coat: '#8c2438', hem: 'floor', extras: ['crown', 'cape', 'beard', 'belt'], shoulders: 1.15 },
    soldier: {
      coat: '#6f7480',
      extras: ['helmet', 'spear', 'belt', 'cape'],
      shoulders: 1.12,
      trousers: '#4a4c55',
    },
    scientist: {
      coat: '#eef0f2',
      shirt: '#7fa6c9',
      hem: 'knee',
      extras: ['glasses'],
      hairStyle: random.pick(['short', 'bun', 'curly']),
    },
    teacher: {
      coat: '#7a8f5f',
      hem: 'waist',
      extras: ['glasses'],
      hairStyle: random.pick(['bun', 'long', 'short']),
      shoulders: 0.92,
    },
    astronaut: {
      coat: '#e9edf2',
      trousers: '#dfe4ea',
      boots: '#8d98a6',
      hem: 'waist',
      extras: ['visor', 'backpack'],
      shoulders: 1.2,
    },
  }
  return { ...base, ...roles[role] }
}
