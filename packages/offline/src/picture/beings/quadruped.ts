import { darken, lighten, mix, type Color } from '../color.js'
import { ellipse, limb, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'
import type { Being, Manner } from './being.js'

/** What tells one four-legged animal from another; lengths in the units of a being. */
export interface Breed {
  readonly coat: Color
  readonly belly: Color
  readonly legs: number
  readonly length: number
  readonly girth: number
  /** From the shoulder to the middle of the head. */
  readonly neck: Point
  readonly head: number
  readonly snout: number
  readonly ears: 'pointed' | 'round' | 'long' | 'small' | 'flop'
  readonly tail: 'brush' | 'thin' | 'tuft' | 'stub' | 'hair'
  readonly extra?: 'mane' | 'antlers' | 'crest' | 'wool' | 'horns'
  readonly feet?: Color
}

/** The animals that stand on four legs. */
export const BREEDS = {
  fox: {
    coat: '#d2691e',
    belly: '#f6e6d2',
    legs: 24,
    length: 46,
    girth: 19,
    neck: [12, -16],
    head: 12,
    snout: 15,
    ears: 'pointed',
    tail: 'brush',
    feet: '#3a2420',
  },
  wolf: {
    coat: '#6f7683',
    belly: '#c3c7cc',
    legs: 32,
    length: 54,
    girth: 24,
    neck: [15, -14],
    head: 13,
    snout: 16,
    ears: 'pointed',
    tail: 'brush',
  },
  lion: {
    coat: '#d19a4c',
    belly: '#eccb93',
    legs: 32,
    length: 62,
    girth: 29,
    neck: [14, -15],
    head: 16,
    snout: 9,
    ears: 'round',
    tail: 'tuft',
    extra: 'mane',
  },
  mouse: {
    coat: '#8f8791',
    belly: '#d8d0d2',
    legs: 11,
    length: 30,
    girth: 24,
    neck: [13, -6],
    head: 13,
    snout: 11,
    ears: 'round',
    tail: 'thin',
    feet: '#e0a79f',
  },
  hare: {
    coat: '#a98762',
    belly: '#ead9c0',
    legs: 20,
    length: 36,
    girth: 23,
    neck: [12, -15],
    head: 12,
    snout: 7,
    ears: 'long',
    tail: 'stub',
  },
  dog: {
    coat: '#b07b45',
    belly: '#e9d3b2',
    legs: 29,
    length: 48,
    girth: 20,
    neck: [13, -17],
    head: 13,
    snout: 12,
    ears: 'flop',
    tail: 'thin',
  },
  cat: {
    coat: '#5a5560',
    belly: '#cfc7c4',
    legs: 22,
    length: 40,
    girth: 17,
    neck: [10, -13],
    head: 12,
    snout: 5,
    ears: 'pointed',
    tail: 'thin',
  },
  horse: {
    coat: '#7a4a2b',
    belly: '#8f5a38',
    legs: 52,
    length: 68,
    girth: 29,
    neck: [24, -36],
    head: 13,
    snout: 23,
    ears: 'small',
    tail: 'hair',
    extra: 'crest',
    feet: '#2d211c',
  },
  deer: {
    coat: '#a8733f',
    belly: '#e3c9a0',
    legs: 48,
    length: 54,
    girth: 22,
    neck: [15, -32],
    head: 11,
    snout: 14,
    ears: 'pointed',
    tail: 'stub',
    extra: 'antlers',
    feet: '#4a3020',
  },
  bear: {
    coat: '#5b4030',
    belly: '#7b5a42',
    legs: 28,
    length: 64,
    girth: 40,
    neck: [16, -9],
    head: 18,
    snout: 12,
    ears: 'round',
    tail: 'stub',
  },
  sheep: {
    coat: '#ece5d8',
    belly: '#d9cfbf',
    legs: 20,
    length: 42,
    girth: 29,
    neck: [13, -8],
    head: 10,
    snout: 9,
    ears: 'flop',
    tail: 'stub',
    extra: 'wool',
    feet: '#3f3833',
  },
  cow: {
    coat: '#8a5a3c',
    belly: '#f0e6d8',
    legs: 40,
    length: 70,
    girth: 36,
    neck: [17, -10],
    head: 14,
    snout: 15,
    ears: 'flop',
    tail: 'tuft',
    extra: 'horns',
    feet: '#3a2c24',
  },
} as const satisfies Record<string, Breed>

/** An animal on four legs, seen from its right side. */
export function createQuadruped(kind: Breed, options: { readonly tint?: Color } = {}): Being {
  const breed: Breed =
    options.tint === undefined
      ? kind
      : { ...kind, coat: mix(kind.coat, options.tint, 0.42), belly: mix(kind.belly, options.tint, 0.15) }
  const back = -breed.legs - breed.girth * 0.75
  const head: Point = [breed.length / 2 + breed.neck[0], back + breed.neck[1]]
  return {
    height: -head[1] + breed.head * 1.4,
    head: {
      x: head[0] + breed.snout * 0.3,
      y: head[1],
      radius: Math.max(breed.head * 1.2, (breed.head + breed.snout) * 0.72),
    },
    reach: Math.max(
      head[0] + breed.head + breed.snout * 0.9,
      breed.length / 2 + (breed.tail === 'brush' ? 36 : breed.tail === 'stub' ? 8 : 22),
    ),
    draw: (pen, manner) => {
      // Lying down is standing with the legs folded away.
      if (manner.pose !== 'sleep') return drawQuadruped(pen, breed, back, head, manner)
      const lying = { ...breed, legs: breed.legs * 0.12 }
      const down = -lying.legs - breed.girth * 0.75
      drawQuadruped(
        pen,
        lying,
        down,
        [head[0], down + Math.max(breed.neck[1], -breed.head * 0.2) + breed.head * 0.3],
        manner,
      )
    },
    drawBehind: (pen) => drawBehind(pen, breed),
  }
}

function drawQuadruped(pen: Pen, breed: Breed, back: number, head: Point, manner: Manner): void {
  const { coat, length, girth } = breed
  const half = length / 2
  const stride = manner.pose === 'walk' ? 0.42 : 0.06
  const hipY = back + girth * 0.62
  pen.fill(ellipse(0, 0.5, half * 1.3, 4), '#0a0c14', { smooth: true, opacity: 0.33, plain: true })
  drawTail(pen, breed, [-half + 1, back + girth * 0.2])
  for (const [x, swing, near] of [
    [half * 0.62, -1, false],
    [-half * 0.66, 1, false],
    [half * 0.78, 1, true],
    [-half * 0.84, -1, true],
  ] as const) {
    const foot: Point = [x + swing * breed.legs * stride, 0]
    const knee: Point = [x + swing * breed.legs * stride * 0.35 + (x < 0 ? -2.6 : 1.6), -breed.legs * 0.52]
    pen.fill(
      limb([[x, hipY], knee, [foot[0], -1]], [girth * 0.52, girth * 0.27, girth * 0.2]),
      darken(coat, near ? 0.02 : 0.3),
      { smooth: true, rim: near ? 0.7 : 0 },
    )
    pen.fill(ellipse(foot[0] + 1.4, -1.2, girth * 0.17 + 1, 2.2), breed.feet ?? darken(coat, 0.35), {
      smooth: true,
    })
  }
  pen.fill(
    [
      [-half, back + girth * 0.36],
      [-half * 0.7, back - girth * 0.02],
      [0, back + girth * 0.08],
      [half * 0.52, back - girth * 0.04],
      [(half * 0.6 + head[0] - breed.head) / 2, (back + head[1]) / 2],
      [head[0] - breed.head * 0.7, head[1] - breed.head * 0.1],
      [head[0] + breed.head * 0.3, head[1] + breed.head * 0.6],
      [half * 1.08, back + girth * 0.42],
      [half * 0.8, back + girth * 0.86],
      [0, back + girth * 0.84],
      [-half * 0.72, back + girth * 0.8],
    ],
    coat,
    { smooth: true, rim: 1, accent: true },
  )
  pen.fill(
    [
      [-half * 0.5, back + girth * 0.76],
      [half * 0.1, back + girth * 0.7],
      [half * 0.78, back + girth * 0.7],
      [half * 0.5, back + girth * 0.9],
      [-half * 0.2, back + girth * 0.87],
    ],
    breed.belly,
    { smooth: true, opacity: 0.85 },
  )
  if (breed.extra === 'mane') {
    const petals = Array.from({ length: 22 }, (_, index): Point => {
      const angle = (index / 22) * 2 * Math.PI
      const reach = breed.head * (index % 2 === 0 ? 2 : 1.6)
      return [head[0] - 5 + Math.cos(angle) * reach * 0.95, head[1] + 4 + Math.sin(angle) * reach]
    })
    pen.fill(petals, '#8a4b1f', { smooth: true, rim: 1 })
  }
  if (breed.extra === 'crest')
    pen.fill(
      [
        [head[0] - 5, head[1] - 14],
        [head[0] - 15, head[1] - 2],
        [half * 0.9, back - 12],
        [half * 0.5, back - 1],
        [half * 1.0, back + 2],
        [head[0] - 5, head[1] + 2],
      ],
      '#2b1c16',
      { smooth: true, rim: 0.8 },
    )
  if (breed.extra === 'wool') {
    for (const [x, y] of [
      [-0.8, 0.34],
      [-0.45, 0.02],
      [0, -0.04],
      [0.45, 0.02],
      [0.8, 0.24],
      [-0.62, 0.66],
      [-0.1, 0.62],
      [0.42, 0.64],
      [0.74, 0.58],
      [0.1, 0.3],
      [-0.38, 0.34],
    ] as const)
      pen.fill(ellipse(half * x, back + girth * y, girth * 0.3, girth * 0.27), lighten(coat, 0.12), {
        smooth: true,
        rim: 0.5,
      })
  }
  drawHead(
    pen.at(head[0], head[1], breed.head),
    breed.extra === 'wool' ? { ...breed, coat: '#5a4f48', belly: '#7a6d63' } : breed,
    manner,
  )
}

/** Head and shoulders from behind. */
function drawBehind(pen: Pen, breed: Breed): void {
  const coat = breed.extra === 'wool' ? '#5a4f48' : breed.coat
  const back = breed.extra === 'wool' ? breed.coat : darken(coat, 0.06)
  pen.fill(
    [
      [-0.9, 0.3],
      [-1.7, 1.15],
      [-2.2, 2.6],
      [-2.3, 6],
      [2.3, 6],
      [2.2, 2.6],
      [1.7, 1.15],
      [0.9, 0.3],
      [0, 0.1],
    ],
    back,
    { smooth: true, rim: 0.8 },
  )
  pen.line(
    [
      [0, 1.2],
      [0.06, 2.6],
      [0, 5],
    ],
    darken(back, 0.2),
    0.06,
    { opacity: 0.7 },
  )
  if (breed.extra === 'mane')
    pen.fill(
      Array.from({ length: 22 }, (_, index): Point => [
        Math.cos((index / 11) * Math.PI) * (index % 2 ? 1.5 : 1.8),
        Math.sin((index / 11) * Math.PI) * (index % 2 ? 1.5 : 1.8) + 0.2,
      ]),
      '#8a4b1f',
      { smooth: true, rim: 1 },
    )
  for (const flip of [false, true]) {
    const side = pen.at(flip ? 0.55 : -0.55, 0.05, 1, { flip })
    if (breed.extra === 'antlers')
      side.fill(
        limb(
          [
            [-0.1, -0.7],
            [-0.7, -1.7],
            [-0.5, -2.8],
          ],
          [0.2, 0.18, 0.06],
        ),
        '#c9a878',
        { smooth: true, rim: 0.8 },
      )
    if (breed.extra === 'horns')
      side.fill(
        limb(
          [
            [-0.1, -0.6],
            [-0.7, -0.9],
            [-0.8, -1.5],
          ],
          [0.3, 0.24, 0.06],
        ),
        '#e6dcc4',
        { smooth: true, rim: 0.8 },
      )
    drawEarBehind(side, breed.ears, darken(coat, 0.1))
  }
  pen.fill(
    [
      [0, -1],
      [0.62, -0.84],
      [0.98, -0.3],
      [0.96, 0.34],
      [0.6, 0.86],
      [0, 1.02],
      [-0.6, 0.86],
      [-0.96, 0.34],
      [-0.98, -0.3],
      [-0.62, -0.84],
    ],
    coat,
    { smooth: true, rim: 1 },
  )
  for (const x of [-0.4, -0.14, 0.14, 0.4])
    pen.line(
      [
        [x * 0.7, -0.62],
        [x, -0.34],
        [x * 1.1, -0.02],
      ],
      darken(coat, 0.14),
      0.05,
      { opacity: 0.6 },
    )
}

function drawEarBehind(pen: Pen, ears: Breed['ears'], color: Color): void {
  if (ears === 'pointed')
    pen.fill(
      [
        [-0.42, -0.3],
        [-0.46, -1.7],
        [0.36, -0.78],
      ],
      color,
      { rim: 1 },
    )
  else if (ears === 'round') pen.fill(ellipse(-0.24, -0.86, 0.62, 0.6), color, { smooth: true, rim: 1 })
  else if (ears === 'long')
    pen.fill(
      [
        [-0.3, -0.6],
        [-0.62, -1.7],
        [-0.5, -2.8],
        [-0.16, -2.9],
        [0.06, -1.8],
        [0.14, -0.7],
      ],
      color,
      { smooth: true, rim: 1 },
    )
  else if (ears === 'flop')
    pen.fill(
      [
        [-0.1, -0.8],
        [-0.5, -0.78],
        [-0.9, -0.1],
        [-0.84, 0.5],
        [-0.5, 0.42],
        [-0.3, -0.2],
      ],
      color,
      { smooth: true, rim: 0.9 },
    )
  else
    pen.fill(
      [
        [-0.36, -0.5],
        [-0.4, -1.2],
        [0.06, -0.8],
      ],
      color,
      { rim: 0.9 },
    )
}

function drawHead(pen: Pen, breed: Breed, manner: Manner): void {
  const { coat } = breed
  const snout = breed.snout / breed.head
  drawEar(pen.at(-0.12, -0.1), breed, darken(coat, 0.28))
  if (breed.extra === 'antlers') {
    for (const shift of [-0.5, 0]) {
      pen.fill(
        limb(
          [
            [-0.2 + shift, -0.8],
            [-0.7 + shift, -1.9],
            [-0.2 + shift, -3.1],
          ],
          [0.22, 0.2, 0.08],
        ),
        '#c9a878',
        { smooth: true, rim: 0.8 },
      )
      pen.fill(
        limb(
          [
            [-0.6 + shift, -1.8],
            [0.2 + shift, -2.4],
          ],
          [0.16, 0.06],
        ),
        '#c9a878',
        { rim: 0.6 },
      )
      pen.fill(
        limb(
          [
            [-0.5 + shift, -2.4],
            [-1.2 + shift, -3],
          ],
          [0.14, 0.05],
        ),
        '#c9a878',
        { rim: 0.6 },
      )
    }
  }
  pen.fill(
    [
      [-1, 0],
      [-0.75, -0.72],
      [0, -1],
      [0.62, -0.68],
      [0.7 + snout * 0.7, -0.12],
      [0.66 + snout * 0.86, 0.22],
      [0.6 + snout * 0.7, 0.48],
      [0.4, 0.72],
      [-0.3, 0.95],
      [-0.85, 0.6],
    ],
    coat,
    { smooth: true, rim: 1, accent: true },
  )
  pen.fill(
    [
      [-0.5, 0.62],
      [0.2, 0.2],
      [0.7 + snout * 0.5, 0.2],
      [0.62 + snout * 0.8, 0.34],
      [0.5 + snout * 0.5, 0.5],
      [0.36, 0.72],
      [-0.24, 0.92],
    ],
    breed.belly,
    { smooth: true, opacity: 0.95 },
  )
  pen.fill(ellipse(0.68 + snout * 0.8, 0.04, 0.2, 0.16), '#1d1716', { smooth: true, plain: true })
  const bend = manner.mood === 'joy' ? 0.14 : manner.mood === 'sad' ? -0.08 : 0.04
  pen.line(
    [
      [0.62 + snout * 0.62, 0.4],
      [0.6 + snout * 0.3, 0.42 + bend * 0.5],
      [0.36, 0.36 - bend],
    ],
    '#2a1b18',
    0.06,
  )
  if (breed.extra === 'horns')
    pen.fill(
      limb(
        [
          [-0.1, -0.85],
          [-0.3, -1.3],
          [0.1, -1.7],
        ],
        [0.3, 0.24, 0.06],
      ),
      '#e6dcc4',
      { smooth: true, rim: 0.8 },
    )
  const eye = 0.15 * Math.min(1.6, pen.page.style.eyeSize)
  if (manner.pose === 'sleep')
    pen.line(
      [
        [0.14, -0.26],
        [0.36, -0.18],
        [0.58, -0.26],
      ],
      darken(coat, 0.6),
      0.07,
    )
  else drawEye(pen, coat, eye)
  drawEar(pen.at(-0.42, 0), breed, coat)
}

function drawEye(pen: Pen, coat: Color, eye: number): void {
  pen.fill(ellipse(0.36, -0.26, eye * 1.15, eye * 1.2), '#f7e9c2', { smooth: true, plain: true })
  pen.fill(ellipse(0.4, -0.25, eye * 0.8, eye * 0.95), '#1a120e', { smooth: true, plain: true })
  pen.fill(ellipse(0.44, -0.31, eye * 0.3), '#ffffff', { smooth: true, glow: true })
  pen.line(
    [
      [0.36 - eye * 1.2, -0.27],
      [0.36, -0.26 - eye * 1.25],
      [0.36 + eye * 1.2, -0.26],
    ],
    darken(coat, 0.55),
    0.06,
  )
}

function drawEar(pen: Pen, breed: Breed, color: Color): void {
  const inner = darken(breed.belly, 0.18)
  if (breed.ears === 'pointed') {
    pen.fill(
      [
        [-0.4, -0.5],
        [-0.24, -1.7],
        [0.36, -0.82],
      ],
      color,
      { rim: 1 },
    )
    pen.fill(
      [
        [-0.22, -0.7],
        [-0.18, -1.4],
        [0.18, -0.84],
      ],
      inner,
    )
  } else if (breed.ears === 'round') {
    pen.fill(ellipse(-0.1, -0.88, 0.5), color, { smooth: true, rim: 1 })
    pen.fill(ellipse(-0.08, -0.86, 0.3), inner, { smooth: true })
  } else if (breed.ears === 'long') {
    pen.fill(
      [
        [-0.2, -0.6],
        [-0.66, -1.7],
        [-0.6, -2.7],
        [-0.28, -2.86],
        [0.04, -1.8],
        [0.2, -0.78],
      ],
      color,
      { smooth: true, rim: 1 },
    )
    pen.fill(
      [
        [-0.1, -0.9],
        [-0.44, -1.8],
        [-0.4, -2.5],
        [-0.14, -1.8],
        [0.06, -0.95],
      ],
      inner,
      { smooth: true },
    )
  } else if (breed.ears === 'flop')
    pen.fill(
      [
        [-0.2, -0.86],
        [0.2, -0.8],
        [0.1, 0.1],
        [-0.24, 0.52],
        [-0.5, 0.2],
        [-0.44, -0.5],
      ],
      darken(color, 0.25),
      { smooth: true, rim: 0.8 },
    )
  else
    pen.fill(
      [
        [-0.3, -0.6],
        [-0.12, -1.3],
        [0.16, -0.8],
      ],
      color,
      { rim: 0.9 },
    )
}

function drawTail(pen: Pen, breed: Breed, [x, y]: Point): void {
  const { coat, belly } = breed
  if (breed.tail === 'brush') {
    pen.fill(
      [
        [x + 5, y - 2],
        [x - 10, y - 8],
        [x - 26, y - 3],
        [x - 37, y + 10],
        [x - 40, y + 20],
        [x - 28, y + 16],
        [x - 12, y + 9],
        [x + 4, y + 8],
      ],
      coat,
      { smooth: true, rim: 1, accent: true },
    )
    pen.fill(
      [
        [x - 31, y + 1],
        [x - 37, y + 10],
        [x - 40, y + 20],
        [x - 28, y + 16],
        [x - 26, y + 9],
      ],
      belly,
      { smooth: true, rim: 0.8 },
    )
  } else if (breed.tail === 'stub')
    pen.fill(ellipse(x - 2, y + 2, 5, 5), lighten(belly, 0.3), { smooth: true, rim: 0.8 })
  else if (breed.tail === 'hair')
    pen.fill(
      [
        [x + 4, y],
        [x - 8, y + 2],
        [x - 13, y + 22],
        [x - 10, y + 40],
        [x - 3, y + 24],
      ],
      '#2b1c16',
      { smooth: true, rim: 0.8 },
    )
  else {
    pen.fill(
      limb(
        [
          [x + 3, y + 3],
          [x - 12, y + 2],
          [x - 22, y - 9],
          [x - 21, y - 21],
        ],
        [5, 3.6, 3, 2.2],
      ),
      coat,
      { smooth: true, rim: 0.9 },
    )
    if (breed.tail === 'tuft')
      pen.fill(ellipse(x - 21, y - 23, 4.6, 6), '#7a421d', { smooth: true, rim: 0.8 })
  }
}
