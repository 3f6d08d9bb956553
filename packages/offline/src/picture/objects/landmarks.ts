import { darken } from '../color.js'
import { ellipse, limb, rect, scallop, type Point } from '../geometry.js'
import type { Prop } from './prop.js'
import { drawBroadleaf } from './plants.js'

/** Large things that stand in a landscape or hang in its sky. */
export const LANDMARKS = {
  tree: { size: 210, draw: (pen) => drawBroadleaf(pen, 100) },
  house: {
    size: 150,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      const glowing = pen.page.palette.dark
      pen.fill(rect(34, -104, 14, 34), '#7a5848', { rim: 0.6 })
      pen.fill(
        [
          [-56, 0],
          [-56, -52],
          [0, -92],
          [56, -52],
          [56, 0],
        ],
        '#e6d3b1',
        { rim: 0.7 },
      )
      pen.fill(
        [
          [-68, -46],
          [0, -100],
          [68, -46],
          [62, -40],
          [0, -86],
          [-62, -40],
        ],
        first,
        { rim: 1, accent: true },
      )
      pen.fill(rect(-11, -36, 22, 36), '#6b4a2e')
      for (const x of [-42, 20]) {
        pen.fill(rect(x, -40, 20, 18), glowing ? '#ffd98a' : '#86a9c0', { glow: glowing })
        pen.line(
          [
            [x + 10, -40],
            [x + 10, -22],
          ],
          '#5a4634',
          1.6,
        )
      }
    },
  },
  door: {
    size: 130,
    draw: (pen) => {
      pen.fill(
        [
          [-44, 0],
          [-44, -64],
          [-30, -92],
          [0, -106],
          [30, -92],
          [44, -64],
          [44, 0],
        ],
        '#8d8a86',
        { smooth: false, rim: 1 },
      )
      pen.fill(
        [
          [-32, 0],
          [-32, -62],
          [-20, -82],
          [0, -92],
          [20, -82],
          [32, -62],
          [32, 0],
        ],
        '#ffe7b0',
        { glow: true, accent: true },
      )
      pen.glow(0, -40, 96, '#ffd98a', 0.55)
      pen.fill(
        [
          [-32, 0],
          [-32, -62],
          [-20, -82],
          [-9, -88],
          [-14, -76],
          [-16, 4],
        ],
        '#5a3a24',
        { rim: 0.5 },
      )
      for (const [x, y] of [
        [-38, -30],
        [38, -24],
        [38, -52],
        [-38, -56],
      ] as const)
        pen.line(
          [
            [x - 5, y],
            [x + 5, y],
          ],
          '#5c5955',
          1.4,
        )
    },
  },
  bridge: {
    size: 90,
    draw: (pen) => {
      const arch: Point[] = Array.from({ length: 13 }, (_, index): Point => [
        -100 + index * 16.6,
        -18 - Math.sin((index / 12) * Math.PI) * 52,
      ])
      pen.fill(
        [
          [-170, 10],
          [-170, -46],
          ...Array.from({ length: 13 }, (_, index): Point => [
            -150 + index * 25,
            -60 - Math.sin((index / 12) * Math.PI) * 34,
          ]),
          [170, -46],
          [170, 10],
          ...arch.toReversed().map(([x, y]): Point => [x, y + 18]),
        ],
        '#9a9086',
        { rim: 0.9 },
      )
      pen.line(
        Array.from({ length: 13 }, (_, index): Point => [
          -150 + index * 25,
          -72 - Math.sin((index / 12) * Math.PI) * 34,
        ]),
        '#b5aa9c',
        7,
      )
    },
  },
  boat: {
    size: 84,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(
        limb(
          [
            [0, -10],
            [0, -104],
          ],
          [3.4, 2],
        ),
        '#6b4a2e',
        { rim: 0.7 },
      )
      pen.fill(
        [
          [4, -98],
          [30, -60],
          [46, -24],
          [4, -22],
        ],
        '#fbf1dc',
        { smooth: false, rim: 1 },
      )
      pen.fill(
        [
          [-4, -92],
          [-24, -56],
          [-36, -24],
          [-4, -22],
        ],
        first,
        { rim: 0.8, accent: true },
      )
      pen.fill(
        [
          [-58, -18],
          [62, -20],
          [44, 2],
          [-40, 2],
        ],
        '#7a4c29',
        { rim: 0.9 },
      )
      pen.line(
        [
          [-54, -13],
          [56, -15],
        ],
        '#e6d3b1',
        2.6,
        { smooth: false },
      )
      pen.line(
        [
          [-76, 5],
          [-30, 3],
          [30, 5],
          [80, 3],
        ],
        '#ffffff',
        2,
        { opacity: 0.5 },
      )
    },
  },
  lighthouse: {
    size: 300,
    shine: '#fff0b8',
    draw: (pen) => {
      pen.fill(
        [
          [-24, 4],
          [-14, 0],
          [-40, 2],
        ],
        '#6b655e',
      )
      pen.fill(
        [
          [-13, 0],
          [-8, -78],
          [8, -78],
          [13, 0],
        ],
        '#f4efe4',
        { rim: 1 },
      )
      for (const [low, high] of [
        [-14, -30],
        [-46, -62],
      ] as const) {
        const half = (y: number) => 13 + (y / 78) * 5
        pen.fill(
          [
            [-half(low), low],
            [-half(high), high],
            [half(high), high],
            [half(low), low],
          ],
          pen.page.palette.accent[0],
          { rim: 0.6, accent: true },
        )
      }
      pen.fill(rect(-11, -81, 22, 4), '#3b4250', { rim: 0.6 })
      pen.fill(rect(-6, -93, 12, 12), '#fff0b8', { glow: true })
      pen.fill(
        [
          [-9, -93],
          [0, -103],
          [9, -93],
        ],
        '#3b4250',
        { rim: 0.9 },
      )
      pen.glow(0, -87, 46, '#fff0b8', 0.8)
      for (const side of [-1, 1])
        pen.fill(
          [
            [side * 5, -90],
            [side * 900, -190],
            [side * 900, 10],
            [side * 5, -84],
          ],
          '#fff0b8',
          { opacity: 0.13, glow: true },
        )
    },
  },
  car: {
    size: 50,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(ellipse(0, 1, 130, 7), '#0a0c14', { smooth: true, opacity: 0.4, plain: true })
      pen.fill(
        [
          [-66, -58],
          [-42, -92],
          [34, -94],
          [70, -58],
        ],
        darken(first, 0.15),
        { smooth: false, rim: 1 },
      )
      pen.fill(
        [
          [-54, -60],
          [-36, -84],
          [-6, -85],
          [-6, -60],
        ],
        '#bcd7e6',
      )
      pen.fill(
        [
          [2, -60],
          [2, -85],
          [30, -85],
          [54, -60],
        ],
        '#a9c9db',
      )
      pen.fill(
        [
          [-122, -20],
          [-118, -46],
          [-66, -60],
          [70, -60],
          [116, -46],
          [124, -20],
          [112, -12],
          [-112, -12],
        ],
        first,
        { smooth: true, rim: 1, accent: true },
      )
      for (const x of [-68, 68]) {
        pen.fill(ellipse(x, -14, 23), '#1d2028', { smooth: true })
        pen.fill(ellipse(x, -14, 11), '#b9c2cc', { smooth: true, rim: 0.6 })
      }
      pen.fill(ellipse(113, -40, 7, 6), '#fff3c4', { smooth: true, glow: true })
      pen.glow(130, -38, 60, '#fff3c4', pen.page.palette.dark ? 0.7 : 0.25)
    },
  },
  train: {
    size: 90,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      for (const [index, x] of [-150, -20, 96].entries()) {
        pen.fill(rect(x - 56, -78, 112, 64), index === 2 ? first : second, { rim: 1, accent: index === 2 })
        for (let window = 0; window < 3; window++)
          pen.fill(rect(x - 44 + window * 32, -66, 22, 20), '#ffe5a8', { glow: pen.page.palette.dark })
        for (const wheel of [-34, 34])
          pen.fill(ellipse(x + wheel, -10, 11), '#22252d', { smooth: true, rim: 0.5 })
      }
      pen.fill(
        [
          [152, -78],
          [176, -40],
          [180, -14],
          [152, -14],
        ],
        darken(first, 0.2),
        { smooth: false, rim: 1 },
      )
      pen.line(
        [
          [-220, 2],
          [220, 2],
        ],
        '#5a5048',
        4,
      )
    },
  },
  rocket: {
    size: 190,
    shine: '#ffb05c',
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.glow(0, 6, 64, '#ffb05c', 0.8)
      pen.fill(
        [
          [-10, -14],
          [-14, 8],
          [-4, 2],
          [0, 26],
          [4, 2],
          [14, 8],
          [10, -14],
        ],
        '#ffb648',
        { smooth: true, glow: true },
      )
      pen.fill(
        [
          [-15, -32],
          [-32, -8],
          [-14, -12],
        ],
        first,
        { rim: 0.8, accent: true },
      )
      pen.fill(
        [
          [15, -32],
          [32, -8],
          [14, -12],
        ],
        darken(first, 0.2),
        { accent: true },
      )
      pen.fill(
        [
          [-15, -12],
          [-17, -46],
          [-11, -80],
          [0, -104],
          [11, -80],
          [17, -46],
          [15, -12],
        ],
        '#eef1f4',
        { smooth: true, rim: 1 },
      )
      pen.fill(
        [
          [-10, -82],
          [0, -104],
          [10, -82],
        ],
        first,
        { smooth: true, rim: 0.8, accent: true },
      )
      pen.fill(ellipse(0, -60, 8.4), '#3f4c60', { smooth: true, rim: 0.5 })
      pen.fill(ellipse(0, -60, 5.6), '#8fd0ee', { smooth: true })
    },
  },
  planet: {
    size: 150,
    aloft: true,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.glow(0, -50, 92, '#bcd6ff', 0.35)
      pen.fill(ellipse(0, -50, 50, 50, 28), second, { smooth: true, rim: 1, accent: true })
      for (const [x, y, rx, ry] of [
        [-16, -66, 20, 9],
        [14, -40, 24, 11],
        [-22, -34, 13, 6],
      ] as const)
        pen.fill(scallop(pen.page.random, x, y, rx, ry, 5), '#7fae72', { smooth: true, opacity: 0.9 })
      pen.line(
        [
          [-74, -38],
          [-30, -26],
          [34, -42],
          [76, -66],
        ],
        first,
        5,
        { opacity: 0.9 },
      )
    },
  },
  star: {
    size: 60,
    aloft: true,
    shine: '#fff0b8',
    draw: (pen) => {
      pen.glow(0, -50, 110, '#fff0b8', 0.6)
      pen.fill(
        Array.from({ length: 10 }, (_, index): Point => {
          const angle = (index / 10) * 2 * Math.PI - Math.PI / 2
          const reach = index % 2 === 0 ? 48 : 20
          return [Math.cos(angle) * reach, -50 + Math.sin(angle) * reach]
        }),
        '#ffdf7e',
        { glow: true, accent: true },
      )
    },
  },
  moon: {
    size: 110,
    aloft: true,
    shine: '#eff5ff',
    draw: (pen) => {
      pen.glow(0, -50, 120, '#dce9ff', 0.5)
      pen.fill(ellipse(0, -50, 48, 48, 28), '#f1f0e4', { smooth: true, glow: true })
      for (const [x, y, r] of [
        [-14, -62, 10],
        [16, -40, 13],
        [-8, -28, 6],
        [20, -70, 6],
      ] as const)
        pen.fill(ellipse(x, y, r), '#d5d5cb', { smooth: true, glow: true, opacity: 0.8 })
    },
  },
  sun: {
    size: 120,
    aloft: true,
    shine: '#ffe9a8',
    draw: (pen) => {
      pen.glow(0, -50, 180, '#ffe9a8', 0.8)
      pen.fill(ellipse(0, -50, 46, 46, 24), '#fff3c0', { smooth: true, glow: true, accent: true })
    },
  },
} as const satisfies Record<string, Prop>
