import { darken, lighten, mix, type Color } from '../color.js'
import { ellipse, limb, rect, type Point } from '../geometry.js'
import type { Palette } from '../palette.js'
import type { Pen } from '../pen.js'
import type { Random } from '../random.js'
import type { Style } from '../styles/style.js'
import type { Being, Manner } from './being.js'
import { drawBackOfHead, drawFace, drawHairBehind } from './face.js'
import { dress, type Outfit, type Role } from './outfits.js'

type Arm = readonly [elbow: Point, hand: Point]

/** A person of a role, dressed for the project. */
export function createPerson(role: Role, palette: Palette, style: Style, project: Random): Being {
  const outfit = dress(role, palette, project)
  const radius = 7.7 * outfit.headSize * style.headSize
  const build = {
    outfit,
    radius,
    headY: -100 + radius,
    shoulderY: -100 + 2 * radius + 3.4,
    scarf: palette.accent[0],
  }
  return {
    height: 100 * outfit.size,
    head: { x: 0, y: build.headY * outfit.size, radius: radius * outfit.size },
    reach: 19 * outfit.size,
    draw: (pen, manner) => drawPerson(pen.at(0, 0, outfit.size), build, manner),
    drawBehind: (pen) => drawShoulders(pen, outfit),
  }
}

type Build = {
  readonly outfit: Outfit
  readonly radius: number
  readonly headY: number
  readonly shoulderY: number
  readonly scarf: Color
}

const HEMS = { waist: -45, thigh: -34, knee: -22, floor: -2 } as const

function drawPerson(pen: Pen, build: Build, manner: Manner): void {
  const { outfit, headY, radius, shoulderY } = build
  const has = (extra: Outfit['extras'][number]) => outfit.extras.includes(extra)
  const back = manner.seen === 'back'
  const [trailing, leading] = arms(manner, shoulderY, 10.6 * outfit.shoulders)
  pen.fill(ellipse(2, 0.5, 20, 3), '#0a0c14', { smooth: true, opacity: 0.35, plain: true })
  if (has('cape') && !back) drawCape(pen, build)
  if (has('backpack') && !back)
    pen.fill(
      [
        [-13, shoulderY + 4],
        [13, shoulderY + 4],
        [12, shoulderY + 30],
        [-12, shoulderY + 30],
      ],
      '#6b4a2e',
      { smooth: true, rim: 0.7 },
    )
  if (!back) drawHairBehind(pen.at(0, headY, radius), outfit)
  drawLegs(pen, outfit, manner)
  drawArm(pen, build, trailing, -1)
  drawTorso(pen, build, back)
  if (has('staff') || has('spear')) drawPole(pen, leading[1], has('spear'))
  pen.fill(
    limb(
      [
        [0, shoulderY + 3],
        [0, headY + radius * 0.6],
      ],
      [6.4, 5.6],
    ),
    darken(outfit.skin, 0.18),
  )
  if (has('scarf')) drawScarf(pen, build, back)
  const head = pen.at(0, headY, radius)
  if (back) drawBackOfHead(head, outfit)
  else drawFace(head, outfit, manner)
  drawHeadgear(head, outfit)
  if (has('backpack') && back) drawBackpack(pen, shoulderY)
  if (has('cape') && back) drawCape(pen, build)
  drawArm(pen, build, leading, 1)
  manner.holds?.(pen.at(leading[1][0], leading[1][1], 1))
}

function arms(manner: Manner, y: number, half: number): [Arm, Arm] {
  const down = (side: number): Arm => [
    [side * (half + 4), y + 17],
    [side * (half + 2.4), y + 33],
  ]
  const poses: Record<Exclude<Manner['pose'], 'sleep'>, [Arm, Arm]> = {
    stand: [down(-1), down(1)],
    walk: [
      [
        [-half - 5, y + 15],
        [-half + 1, y + 30],
      ],
      [
        [half + 3, y + 16],
        [half + 9, y + 28],
      ],
    ],
    reach: [
      down(-1),
      [
        [half + 9, y + 12],
        [half + 22, y + 9],
      ],
    ],
    cheer: [
      [
        [-half - 10, y - 6],
        [-half - 8, y - 23],
      ],
      [
        [half + 10, y - 6],
        [half + 8, y - 23],
      ],
    ],
    sit: [
      [
        [-half - 4, y + 16],
        [-4, y + 27],
      ],
      [
        [half + 4, y + 16],
        [6, y + 28],
      ],
    ],
  }
  return poses[manner.pose === 'sleep' ? 'sit' : manner.pose]
}

/** Back, neck and head of somebody near, in units of the head. */
function drawShoulders(pen: Pen, outfit: Outfit): void {
  const { coat, skin } = outfit
  const wide = 2.5 * outfit.shoulders
  pen.fill(
    [
      [-0.5, 1],
      [-1.3, 1.5],
      [-wide + 0.2, 1.9],
      [-wide - 0.3, 3],
      [-wide - 0.4, 6],
      [wide + 0.4, 6],
      [wide + 0.3, 3],
      [wide - 0.2, 1.9],
      [1.3, 1.5],
      [0.5, 1],
    ],
    coat,
    { smooth: true, rim: 0.9 },
  )
  pen.fill(
    limb(
      [
        [0, 1.7],
        [0, 0.4],
      ],
      [1.1, 0.95],
    ),
    darken(skin, 0.16),
  )
  pen.fill(
    [
      [-0.7, 1.25],
      [0, 1.5],
      [0.7, 1.25],
      [1.05, 1.6],
      [0, 1.95],
      [-1.05, 1.6],
    ],
    darken(coat, 0.22),
    { smooth: true, rim: 0.7 },
  )
  for (const side of [-1, 1])
    pen.line(
      [
        [side * wide * 0.62, 2.3],
        [side * wide * 0.74, 3.4],
        [side * wide * 0.7, 5],
      ],
      darken(coat, 0.28),
      0.06,
      { opacity: 0.7 },
    )
  if (outfit.extras.includes('backpack'))
    for (const side of [-1, 1])
      pen.fill(
        limb(
          [
            [side * 1.2, 1.6],
            [side * 1.3, 3],
            [side * 1.2, 5],
          ],
          [0.4, 0.44, 0.44],
        ),
        '#6b4a2e',
        { rim: 0.6 },
      )
  drawBackOfHead(pen, outfit)
  drawHeadgear(pen, outfit)
}

function drawArm(pen: Pen, { outfit, shoulderY }: Build, [elbow, hand]: Arm, side: number): void {
  const sleeve = outfit.hem === 'waist' ? outfit.coat : darken(outfit.coat, side < 0 ? 0.16 : 0.05)
  const shoulder: Point = [side * 10.2 * outfit.shoulders, shoulderY + 3.4]
  pen.fill(ellipse(hand[0], hand[1] + 1, 2.7, 3.2), outfit.skin, { smooth: true, rim: 0.5 })
  pen.fill(
    limb(
      [shoulder, elbow, [elbow[0] + (hand[0] - elbow[0]) * 0.84, elbow[1] + (hand[1] - elbow[1]) * 0.84]],
      [8.2, 6.6, 5.4],
    ),
    sleeve,
    { smooth: true, rim: 0.85 },
  )
}

function drawTorso(pen: Pen, { outfit, shoulderY }: Build, back: boolean): void {
  const wide = 12.2 * outfit.shoulders
  const waist = 9.6 * Math.min(1, outfit.shoulders)
  const hem = HEMS[outfit.hem]
  const flare = waist + (hem + 47) * 0.17 + 1.4
  const middle = (shoulderY - 47) / 2 - 4
  pen.fill(
    [
      [-4.4, shoulderY - 2.2],
      [4.4, shoulderY - 2.2],
      [wide - 1, shoulderY + 0.8],
      [wide, shoulderY + 5],
      [waist, middle],
      [waist + 0.6, -50],
      [flare, hem],
      [0, hem + 1.6],
      [-flare, hem],
      [-waist - 0.6, -50],
      [-waist, middle],
      [-wide, shoulderY + 5],
      [-wide + 1, shoulderY + 0.8],
    ],
    outfit.coat,
    { smooth: true, rim: 1, accent: true },
  )
  if (!back) {
    pen.fill(
      [
        [-3.8, shoulderY - 2],
        [3.8, shoulderY - 2],
        [0.6, shoulderY + 12],
        [-0.6, shoulderY + 12],
      ],
      outfit.shirt,
      { rim: 0 },
    )
    pen.line(
      [
        [0, shoulderY + 12],
        [0.4, hem],
      ],
      darken(outfit.coat, 0.35),
      0.6,
    )
  }
  pen.line(
    [
      [-waist * 0.6, middle + 2],
      [-waist * 0.75, hem - 3],
    ],
    darken(outfit.coat, 0.3),
    0.5,
    { opacity: 0.7 },
  )
  if (outfit.extras.includes('belt')) {
    pen.fill(rect(-waist - 0.4, -53, waist * 2 + 0.8, 3.4), '#4b3121')
    pen.fill(rect(-2, -53.4, 4, 4.2), '#d9b35a', { plain: true })
    pen.line(
      [
        [-wide + 2.4, shoulderY + 1],
        [waist - 1, -53],
      ],
      '#4b3121',
      1.7,
    )
  }
}

function drawLegs(pen: Pen, outfit: Outfit, manner: Manner): void {
  if (outfit.hem === 'floor' && manner.pose !== 'walk') {
    for (const side of [-1, 1]) pen.fill(ellipse(side * 5 + 1, -1, 5, 2.4), outfit.boots, { smooth: true })
    return
  }
  const legs: readonly (readonly [Point, Point, Point])[] =
    manner.pose === 'walk'
      ? [
          [
            [-3, -49],
            [-8, -25],
            [-15, -4],
          ],
          [
            [3, -49],
            [9, -27],
            [11, -2],
          ],
        ]
      : manner.pose === 'sit' || manner.pose === 'sleep'
        ? [
            [
              [-4, -49],
              [-9, -26],
              [-6, -2],
            ],
            [
              [4, -49],
              [10, -26],
              [8, -2],
            ],
          ]
        : [
            [
              [-4.6, -49],
              [-5.2, -25],
              [-5.4, -3],
            ],
            [
              [4.6, -49],
              [5.6, -25],
              [6, -2.6],
            ],
          ]
  for (const [index, path] of legs.entries()) {
    const [, knee, foot] = path
    pen.fill(limb(path, [10, 7.4, 5.4]), darken(outfit.trousers, index === 0 ? 0.2 : 0), {
      smooth: true,
      rim: 0.8,
    })
    const shin: Point = [(knee[0] + foot[0]) / 2, (knee[1] + foot[1]) / 2]
    pen.fill(limb([shin, foot], [7, 6.2]), outfit.boots, { rim: 0.7 })
    pen.fill(
      [
        [foot[0] - 3.2, foot[1] - 2],
        [foot[0] + 2.6, foot[1] - 2],
        [foot[0] + 6.8, foot[1] + 1.4],
        [foot[0] + 6.6, foot[1] + 3],
        [foot[0] - 3.4, foot[1] + 3],
      ],
      outfit.boots,
      { rim: 0.5 },
    )
  }
}

function drawCape(pen: Pen, { outfit, shoulderY, scarf }: Build): void {
  const wide = 13 * outfit.shoulders
  pen.fill(
    [
      [-wide + 3, shoulderY],
      [wide - 3, shoulderY],
      [wide + 3, shoulderY + 30],
      [wide + 7, -10],
      [4, -5],
      [-6, -8],
      [-wide - 9, -9],
      [-wide - 3, shoulderY + 30],
    ],
    mix(scarf, '#3a1424', 0.25),
    { smooth: true, rim: 1, accent: true },
  )
  for (const x of [-6, 1, 7])
    pen.line(
      [
        [x * 0.5, shoulderY + 8],
        [x * 1.3, -14],
      ],
      darken(scarf, 0.5),
      0.7,
      { opacity: 0.6 },
    )
}

function drawScarf(pen: Pen, { shoulderY, scarf }: Build, back: boolean): void {
  pen.fill(
    [
      [-8, shoulderY - 3.6],
      [0, shoulderY - 5],
      [8, shoulderY - 3.6],
      [9, shoulderY + 1],
      [4, shoulderY + 4.4],
      [-4, shoulderY + 4.4],
      [-9, shoulderY + 1],
    ],
    scarf,
    { smooth: true, rim: 0.9, accent: true },
  )
  const tail: Point[] = back
    ? [
        [-5, shoulderY + 1],
        [-14, shoulderY + 7],
        [-24, shoulderY + 5],
        [-33, shoulderY + 11],
      ]
    : [
        [-4, shoulderY + 2],
        [-5.4, shoulderY + 10],
        [-4.6, shoulderY + 20],
      ]
  pen.fill(limb(tail, [4.4, 5.6, 5.4, 6.4]), darken(scarf, 0.1), { smooth: true, rim: 0.9, accent: true })
  pen.line(
    [
      [-6.5, shoulderY - 0.6],
      [0, shoulderY + 1.6],
      [6.5, shoulderY - 0.4],
    ],
    darken(scarf, 0.35),
    0.6,
  )
}

function drawBackpack(pen: Pen, y: number): void {
  pen.fill(
    [
      [-8.6, y + 2],
      [8.6, y + 2],
      [10.4, y + 10],
      [10, y + 28],
      [-10, y + 28],
      [-10.4, y + 10],
    ],
    '#7a5433',
    { smooth: true, rim: 0.9 },
  )
  pen.fill(
    [
      [-8.8, y + 2.5],
      [8.8, y + 2.5],
      [9.6, y + 12],
      [0, y + 14],
      [-9.6, y + 12],
    ],
    '#8f6640',
    { smooth: true, rim: 0.6 },
  )
  pen.fill(
    limb(
      [
        [-11, y - 0.4],
        [11, y - 0.4],
      ],
      [5.4, 5.4],
    ),
    '#5d6b4e',
    { smooth: true, rim: 0.9 },
  )
  for (const x of [-5, 5]) pen.fill(rect(x - 0.7, y + 8, 1.4, 9), '#4b3121')
}

function drawPole(pen: Pen, [x, y]: Point, spear: boolean): void {
  pen.fill(
    limb(
      [
        [x + 1, 1],
        [x + 0.4, y - 55],
      ],
      [2, 1.8],
    ),
    '#6b4a2e',
    { rim: 0.7 },
  )
  if (spear)
    pen.fill(
      [
        [x - 2, y - 54],
        [x + 0.4, y - 67],
        [x + 2.8, y - 54],
      ],
      '#c9d2da',
      { rim: 1 },
    )
  else pen.fill(ellipse(x + 0.2, y - 55, 2.8), '#8a6238', { smooth: true, rim: 0.8 })
}

function drawHeadgear(pen: Pen, outfit: Outfit): void {
  if (outfit.extras.includes('crown')) {
    pen.fill(
      [
        [-0.74, -0.66],
        [-0.86, -1.42],
        [-0.42, -1.06],
        [0, -1.6],
        [0.42, -1.06],
        [0.86, -1.42],
        [0.74, -0.66],
        [0, -0.54],
      ],
      '#e8b93c',
      { rim: 1 },
    )
    for (const x of [-0.42, 0, 0.42])
      pen.fill(ellipse(x, -0.78, 0.09), x === 0 ? '#c23a4a' : '#3a7fc2', { smooth: true, plain: true })
  }
  if (outfit.extras.includes('helmet')) {
    pen.fill(
      [
        [-0.92, 0.16],
        [-0.96, -0.5],
        [-0.6, -1.1],
        [0, -1.3],
        [0.6, -1.1],
        [0.96, -0.5],
        [0.92, 0.16],
        [0.66, -0.3],
        [-0.66, -0.3],
      ],
      '#9aa3ad',
      { smooth: true, rim: 1 },
    )
    pen.fill(
      [
        [-0.1, -1.2],
        [0, -1.85],
        [0.5, -1.6],
        [0.2, -1.2],
      ],
      '#b5344e',
      { smooth: true, accent: true },
    )
  }
  if (outfit.extras.includes('visor')) {
    pen.line(ellipse(0, -0.02, 1.3, 1.34), '#f2f5f8', 0.34)
    pen.fill(ellipse(0, -0.02, 1.24, 1.28), '#7fb6d8', { smooth: true, opacity: 0.28, plain: true })
    pen.fill(
      [
        [-0.8, -0.6],
        [-0.3, -0.95],
        [-0.1, -0.85],
        [-0.66, -0.35],
      ],
      lighten('#cfeaff', 0.5),
      { smooth: true, opacity: 0.6, plain: true },
    )
  }
}
