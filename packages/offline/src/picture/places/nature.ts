import { darken, type Color } from '../color.js'
import { downTo, ellipse, limb, ridge, type Point } from '../geometry.js'
import {
  drawBroadleaf,
  drawBush,
  drawConifer,
  drawFern,
  drawGrass,
  drawPalm,
  drawRock,
  drawTrunk,
} from '../objects/plants.js'
import { frame, ground, hills, strew, type Place, type Scenery } from './scenery.js'
import { mountains } from './mountains.js'

const DARK_LEAF: Color = '#1d3326'

/** Places under the open sky. */
export const NATURE = {
  forest: {
    back: (s) => {
      hills(s, 0.2, '#6d8f86', 0.7)
      for (const [y, depth, count, color] of [
        [0, 0.72, 26, '#4a6b5c'],
        [0.03, 0.5, 18, '#3d6350'],
      ] as const)
        row(s, count, y, depth, (pen, size) => drawConifer(pen, size * s.view.height * 0.42, color))
      ground(s, '#5b6f42')
      strew(s, { count: 12, from: 0.05, to: 0.5, clear: 0.17 }, (pen, person, index) =>
        index % 3 === 0
          ? drawTrunk(pen, person * 5, person * 0.36)
          : drawConifer(pen, person * 3.4, '#315a45'),
      )
      strew(s, { count: 10, from: 0.1, to: 0.8, clear: 0.24 }, (pen, person, index) =>
        index % 2
          ? drawFern(pen, person * 0.4, '#4e7a44')
          : drawGrass(pen, person * 0.9, person * 0.24, 12, '#5f8748'),
      )
      trunks(s)
    },
    front: (s) => frame(s, (pen, size) => drawFern(pen, size * 0.26, DARK_LEAF)),
  },
  jungle: {
    back: (s) => {
      hills(s, 0.24, '#5d8f7c', 0.7)
      row(s, 12, 0.01, 0.6, (pen, size) => drawBroadleaf(pen, size * s.view.height * 0.4, '#4f7f57'))
      ground(s, '#4b6b3a')
      strew(s, { count: 9, from: 0.05, to: 0.55 }, (pen, person, index) =>
        index % 2 ? drawPalm(pen, person * 3.2) : drawBroadleaf(pen, person * 3, '#3f7a4c'),
      )
      strew(s, { count: 14, from: 0.1, to: 0.85, clear: 0.24 }, (pen, person) =>
        drawFern(pen, person * 0.55, '#3f7a44'),
      )
      trunks(s)
      const { pen, view, random } = s
      for (let index = 0; index < 6; index++) {
        const x = random.between(0, view.width)
        const low = view.height * random.between(0.1, 0.34)
        pen.far(0.1).line(
          [
            [x, -10],
            [x + 14, low * 0.5],
            [x - 6, low],
          ],
          '#2c4a33',
          5,
        )
      }
    },
    front: (s) => frame(s, (pen, size) => drawFern(pen, size * 0.36, '#17301f')),
  },
  mountain: {
    back: (s) => mountains(s),
    front: (s) => frame(s, (pen, size) => drawRock(pen, size * 0.4, size * 0.12, '#3a3c44')),
  },
  snow: {
    back: (s) => {
      mountains(s, '#e9f0f6')
      strew(s, { count: 12, from: 0.03, to: 0.5 }, (pen, person) => drawConifer(pen, person * 2.6, '#7d98a0'))
    },
  },
  valley: {
    back: (s) => {
      hills(s, 0.42, '#7f95a3', 0.8, 0.6)
      hills(s, 0.26, '#7b9a78', 0.6)
      hills(s, 0.14, '#779a5f', 0.42)
      ground(s, '#84a253')
      river(s)
      strew(s, { count: 12, from: 0.03, to: 0.4 }, (pen, person) =>
        drawBroadleaf(pen, person * 1.9, '#5a8a48'),
      )
      strew(s, { count: 14, from: 0.3, to: 0.9 }, (pen, person) =>
        drawGrass(pen, person, person * 0.2, 10, '#6f9148'),
      )
    },
    front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.5, size * 0.16, 26, DARK_LEAF)),
  },
  desert: {
    back: (s) => {
      const { pen, view, random } = s
      hills(s, 0.16, '#b98a62', 0.72, 0.7)
      for (let dune = 0; dune < 4; dune++) {
        const t = (dune / 4) ** 1.4
        const y = view.horizon + (view.height - view.horizon) * t
        const crest = random.between(0.2, 0.8) * view.width
        const high = view.height * (0.05 + 0.05 * t)
        const line: Point[] = [
          [-40, y + high * 0.6],
          [crest * 0.5, y - high * 0.2],
          [crest, y - high],
          [crest + view.width * 0.3, y + high * 0.1],
          [view.width + 60, y + high * 0.3],
        ]
        const layer = pen.far(0.55 * (1 - t) ** 1.6)
        layer.fill(downTo(line, view.height + 30), darken('#e3b877', t * 0.12), { smooth: true, rim: 0.7 })
        layer.fill(
          [
            [crest, y - high],
            [crest + view.width * 0.3, y + high * 0.1],
            [view.width + 60, y + high * 0.3],
            [view.width + 60, y + high * 4],
            [crest - 40, y + high * 3],
            [crest + 30, y + high * 0.8],
          ],
          '#a8733f',
          { smooth: true, opacity: 0.3, plain: true },
        )
      }
      strew(s, { count: 4, from: 0.1, to: 0.5, clear: 0.3 }, (pen, person) => cactus(pen, person))
      strew(s, { count: 6, from: 0.2, to: 0.9, clear: 0.26 }, (pen, person) =>
        drawRock(pen, person * 0.4, person * 0.16, '#a87c50'),
      )
    },
  },
  field: {
    back: (s) => {
      hills(s, 0.16, '#86a07a', 0.66)
      row(s, 12, 0, 0.55, (pen, size) => drawBroadleaf(pen, size * s.view.height * 0.12, '#5f8a55'))
      ground(s, '#d2ac52')
      strew(s, { count: 46, from: 0.04, to: 0.95, clear: 0.13 }, (pen, person) =>
        drawGrass(pen, person * 1.4, person * 0.34, 9, '#c79a3c'),
      )
    },
    front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.6, size * 0.2, 26, '#5a431a')),
  },
  garden: {
    back: (s) => {
      hills(s, 0.14, '#7fa38a', 0.66)
      row(s, 9, 0.01, 0.5, (pen, size) => drawBroadleaf(pen, size * s.view.height * 0.26, '#6a9a58'))
      ground(s, '#7fa552', 0.1)
      const [first] = s.pen.page.palette.accent
      strew(s, { count: 12, from: 0.06, to: 0.75, clear: 0.24 }, (pen, person, index) =>
        drawBush(
          pen,
          person * 0.9,
          person * 0.5,
          index % 2 ? '#4f8748' : '#5f9a52',
          index % 2 ? first : '#f6e3ea',
        ),
      )
      strew(s, { count: 16, from: 0.3, to: 0.9 }, (pen, person) =>
        drawGrass(pen, person * 0.9, person * 0.14, 9, '#6a9a48'),
      )
      trunks(s, 0.5)
    },
    front: (s) =>
      frame(s, (pen, size) => drawBush(pen, size * 0.5, size * 0.2, '#23402b', s.pen.page.palette.accent[0])),
  },
  road: {
    back: (s) => {
      hills(s, 0.26, '#7f95a0', 0.74, 0.5)
      hills(s, 0.12, '#7f9a68', 0.52)
      ground(s, '#93a05a')
      path(s, '#c9ab7d')
      strew(s, { count: 12, from: 0.03, to: 0.6, clear: 0.24 }, (pen, person, index) =>
        index % 3
          ? drawBroadleaf(pen, person * 2.2, '#64904f')
          : drawBush(pen, person, person * 0.5, '#6a8f4c'),
      )
      strew(s, { count: 14, from: 0.2, to: 0.9, clear: 0.26 }, (pen, person) =>
        drawGrass(pen, person, person * 0.18, 10, '#7d9448'),
      )
    },
  },
  cave: {
    light: 'cave',
    back: (s) => {
      const { pen, view, random } = s
      const { width, height } = view
      pen.glow(width * (pen.page.lightFrom < 0 ? 0.36 : 0.64), height * 0.3, height * 0.75, '#bfe6ff', 0.5)
      for (const [depth, drop] of [
        [0.6, 0.2],
        [0.36, 0.14],
        [0.1, 0.08],
      ] as const) {
        const teeth = ridge(random, -30, width + 30, height * (drop + 0.02), height * 0.13, 15, 1)
        pen.far(depth).fill(downTo(teeth, -40), '#4a505e', { rim: 0.5 })
        for (const side of [0, 1]) {
          const x = side * width
          const reach = width * (0.32 - (0.6 - depth) * 0.32) * (side ? -1 : 1)
          pen.far(depth).fill(
            [
              [x - Math.sign(reach) * 40, -30],
              [x + reach * 0.8, height * 0.1],
              [x + reach * 0.55, height * 0.4],
              [x + reach * 0.95, height * 0.72],
              [x + reach * 1.3, height * 0.9],
              [x - Math.sign(reach) * 40, height * 0.95],
            ],
            '#454b59',
            { rim: 0.8 },
          )
        }
      }
      ground(s, '#4d5361', 0.7)
      strew(s, { count: 9, from: 0.1, to: 0.8, clear: 0.26 }, (pen, person) =>
        drawRock(pen, person * 0.6, person * 0.4, '#565c6b'),
      )
      strew(s, { count: 5, from: 0.1, to: 0.6, clear: 0.3 }, (pen, person, index) => {
        for (const x of [-0.1, 0, 0.12])
          pen.at(x * person, 0, 1, { turn: x * 3 }).fill(
            [
              [-person * 0.05, 2],
              [-person * 0.05, -person * 0.3],
              [0, -person * 0.42],
              [person * 0.05, -person * 0.3],
              [person * 0.05, 2],
            ],
            index % 2 ? '#7fd4e6' : '#a58ae0',
            { rim: 1 },
          )
        pen.glow(0, -person * 0.2, person * 0.7, '#8fdcf0', 0.35)
      })
    },
    front: (s) => frame(s, (pen, size) => drawRock(pen, size * 0.55, size * 0.24, '#20242e')),
  },
  space: {
    light: 'space',
    back: (s) => {
      const { pen, view, random } = s
      for (let index = 0; index < 6; index++)
        pen.glow(
          random.between(0, view.width),
          random.between(0, view.height * 0.8),
          view.height * random.between(0.3, 0.6),
          random.pick(['#5a3fa0', '#2f6fb0', '#a0457a']),
          0.32,
        )
      const radius = view.height * random.between(0.14, 0.22)
      const [x, y] = [view.focus > view.width / 2 ? view.width * 0.2 : view.width * 0.8, view.height * 0.26]
      pen.glow(x, y, radius * 2, '#8fb4ff', 0.4)
      pen.fill(ellipse(x, y, radius, radius, 28), '#c98a5a', { smooth: true, rim: 1 })
      for (const band of [-0.4, 0, 0.36])
        pen.fill(
          limb(
            [
              [x - radius * 0.86, y + band * radius],
              [x, y + band * radius + 8],
              [x + radius * 0.86, y + band * radius],
            ],
            [6, radius * 0.14, 6],
          ),
          '#a86a48',
          { smooth: true, opacity: 0.6 },
        )
      pen.line(
        [
          [x - radius * 1.7, y + radius * 0.35],
          [x - radius * 0.4, y + radius * 0.42],
          [x + radius * 0.9, y - radius * 0.06],
          [x + radius * 1.7, y - radius * 0.5],
        ],
        '#e3cfa8',
        radius * 0.09,
        { opacity: 0.8 },
      )
      ground(s, '#6f6a84', 0.5)
      strew(s, { count: 8, from: 0.06, to: 0.8 }, (pen, person) => {
        pen.fill(ellipse(0, 0, person * 0.5, person * 0.09), '#4c4862', { smooth: true })
        pen.fill(ellipse(0, person * 0.03, person * 0.46, person * 0.06), '#3c3852', { smooth: true })
      })
    },
  },
} as const satisfies Record<string, Place>

/** Things side by side along the horizon; `size` is about 1. */
function row(
  { pen, view, random }: Scenery,
  count: number,
  drop: number,
  depth: number,
  draw: (pen: Scenery['pen'], size: number) => void,
): void {
  for (let index = 0; index < count; index++) {
    const x = (index + random.between(0.1, 0.9)) * (view.width / count)
    draw(pen.at(x, view.horizon + view.height * (drop + 0.008)).far(depth), random.between(0.65, 1.1))
  }
}

/** Great trunks at the sides, from top to bottom. */
function trunks({ pen, view, random }: Scenery, depth = 0.12): void {
  const width = Math.min(view.width, view.height)
  for (const x of [view.focus > view.width * 0.5 ? 0.06 : 0.94, random.chance(0.5) ? 0.02 : 0.985]) {
    const y = view.horizon + (view.height - view.horizon) * random.between(0.5, 0.75)
    drawTrunk(pen.at(view.width * x, y).far(depth), view.height, width * random.between(0.06, 0.1), '#3a3029')
  }
}

function cactus(pen: Scenery['pen'], person: number): void {
  const part = (points: Point[], size: number) =>
    pen.fill(limb(points, [size, size, size * 0.8]), '#5c8a55', { smooth: true, rim: 0.9 })
  part(
    [
      [0, 0],
      [0, -person * 0.6],
      [0, -person * 1.2],
    ],
    person * 0.2,
  )
  part(
    [
      [0, -person * 0.4],
      [-person * 0.3, -person * 0.5],
      [-person * 0.3, -person * 0.85],
    ],
    person * 0.13,
  )
  part(
    [
      [0, -person * 0.6],
      [person * 0.28, -person * 0.66],
      [person * 0.28, -person * 1.05],
    ],
    person * 0.12,
  )
}

/** A winding strip from the horizon to the lower edge. */
export function path({ pen, view, random }: Scenery, color: Color): void {
  const { horizon, height, width, focus } = view
  const bend = random.between(-0.08, 0.08) * width
  const at = (t: number): Point => [
    focus + bend * Math.sin(t * 4.4 + 1) * (1.2 - t) + (width / 2 - focus) * 0.5 * (1 - t),
    horizon + (height - horizon) * t,
  ]
  const steps = [0, 0.04, 0.1, 0.2, 0.36, 0.6, 1.05]
  const wide = width * 0.4
  pen
    .far(0.12)
    .fill(
      [
        ...steps.map((t): Point => [at(t)[0] - wide * t - 2, at(t)[1]]),
        ...steps.toReversed().map((t): Point => [at(t)[0] + wide * t + 2, at(t)[1]]),
      ],
      color,
      { smooth: true, rim: 0.2 },
    )
}

function river(s: Scenery): void {
  const { pen, view } = s
  const points: Point[] = [
    [0.3, 0.02],
    [0.62, 0.12],
    [0.42, 0.26],
    [0.2, 0.46],
    [-0.1, 0.7],
  ].map(([x = 0, t = 0]): Point => [view.width * x, view.horizon + (view.height - view.horizon) * t])
  pen.far(0.3).fill(limb(points, [4, 20, 44, 90, 190]), '#8fc3dd', { smooth: true, rim: 0.4 })
  pen.far(0.3).line(points.slice(1), '#ffffff', 2, { opacity: 0.5 })
}
