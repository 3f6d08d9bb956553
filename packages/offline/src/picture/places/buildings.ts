import { darken, lighten, type Color } from '../color.js'
import { ellipse, limb, rect, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'
import { drawFern } from '../objects/plants.js'

/** A stone column; a broken one ends in a jagged edge and carries green. */
export function drawColumn(
  pen: Pen,
  height: number,
  width: number,
  broken: boolean,
  stone: Color = '#a39a88',
): void {
  const half = width / 2
  const top = -height + width * 0.35
  const jag: Point[] = broken
    ? [
        [-half * 0.9, top + width * 0.3],
        [-half * 0.35, top - width * 0.25],
        [half * 0.1, top + width * 0.22],
        [half * 0.5, top - width * 0.5],
        [half * 0.9, top + width * 0.4],
      ]
    : [
        [-half * 0.88, top],
        [half * 0.88, top],
      ]
  pen.fill([[-half, -width * 0.3], ...jag, [half, -width * 0.3]], stone, { rim: 1 })
  for (const x of [-0.55, -0.2, 0.2, 0.55])
    pen.line(
      [
        [x * width * 0.85, top + width * 0.5],
        [x * width * 0.88, -width * 0.35],
      ],
      darken(stone, 0.3),
      width * 0.045,
      { opacity: 0.55 },
    )
  if (!broken)
    pen.fill(
      [
        [-half * 1.35, -height],
        [half * 1.35, -height],
        [half * 0.95, top + width * 0.05],
        [-half * 0.95, top + width * 0.05],
      ],
      lighten(stone, 0.06),
      { rim: 1 },
    )
  pen.fill(rect(-half * 1.25, -width * 0.34, width * 1.25, width * 0.34), darken(stone, 0.08), { rim: 0.8 })
  if (broken) drawFern(pen.at(half * 0.2, top), width * 0.5, '#5f7d48')
}

/** A round arch that has lost a part of its wall. */
export function drawArch(pen: Pen, width: number, height: number, stone: Color = '#968d7c'): void {
  const half = width / 2
  const thick = width * 0.2
  const curve = (radius: number): Point[] =>
    Array.from({ length: 11 }, (_, index): Point => {
      const angle = Math.PI - (index / 10) * Math.PI
      return [Math.cos(angle) * radius, -height * 0.55 - Math.sin(angle) * radius * 0.85]
    })
  const outer = half + thick
  pen.fill(
    [
      [-outer, 2],
      [-outer, -height * 0.98],
      [-outer * 0.5, -height * 1.04],
      [-outer * 0.1, -height * 0.97],
      [outer * 0.42, -height * 1.08],
      [outer * 0.7, -height * 0.9],
      [outer, -height * 0.8],
      [outer, 2],
      [half, 2],
      ...curve(half).toReversed(),
      [-half, 2],
    ],
    stone,
    { rim: 1 },
  )
  for (const [index, [x, y]] of curve(half + thick * 0.5).entries())
    if (index > 0 && index < 10)
      pen.line(
        [
          [x * 0.86, y * 0.98],
          [x * 1.12, y * 1.06],
        ],
        darken(stone, 0.35),
        width * 0.014,
      )
  for (const side of [-1, 1])
    for (const y of [0.15, 0.3, 0.45])
      pen.line(
        [
          [side * half, -height * y],
          [side * outer, -height * y],
        ],
        darken(stone, 0.3),
        width * 0.014,
      )
}

/** A house of a village or street, with lit windows when it is dark. */
export function drawHouse(pen: Pen, width: number, height: number, wall: Color, roof: Color): void {
  const half = width / 2
  const eaves = -height * 0.62
  const glowing = pen.page.palette.dark
  pen.fill(rect(half * 0.3, -height * 1.02, width * 0.1, height * 0.3), darken(wall, 0.3))
  pen.fill(rect(-half, eaves, width, -eaves + 2), wall, { rim: 0.6 })
  pen.fill(
    [
      [-half * 1.14, eaves + 3],
      [-half * 0.62, -height],
      [half * 0.62, -height],
      [half * 1.14, eaves + 3],
    ],
    roof,
    { rim: 1 },
  )
  pen.fill(rect(-width * 0.09, -height * 0.3, width * 0.18, height * 0.3), darken(roof, 0.35))
  for (const x of [-0.36, 0.2]) {
    pen.fill(rect(x * width, eaves * 0.82, width * 0.17, height * 0.17), glowing ? '#ffd98a' : '#7d97a8', {
      glow: glowing,
    })
    pen.line(
      [
        [(x + 0.085) * width, eaves * 0.82],
        [(x + 0.085) * width, eaves * 0.82 + height * 0.17],
      ],
      darken(wall, 0.45),
      width * 0.014,
    )
  }
}

/** A tall building with rows of windows. */
export function drawTower(pen: Pen, width: number, height: number, wall: Color): void {
  const { random, palette } = pen.page
  pen.fill(rect(-width / 2, -height, width, height + 4), wall, { rim: 0.7 })
  if (random.chance(0.5))
    pen.fill(rect(-width * 0.3, -height - width * 0.22, width * 0.6, width * 0.24), darken(wall, 0.1), {
      rim: 0.5,
    })
  if (random.chance(0.3))
    pen.line(
      [
        [0, -height - width * 0.2],
        [0, -height - width * 0.9],
      ],
      darken(wall, 0.3),
      width * 0.03,
    )
  const columns = Math.max(2, Math.min(5, Math.round(width / 26)))
  const rows = Math.max(3, Math.min(13, Math.round(height / 34)))
  const [w, h] = [width / (columns + 0.8), height / (rows + 1)]
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random.chance(0.22)) continue
      const lit = palette.dark ? random.chance(0.55) : random.chance(0.18)
      pen.fill(
        rect(-width / 2 + (column + 0.6) * w, -height + (row + 0.5) * h, w * 0.58, h * 0.52),
        lit ? '#ffdc96' : darken(wall, 0.3),
        { glow: lit && palette.dark, plain: true },
      )
    }
  }
}

/** A castle on its rock. */
export function drawCastle(pen: Pen, size: number, stone: Color = '#9a938c'): void {
  const tower = (x: number, width: number, height: number) => {
    pen.fill(rect(x - width / 2, -height, width, height), stone, { rim: 0.9 })
    pen.fill(
      [
        [x - width * 0.62, -height],
        [x, -height - width * 1.5],
        [x + width * 0.62, -height],
      ],
      pen.page.palette.accent[1],
      { rim: 1 },
    )
    pen.line(
      [
        [x, -height - width * 1.5],
        [x, -height - width * 2],
      ],
      '#5a5048',
      size * 0.006,
    )
    pen.fill(
      [
        [x, -height - width * 2],
        [x + width * 0.6, -height - width * 1.84],
        [x, -height - width * 1.68],
      ],
      pen.page.palette.accent[0],
      { accent: true },
    )
    for (const y of [0.35, 0.68])
      pen.fill(
        ellipse(x, -height * y, width * 0.1, width * 0.2),
        pen.page.palette.dark ? '#ffd98a' : '#4b4642',
        { smooth: true, glow: pen.page.palette.dark },
      )
  }
  tower(-size * 0.2, size * 0.12, size * 0.66)
  tower(size * 0.16, size * 0.13, size * 0.74)
  const crenels: Point[] = Array.from({ length: 26 }, (_, index): Point => [
    -size * 0.42 + Math.floor((index + 1) / 2) * size * 0.065,
    -size * (Math.floor(index / 2) % 2 ? 0.36 : 0.4),
  ])
  pen.fill([[-size * 0.42, 4], ...crenels, [size * 0.42, 4]], darken(stone, 0.06), { rim: 0.8 })
  tower(-size * 0.42, size * 0.15, size * 0.5)
  tower(size * 0.42, size * 0.16, size * 0.54)
  pen.fill(
    [
      [-size * 0.07, 2],
      [-size * 0.07, -size * 0.13],
      [0, -size * 0.19],
      [size * 0.07, -size * 0.13],
      [size * 0.07, 2],
    ],
    '#3a302a',
    { smooth: false },
  )
}

/** A street lamp with its light. */
export function drawLamp(pen: Pen, height: number): void {
  pen.fill(
    limb(
      [
        [0, 0],
        [0, -height * 0.9],
      ],
      [height * 0.035, height * 0.02],
    ),
    '#2b2e36',
    { rim: 0.9 },
  )
  pen.line(
    [
      [0, -height * 0.9],
      [height * 0.06, -height * 0.97],
      [height * 0.13, -height * 0.94],
    ],
    '#2b2e36',
    height * 0.02,
  )
  pen.fill(ellipse(height * 0.13, -height * 0.92, height * 0.035), '#fff0c4', { smooth: true, glow: true })
  pen.glow(height * 0.13, -height * 0.92, height * 0.3, '#ffdf9c', pen.page.palette.dark ? 0.75 : 0.2)
}
