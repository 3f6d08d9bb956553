import { lighten } from '../color.js'
import { ellipse, rect, type Point } from '../geometry.js'
import type { Prop } from './prop.js'

/** Things that give power, and the world that uses it. */
export const POWER = {
  panel: {
    size: 90,
    draw: (pen) => {
      for (const x of [-30, 30])
        pen.line(
          [
            [x, 0],
            [x, -40],
          ],
          '#7d8794',
          5,
        )
      pen.fill(
        [
          [-86, -28],
          [-62, -100],
          [86, -100],
          [62, -28],
        ],
        '#d5dde3',
        { rim: 1 },
      )
      for (let row = 0; row < 3; row++) {
        for (let column = 0; column < 5; column++) {
          const at = (u: number, v: number): Point => [-80 + v * 24 + (u * 138) / 5, -32 - v * 64]
          const [u, v] = [column + 0.08, row / 3 + 0.03]
          pen.fill(
            [at(u, v), at(u, v + 0.29), at(u + 0.9, v + 0.29), at(u + 0.9, v)],
            (row + column) % 2 ? '#274b8a' : '#2f5aa0',
            { rim: 0.3, accent: true },
          )
        }
      }
      pen.fill(
        [
          [-40, -40],
          [-26, -84],
          [-12, -84],
          [-26, -40],
        ],
        '#ffffff',
        { opacity: 0.22, plain: true },
      )
    },
  },
  battery: {
    size: 24,
    shine: '#9cf0b0',
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(rect(-12, -106, 24, 10), '#8d97a4', { rim: 0.8 })
      pen.fill(rect(-32, -97, 64, 97), '#2c313b', { rim: 1 })
      for (const [index, y] of [-22, -44, -66, -88].entries())
        pen.fill(rect(-25, y, 50, 17), index === 3 ? lighten(first, 0.3) : '#5fce7d', {
          rim: 0.4,
          glow: index < 3,
        })
      pen.fill(
        [
          [6, -78],
          [-16, -44],
          [-2, -44],
          [-8, -18],
          [16, -54],
          [2, -54],
        ],
        '#fff6d8',
        { glow: true, accent: true },
      )
    },
  },
  earth: {
    size: 150,
    aloft: true,
    draw: (pen) => {
      pen.glow(0, -50, 92, '#bcd6ff', 0.35)
      pen.fill(ellipse(0, -50, 50, 50, 28), '#3d86c2', { smooth: true, rim: 1, accent: true })
      for (const land of [
        [
          [-34, -76],
          [-14, -90],
          [4, -86],
          [-2, -70],
          [-12, -62],
          [-22, -52],
          [-34, -58],
        ],
        [
          [-18, -46],
          [-4, -44],
          [0, -30],
          [-8, -12],
          [-14, -22],
        ],
        [
          [14, -80],
          [32, -76],
          [40, -58],
          [28, -50],
          [30, -34],
          [20, -24],
          [12, -42],
          [8, -62],
        ],
      ] satisfies Point[][])
        pen.fill(land, '#6fae66', { smooth: true, rim: 0.4 })
      for (const [x, y, wide] of [
        [-20, -34, 17],
        [12, -70, 20],
        [20, -16, 12],
      ] as const)
        pen.fill(ellipse(x, y, wide, 3.4), '#ffffff', { smooth: true, opacity: 0.75 })
    },
  },
} as const satisfies Record<string, Prop>
