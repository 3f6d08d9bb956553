import { darken, lighten, mix, type Color } from '../color.js'
import { ellipse, limb, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'
import type { Manner } from './being.js'
import type { Outfit } from './outfits.js'

/** Draws a head seen from the front; the pen's origin is its middle and its half height is 1. */
export function drawFace(pen: Pen, outfit: Outfit, manner: Manner): void {
  const { skin, hair } = outfit
  const turn = manner.turn * 0.24
  const eye = pen.page.style.eyeSize
  const jaw = turn * 0.5
  if (outfit.hairStyle === 'bun')
    pen.fill(ellipse(-turn, -1.16, 0.42, 0.38), darken(hair, 0.1), { smooth: true, rim: 0.8 })
  for (const side of [-1, 1])
    pen.fill(ellipse(side * 0.8 - turn * 0.4, 0.1, 0.14, 0.22), darken(skin, 0.1), { smooth: true, rim: 0.5 })
  pen.fill(
    [
      [0, -1],
      [0.5, -0.88],
      [0.78, -0.4],
      [0.78, 0.12],
      [0.62 + jaw * 0.5, 0.6],
      [0.24 + jaw, 0.96],
      [jaw, 1],
      [-0.24 + jaw, 0.96],
      [-0.62 + jaw * 0.5, 0.6],
      [-0.78, 0.12],
      [-0.78, -0.4],
      [-0.5, -0.88],
    ],
    skin,
    { smooth: true, rim: 1 },
  )
  const blush = mix(skin, '#d8604c', 0.35)
  for (const side of [-1, 1])
    pen.fill(ellipse(side * 0.46 + turn, 0.36, 0.15, 0.1), blush, { smooth: true, opacity: 0.4, plain: true })
  drawEyes(pen, outfit, manner, turn, eye)
  pen.line(
    [
      [turn * 1.5 + 0.02, 0.08],
      [turn * 1.5 + 0.12, 0.32],
      [turn * 1.5 - 0.06, 0.36],
    ],
    darken(skin, 0.3),
    0.045,
    { opacity: 0.8 },
  )
  drawMouth(pen, manner, turn * 1.25, skin)
  if (outfit.extras.includes('beard')) drawBeard(pen, hair, turn)
  drawHair(pen, outfit, turn)
  if (outfit.extras.includes('glasses')) drawGlasses(pen, turn)
}

/**
 * Draws long hair that hangs behind the shoulders; it lies under everything else of a person seen from the
 * front.
 */
export function drawHairBehind(pen: Pen, { hair, hairStyle }: Outfit): void {
  if (hairStyle === 'long')
    pen.fill(
      [
        [-0.7, -0.9],
        [-1.02, -0.2],
        [-1.1, 0.8],
        [-0.98, 1.7],
        [-0.4, 1.9],
        [0.4, 1.9],
        [0.98, 1.7],
        [1.1, 0.8],
        [1.02, -0.2],
        [0.7, -0.9],
        [0, -1.12],
      ],
      darken(hair, 0.2),
      { smooth: true, rim: 0.8 },
    )
}

/** Draws a head seen from behind. */
export function drawBackOfHead(pen: Pen, outfit: Outfit): void {
  const { hair, skin } = outfit
  for (const side of [-1, 1]) pen.fill(ellipse(side * 0.8, 0.12, 0.13, 0.2), skin, { smooth: true, rim: 0.6 })
  pen.fill(ellipse(0, 0, 0.8, 1), darken(skin, 0.12), { smooth: true })
  const low = outfit.hairStyle === 'long' ? 1.8 : 0.55
  const top = outfit.hairStyle === 'bald' ? skin : hair
  pen.fill(
    [
      [-0.86, 0],
      [-0.9, -0.5],
      [-0.6, -1.02],
      [0, -1.16],
      [0.6, -1.02],
      [0.9, -0.5],
      [0.86, 0],
      [0.8, low],
      [0.3, low + 0.16],
      [-0.3, low + 0.12],
      [-0.8, low],
    ],
    top,
    { smooth: true, rim: 1 },
  )
  if (outfit.hairStyle === 'curly')
    for (const [x, y] of [
      [-0.8, -0.5],
      [-0.5, -0.95],
      [0, -1.12],
      [0.5, -0.95],
      [0.8, -0.5],
      [-0.72, 0.1],
      [0.72, 0.1],
      [-0.3, 0.5],
      [0.3, 0.5],
      [0, -0.2],
    ] as const)
      pen.fill(ellipse(x, y, 0.34, 0.32), lighten(hair, 0.05), { smooth: true, rim: 0.3 })
  if (outfit.hairStyle !== 'bald')
    for (const x of [-0.62, -0.32, 0, 0.32, 0.62])
      pen.line(
        [
          [x * 0.3, -0.98],
          [x * 0.95, -0.4],
          [x, low - 0.2],
        ],
        darken(hair, x === 0 ? 0.3 : 0.18),
        0.045,
        { opacity: 0.7 },
      )
  if (outfit.hairStyle === 'bun')
    pen.fill(ellipse(0, -0.7, 0.46, 0.42), lighten(hair, 0.08), { smooth: true, rim: 1 })
}

function drawEyes(pen: Pen, outfit: Outfit, manner: Manner, turn: number, eye: number): void {
  const wide = manner.mood === 'fear' || manner.mood === 'wonder' ? 1.25 : manner.mood === 'joy' ? 0.85 : 1
  const iris: Color = '#4b3a2a'
  for (const side of [-1, 1]) {
    const x = side * 0.34 + turn
    const rx = 0.135 * Math.min(1.5, eye)
    const ry = 0.105 * eye * wide
    pen.fill(ellipse(x, 0.02, rx, ry), '#fbf8f2', { smooth: true, plain: true })
    pen.fill(ellipse(x + manner.turn * 0.05, 0.03, rx * 0.62, Math.min(ry * 0.86, rx * 0.95)), iris, {
      smooth: true,
      plain: true,
    })
    pen.fill(ellipse(x + manner.turn * 0.05, 0.03, rx * 0.32, ry * 0.45), '#120d0b', {
      smooth: true,
      plain: true,
    })
    pen.fill(ellipse(x + manner.turn * 0.05 - 0.03, -0.02 * eye, rx * 0.2, rx * 0.2), '#ffffff', {
      smooth: true,
      glow: true,
    })
    pen.line(
      [
        [x - rx * 1.1, 0.02 - ry * 0.45],
        [x, 0.02 - ry * 1.08],
        [x + rx * 1.15, 0.02 - ry * 0.4],
      ],
      '#241713',
      0.055,
    )
    const lift = manner.mood === 'fear' || manner.mood === 'wonder' ? -0.07 : 0
    const slant = manner.mood === 'sad' || manner.mood === 'fear' ? -0.08 : 0
    const y = -0.12 - ry * 1.35 + lift
    pen.fill(
      limb(
        [
          [x - side * 0.15, y + slant],
          [x, y - 0.05],
          [x + side * 0.2, y - slant * 0.6],
        ],
        [0.05, 0.085, 0.03],
      ),
      darken(outfit.hair, 0.15),
      { plain: true, smooth: true },
    )
  }
}

function drawMouth(pen: Pen, manner: Manner, x: number, skin: Color): void {
  const lip = mix(darken(skin, 0.35), '#a8433a', 0.45)
  if (manner.mood === 'joy') {
    pen.fill(
      [
        [x - 0.26, 0.56],
        [x, 0.6],
        [x + 0.26, 0.56],
        [x + 0.14, 0.74],
        [x, 0.78],
        [x - 0.14, 0.74],
      ],
      '#6b2322',
      { smooth: true, plain: true },
    )
    pen.fill(
      [
        [x - 0.2, 0.575],
        [x, 0.605],
        [x + 0.2, 0.575],
        [x, 0.655],
      ],
      '#fffaf2',
      { smooth: true, plain: true },
    )
  } else if (manner.mood === 'fear' || manner.mood === 'wonder') {
    pen.fill(ellipse(x, 0.66, 0.11, manner.mood === 'fear' ? 0.13 : 0.085), '#5e2421', {
      smooth: true,
      plain: true,
    })
  } else {
    const bend = manner.mood === 'sad' ? -0.07 : 0.06
    pen.line(
      [
        [x - 0.19, 0.64 - bend * 0.5],
        [x, 0.64 + bend],
        [x + 0.19, 0.64 - bend * 0.5],
      ],
      lip,
      0.05,
    )
  }
}

function drawHair(pen: Pen, outfit: Outfit, turn: number): void {
  const { hair, hairStyle } = outfit
  if (hairStyle === 'bald') {
    for (const side of [-1, 1])
      pen.fill(ellipse(side * 0.8, -0.08, 0.15, 0.34), hair, { smooth: true, rim: 0.6 })
    return
  }
  const high = hairStyle === 'curly' ? 1.36 : 1.22
  const top: Point[] = [
    [-0.84, 0.1],
    [-0.93, -0.46],
    [-0.64, -1.02],
    [0, -high],
    [0.64, -1.02],
    [0.93, -0.46],
    [0.84, 0.1],
  ]
  const fringe: Point[] = [
    [0.72, -0.26],
    [0.5 + turn, -0.56],
    [0.18 + turn, -0.44],
    [-0.16 + turn, -0.6],
    [-0.5 + turn, -0.46],
    [-0.72, -0.22],
  ]
  pen.fill([...top, ...fringe], hair, { smooth: true, rim: 1 })
  if (hairStyle === 'curly')
    for (const [x, y] of [
      [-0.72, -0.76],
      [-0.4, -1.1],
      [0.05, -1.22],
      [0.48, -1.06],
      [0.76, -0.7],
    ] as const)
      pen.fill(ellipse(x, y, 0.27), lighten(hair, 0.05), { smooth: true })
  pen.line(
    [
      [-0.5 + turn, -0.86],
      [-0.1, -1.0],
      [0.4, -0.9],
    ],
    lighten(hair, 0.28),
    0.06,
    { opacity: 0.5 },
  )
}

function drawBeard(pen: Pen, hair: Color, turn: number): void {
  pen.fill(
    [
      [-0.76, 0.2],
      [-0.5, 0.52],
      [-0.2 + turn, 0.5],
      [turn, 0.56],
      [0.2 + turn, 0.5],
      [0.5, 0.52],
      [0.76, 0.2],
      [0.66, 0.9],
      [0.2 + turn, 1.5],
      [-0.1 + turn, 1.48],
      [-0.66, 0.9],
    ],
    hair,
    { smooth: true, rim: 0.8 },
  )
  pen.line(
    [
      [turn - 0.16, 0.68],
      [turn, 0.71],
      [turn + 0.16, 0.68],
    ],
    '#7c3a34',
    0.06,
  )
}

function drawGlasses(pen: Pen, turn: number): void {
  for (const side of [-1, 1])
    pen.line(
      [...ellipse(side * 0.34 + turn, 0.04, 0.25, 0.22), [side * 0.34 + turn + 0.25, 0.04]],
      '#2a2a33',
      0.05,
    )
  pen.line(
    [
      [turn - 0.09, 0],
      [turn + 0.09, 0],
    ],
    '#2a2a33',
    0.05,
  )
}
