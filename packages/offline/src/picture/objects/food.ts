import { darken, lighten } from '../color.js'
import { ellipse, limb, rect, scallop, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'
import type { Prop } from './prop.js'

/** Things to eat, and the table they stand on. */
export const FOOD = {
  plate: {
    size: 18,
    draw: (pen) => {
      pen.fill(ellipse(0, -12, 82, 20, 24), '#dfe6ea', { smooth: true, rim: 1 })
      pen.fill(ellipse(0, -16, 74, 16, 24), '#fbfaf4', { smooth: true, rim: 0.5 })
      for (const [x, y, turn] of [
        [-34, -30, -0.2],
        [-12, -40, 0.15],
      ] as const)
        bacon(pen.at(x, y, 1, { turn }))
      for (let index = 0; index < 13; index++)
        pen.fill(
          ellipse(10 + (index % 5) * 11 + Math.floor(index / 5) * 5, -22 - Math.floor(index / 5) * 9, 8, 5.6),
          index % 3 ? '#b5622f' : '#cf7d42',
          { smooth: true, rim: 0.7, accent: index === 9 },
        )
      for (const [x, y] of [
        [26, -50],
        [40, -54],
        [56, -44],
      ] as const)
        pen.line(
          [
            [x, y],
            [x + 5, y - 10],
            [x - 3, y - 20],
            [x + 4, y - 30],
          ],
          '#ffffff',
          3,
          { opacity: 0.4 },
        )
    },
  },
  bread: {
    size: 18,
    draw: (pen) => {
      pen.fill(
        [
          [-72, -4],
          [-80, -34],
          [-56, -62],
          [0, -72],
          [56, -62],
          [80, -34],
          [72, -4],
          [0, 2],
        ],
        '#c98a45',
        { smooth: true, rim: 1, accent: true },
      )
      for (const x of [-40, -8, 24])
        pen.fill(
          [
            [x - 4, -60],
            [x + 20, -62],
            [x + 12, -26],
            [x - 6, -30],
          ],
          '#edcf95',
          { smooth: true, rim: 0.4 },
        )
      pen.line(
        [
          [-70, -10],
          [0, -2],
          [70, -10],
        ],
        '#96602c',
        2.4,
        { opacity: 0.6 },
      )
    },
  },
  cake: {
    size: 30,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(ellipse(0, -4, 74, 10, 24), '#e8ecee', { smooth: true, rim: 1 })
      pen.fill(rect(-56, -46, 112, 42), '#e9c28e', { rim: 0.8 })
      pen.fill(rect(-56, -28, 112, 7), lighten(first, 0.25), { plain: true })
      pen.fill(rect(-38, -80, 76, 34), '#efcf9f', { rim: 0.8 })
      for (const [half, y] of [
        [56, -46],
        [38, -80],
      ] as const)
        pen.fill(
          [
            [-half, y - 6],
            [half, y - 6],
            [half, y + 8],
            ...Array.from({ length: 9 }, (_, index): Point => [
              half - (index * half) / 4,
              y + (index % 2 ? 6 : 16),
            ]),
            [-half, y + 8],
          ],
          '#fff3ea',
          { smooth: true, rim: 0.7 },
        )
      for (const x of [-26, -9, 9, 26])
        pen.fill(ellipse(x, -89, 6.4, 6), '#d23b4a', { smooth: true, rim: 0.9, accent: true })
      pen.line(
        [
          [0, -92],
          [0, -108],
        ],
        '#f4ead8',
        3,
      )
      pen.fill(
        [
          [-3, -108],
          [0, -118],
          [3, -108],
        ],
        '#ffd46b',
        { smooth: true, glow: true },
      )
    },
  },
  table: {
    size: 92,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      for (const x of [-104, 98]) pen.fill(rect(x, -58, 8, 58), '#5a3a24', { rim: 0.5 })
      pen.fill(
        [
          [-132, -64],
          [-110, -76],
          [110, -76],
          [132, -64],
        ],
        '#fffaf0',
        { rim: 0.6 },
      )
      pen.fill(
        [
          [-132, -64],
          [132, -64],
          [126, -26],
          [108, -18],
          [90, -27],
          [62, -17],
          [32, -27],
          [0, -17],
          [-32, -27],
          [-62, -17],
          [-90, -27],
          [-108, -18],
          [-126, -26],
        ],
        '#f4ece0',
        { smooth: false, rim: 0.6 },
      )
      pen.line(
        [
          [-128, -32],
          [128, -32],
        ],
        first,
        3,
        { accent: true, smooth: false },
      )
      for (const x of [-96, -50, 0, 48, 96])
        pen.line(
          [
            [x, -62],
            [x * 1.03, -30],
          ],
          darken('#f4ece0', 0.14),
          1.4,
          { opacity: 0.7 },
        )
      FOOD.cake.draw(pen.at(0, -68, 0.42))
      jelly(pen.at(-50, -67, 0.32), '#d2455e')
      jelly(pen.at(52, -67, 0.28), '#5da567')
      FOOD.bread.draw(pen.at(88, -67, 0.26))
      for (const x of [-88, 27])
        pen.fill(scallop(pen.page.random, x, -72, 11, 8, 5), '#8a4a9c', { smooth: true, rim: 0.6 })
      for (const x of [-116, -28, 112]) goblet(pen.at(x, -66, 0.2))
    },
  },
} as const satisfies Record<string, Prop>

function bacon(pen: Pen): void {
  pen.fill(
    limb(
      [
        [-32, 4],
        [-16, -4],
        [0, 3],
        [16, -4],
        [32, 2],
      ],
      [12, 13, 12, 13, 11],
    ),
    '#c2503e',
    { smooth: true, rim: 0.8 },
  )
  pen.line(
    [
      [-30, 3],
      [-16, -5],
      [0, 2],
      [16, -5],
      [30, 1],
    ],
    '#f3d3bb',
    3.4,
  )
}

function jelly(pen: Pen, color: `#${string}`): void {
  pen.fill(ellipse(0, -3, 64, 9), '#e8ecee', { smooth: true, rim: 1 })
  pen.fill(
    [
      [-48, -4],
      [-40, -40],
      [-20, -76],
      [0, -84],
      [20, -76],
      [40, -40],
      [48, -4],
    ],
    color,
    { smooth: true, rim: 1, opacity: 0.94 },
  )
  for (const x of [-22, 0, 22])
    pen.line(
      [
        [x * 0.5, -74],
        [x, -40],
        [x * 1.4, -8],
      ],
      darken(color, 0.2),
      3,
      { opacity: 0.6 },
    )
}

function goblet(pen: Pen): void {
  pen.fill(
    [
      [-30, -100],
      [30, -100],
      [22, -62],
      [5, -50],
      [5, -14],
      [24, 0],
      [-24, 0],
      [-5, -14],
      [-5, -50],
      [-22, -62],
    ],
    '#d9b35a',
    { rim: 1 },
  )
  pen.fill(ellipse(0, -100, 30, 7), '#7d2436', { smooth: true })
}
