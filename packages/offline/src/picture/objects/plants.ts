import { darken, lighten, type Color } from '../color.js'
import { ellipse, limb, scallop, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'

/** A broad-leaved tree; `leaf` may be an autumn or blossom colour. */
export function drawBroadleaf(pen: Pen, height: number, leaf: Color = '#5c8f4b'): void {
  const { random } = pen.page
  const crown = height * 0.3
  pen.fill(
    limb(
      [
        [0, 0],
        [random.between(-2, 2), -height * 0.3],
        [0, -height * 0.6],
      ],
      [height * 0.1, height * 0.06, height * 0.04],
    ),
    '#6a4a33',
    { smooth: true, rim: 0.8 },
  )
  pen.fill(
    limb(
      [
        [0, -height * 0.34],
        [height * 0.14, -height * 0.52],
      ],
      [height * 0.04, height * 0.02],
    ),
    '#6a4a33',
  )
  const blobs: [number, number, number][] = [
    [-0.2, -0.58, 0.78],
    [0.22, -0.6, 0.8],
    [0, -0.76, 0.95],
  ]
  for (const [index, [x, y, size]] of blobs.entries()) {
    const tint = index === 2 ? lighten(leaf, 0.08) : darken(leaf, 0.14)
    pen.fill(scallop(random, x * height, y * height, crown * size, crown * size * 0.78, 9), tint, {
      smooth: true,
      rim: 0.7,
    })
  }
}

/** A fir in tiers. */
export function drawConifer(pen: Pen, height: number, color: Color = '#2f5a46'): void {
  const { random } = pen.page
  pen.fill(
    limb(
      [
        [0, 0],
        [0, -height * 0.2],
      ],
      [height * 0.06, height * 0.05],
    ),
    '#4b3626',
  )
  const left: Point[] = []
  const right: Point[] = []
  for (let tier = 0; tier < 5; tier++) {
    const y = -height * (0.12 + tier * 0.17)
    const half = height * (0.25 - tier * 0.043) * random.between(0.92, 1.08)
    left.push([-half, y], [-half * 0.5, y - height * 0.1])
    right.unshift([half * 0.5, y - height * 0.1], [half, y])
  }
  pen.fill([...left, [0, -height], ...right], color, { rim: 0.6 })
}

/** A palm with hanging leaves. */
export function drawPalm(pen: Pen, height: number): void {
  const lean = pen.page.random.between(-0.18, 0.22) * height
  const top: Point = [lean, -height * 0.84]
  pen.fill(
    limb([[0, 0], [lean * 0.25, -height * 0.45], top], [height * 0.06, height * 0.04, height * 0.035]),
    '#8a6a48',
    { smooth: true, rim: 0.9 },
  )
  for (const [dx, dy, droop] of [
    [-0.42, -0.02, 0.16],
    [0.42, -0.02, 0.16],
    [-0.3, -0.14, 0.02],
    [0.3, -0.14, 0.02],
    [0.06, -0.2, -0.04],
    [-0.2, 0.14, 0.2],
    [0.22, 0.14, 0.2],
  ] as const) {
    const middle: Point = [top[0] + dx * height * 0.55, top[1] + (dy - 0.1) * height]
    const end: Point = [top[0] + dx * height, top[1] + (dy + droop) * height]
    pen.fill(limb([top, middle, end], [height * 0.02, height * 0.075, 1]), dy > 0 ? '#3f7a4c' : '#4f9458', {
      smooth: true,
      rim: 0.5,
    })
  }
}

/** A bare or leafy trunk that reaches out of the picture. */
export function drawTrunk(pen: Pen, height: number, width: number, color: Color = '#4a3a30'): void {
  const bend = pen.page.random.between(-0.3, 0.3) * width
  pen.fill(
    [
      [-width * 0.95, 4],
      [-width * 0.5, -height * 0.08],
      [-width * 0.4 + bend, -height],
      [width * 0.4 + bend, -height],
      [width * 0.5, -height * 0.08],
      [width, 4],
    ],
    color,
    { smooth: false, rim: 0.9 },
  )
  const side = pen.page.random.chance(0.5) ? 1 : -1
  pen.fill(
    limb(
      [
        [bend * 0.5, -height * 0.6],
        [side * width * 1.6, -height * 0.76],
        [side * width * 2.4, -height * 0.9],
      ],
      [width * 0.4, width * 0.26, width * 0.1],
    ),
    color,
    { smooth: true, rim: 0.6 },
  )
}

/** Grass in blades over a width. */
export function drawGrass(pen: Pen, width: number, height: number, count: number, color: Color): void {
  const { random } = pen.page
  for (let index = 0; index < count; index++) {
    const x = random.between(-width / 2, width / 2)
    const tall = height * random.between(0.5, 1)
    const lean = random.between(-0.4, 0.5) * tall
    pen.fill(
      [
        [x - tall * 0.055, 2],
        [x + lean * 0.4 - tall * 0.03, -tall * 0.6],
        [x + lean, -tall],
        [x + lean * 0.4 + tall * 0.04, -tall * 0.55],
        [x + tall * 0.055, 2],
      ],
      random.chance(0.5) ? color : lighten(color, 0.1),
    )
  }
}

/** Leaves of a fern or of a jungle plant from one root. */
export function drawFern(pen: Pen, size: number, color: Color): void {
  const { random } = pen.page
  for (let index = 0; index < 7; index++) {
    const angle = -Math.PI / 2 + (index - 3) * 0.4 + random.between(-0.12, 0.12)
    const reach = size * random.between(0.75, 1.05)
    const middle: Point = [Math.cos(angle) * reach * 0.55, Math.sin(angle) * reach * 0.72]
    const end: Point = [Math.cos(angle) * reach * 1.1, Math.sin(angle) * reach * 0.66]
    pen.fill(
      limb([[0, 0], middle, end], [size * 0.03, size * 0.17, 1]),
      index % 2 ? color : darken(color, 0.14),
      { smooth: true, rim: 0.5 },
    )
  }
}

/** A rounded bush, with berries or flowers when given a colour for them. */
export function drawBush(pen: Pen, width: number, height: number, color: Color, dots?: Color): void {
  const { random } = pen.page
  pen.fill(scallop(random, 0, -height * 0.4, width / 2, height * 0.6, 8, true), color, {
    smooth: true,
    rim: 0.6,
  })
  if (dots === undefined) return
  for (let index = 0; index < 9; index++)
    pen.fill(
      ellipse(random.between(-0.4, 0.4) * width, -height * random.between(0.2, 0.85), height * 0.06),
      dots,
      { smooth: true },
    )
}

/** A weathered stone. */
export function drawRock(pen: Pen, width: number, height: number, color: Color = '#7f7a74'): void {
  const { random } = pen.page
  const peak = random.between(-0.2, 0.2) * width
  pen.fill(
    [
      [-width / 2, 3],
      [-width * 0.42, -height * 0.55],
      [peak - width * 0.12, -height],
      [peak + width * 0.2, -height * 0.9],
      [width * 0.42, -height * 0.42],
      [width / 2, 3],
    ],
    color,
    { rim: 0.9 },
  )
  pen.fill(
    [
      [peak - width * 0.1, -height * 0.97],
      [peak + width * 0.18, -height * 0.88],
      [width * 0.1, -height * 0.4],
      [-width * 0.1, -height * 0.3],
    ],
    lighten(color, 0.12),
    { opacity: 0.6 },
  )
}
