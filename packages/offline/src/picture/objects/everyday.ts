import { darken, lighten } from '../color.js'
import { ellipse, limb, rect, type Point } from '../geometry.js'
import type { Prop } from './prop.js'

/** Things people use: devices, goods and tools. */
export const EVERYDAY = {
  phone: {
    size: 16,
    held: true,
    shine: '#9fdcff',
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.fill(rounded(-27, -104, 54, 104, 9), '#20242e', { rim: 1 })
      pen.fill(rounded(-23.5, -98, 47, 92, 6), '#eef4fb', { glow: true })
      pen.fill(rounded(-19, -88, 38, 32, 4), first, { plain: true, accent: true })
      pen.fill(ellipse(0, -72, 9), '#fff6e8', { smooth: true, plain: true })
      for (const [index, y] of [-50, -38, -26].entries()) {
        pen.fill(ellipse(-14, y + 3, 4), index === 1 ? second : '#b9c6d6', { smooth: true, plain: true })
        pen.fill(rounded(-7, y, 26 - index * 5, 5, 2), '#b9c6d6', { plain: true })
      }
      pen.fill(rounded(-8, -13, 16, 3, 1), '#20242e', { plain: true })
    },
  },
  laptop: {
    size: 26,
    shine: '#9fdcff',
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.fill(rounded(-66, -98, 132, 88, 6), '#2a2f3a', { rim: 1 })
      pen.fill(rect(-60, -92, 120, 76), '#e9f1f8', { glow: true })
      pen.fill(rect(-60, -92, 120, 10), '#c9d6e2', { plain: true })
      pen.fill(rect(-54, -76, 50, 52), first, { plain: true, accent: true })
      for (const [index, y] of [-74, -62, -50, -38].entries())
        pen.fill(rect(4, y, 46 - index * 8, 5), index % 2 ? second : '#a9b8c8', { plain: true })
      pen.fill(
        [
          [-72, -10],
          [72, -10],
          [90, 0],
          [-90, 0],
        ],
        '#aeb7c2',
        { rim: 0.6 },
      )
      pen.fill(
        [
          [-20, -6],
          [20, -6],
          [24, -1],
          [-24, -1],
        ],
        '#8d97a4',
      )
    },
  },
  backpack: {
    size: 44,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.line(
        [
          [-14, -92],
          [0, -106],
          [14, -92],
        ],
        darken(first, 0.4),
        6,
      )
      pen.fill(
        [
          [-38, 0],
          [-42, -50],
          [-32, -88],
          [0, -98],
          [32, -88],
          [42, -50],
          [38, 0],
        ],
        first,
        { smooth: true, rim: 1, accent: true },
      )
      pen.fill(rounded(-28, -42, 56, 38, 9), darken(first, 0.16), { rim: 0.6 })
      pen.fill(
        [
          [-34, -84],
          [34, -84],
          [38, -58],
          [0, -50],
          [-38, -58],
        ],
        second,
        { smooth: true, rim: 0.8 },
      )
      pen.fill(rect(-3, -58, 6, 18), '#e9d9b8')
      pen.line(
        [
          [-24, -34],
          [24, -34],
        ],
        darken(first, 0.4),
        2,
      )
    },
  },
  bottle: {
    size: 24,
    held: true,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.fill(
        [
          [-9, -100],
          [9, -100],
          [9, -76],
          [22, -60],
          [24, -6],
          [18, 0],
          [-18, 0],
          [-24, -6],
          [-22, -60],
          [-9, -76],
        ],
        first,
        { rim: 1 },
      )
      pen.fill(
        [
          [-23, -50],
          [23, -50],
          [23.6, -18],
          [-23.6, -18],
        ],
        '#fdf5e6',
        { rim: 0.2 },
      )
      pen.fill(ellipse(0, -34, 10), second, { smooth: true, accent: true })
      pen.fill(rounded(-11, -110, 22, 13, 3), darken(second, 0.1), { rim: 0.8 })
      pen.fill(
        [
          [-17, -58],
          [-13, -62],
          [-13, -6],
          [-18, -8],
        ],
        '#ffffff',
        { opacity: 0.3, plain: true },
      )
    },
  },
  cup: {
    size: 13,
    held: true,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(ellipse(0, 0, 66, 9), darken('#f3ead9', 0.08), { smooth: true, rim: 0.6 })
      pen.line(
        [
          [40, -66],
          [66, -62],
          [66, -34],
          [34, -24],
        ],
        first,
        9,
        { accent: true },
      )
      pen.fill(
        [
          [-46, -80],
          [46, -80],
          [40, -26],
          [24, -4],
          [-24, -4],
          [-40, -26],
        ],
        first,
        { smooth: false, rim: 1, accent: true },
      )
      pen.fill(ellipse(0, -80, 46, 10), '#f3ead9', { smooth: true })
      pen.fill(ellipse(0, -79, 40, 7.6), '#5a3420', { smooth: true })
      for (const x of [-16, 4, 22])
        pen.line(
          [
            [x, -92],
            [x + 8, -106],
            [x - 4, -120],
            [x + 5, -136],
          ],
          '#ffffff',
          4,
          { opacity: 0.4 },
        )
    },
  },
  box: {
    size: 30,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.fill(
        [
          [-58, -74],
          [0, -60],
          [0, 8],
          [-58, -8],
        ],
        first,
        { rim: 0.8, accent: true },
      )
      pen.fill(
        [
          [58, -74],
          [0, -60],
          [0, 8],
          [58, -8],
        ],
        darken(first, 0.25),
        { rim: 0.4, accent: true },
      )
      pen.fill(
        [
          [-58, -74],
          [0, -90],
          [58, -74],
          [0, -60],
        ],
        lighten(first, 0.25),
        { rim: 1 },
      )
      pen.fill(
        [
          [-34, -68],
          [-22, -65],
          [-22, 2],
          [-34, -1],
        ],
        second,
      )
      pen.fill(
        [
          [-34, -68],
          [24, -83],
          [36, -80],
          [-22, -65],
        ],
        lighten(second, 0.15),
      )
      pen.fill(ellipse(29, -30, 13, 15), '#fff6e8', { smooth: true, plain: true })
      pen.fill(
        [
          [29, -40],
          [34, -28],
          [24, -28],
        ],
        second,
        { plain: true },
      )
    },
  },
  chart: {
    size: 50,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.fill(rounded(-80, -108, 160, 108, 8), '#fbf6ea', { rim: 0.7 })
      for (const [index, height] of [22, 34, 30, 52, 72].entries())
        pen.fill(
          rect(-60 + index * 26, -14 - height, 17, height),
          index === 4 ? first : index % 2 ? second : lighten(second, 0.3),
          { accent: index === 4 },
        )
      pen.line(
        [
          [-62, -12],
          [70, -12],
        ],
        '#5b6270',
        2.4,
      )
      pen.line(
        [
          [-54, -46],
          [-26, -58],
          [2, -54],
          [26, -80],
          [56, -96],
        ],
        first,
        4,
        { smooth: false, accent: true },
      )
      pen.fill(
        [
          [50, -102],
          [66, -101],
          [58, -87],
        ],
        first,
        { accent: true },
      )
    },
  },
  gear: {
    size: 40,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.at(-18, -46).fill(cog(42, 10), '#8a94a3', { rim: 1, accent: true })
      pen.fill(ellipse(-18, -46, 16), '#3b4250', { smooth: true })
      pen.at(40, -82).fill(cog(26, 8), first, { rim: 1, accent: true })
      pen.fill(ellipse(40, -82, 9), '#3b4250', { smooth: true })
    },
  },
  clock: {
    size: 34,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(ellipse(0, -52, 52, 52, 24), '#54422f', { smooth: true, rim: 1 })
      pen.fill(ellipse(0, -52, 44, 44, 24), '#fbf3df', { smooth: true })
      for (let hour = 0; hour < 12; hour++) {
        const angle = (hour / 12) * 2 * Math.PI
        pen.line(
          [
            [Math.cos(angle) * 36, -52 + Math.sin(angle) * 36],
            [Math.cos(angle) * 41, -52 + Math.sin(angle) * 41],
          ],
          '#3a2f26',
          hour % 3 === 0 ? 3.4 : 1.6,
        )
      }
      pen.line(
        [
          [0, -52],
          [-14, -72],
        ],
        '#2b241e',
        4.4,
      )
      pen.line(
        [
          [0, -52],
          [24, -66],
        ],
        first,
        3,
        { accent: true },
      )
      pen.fill(ellipse(0, -52, 4), '#2b241e', { smooth: true })
    },
  },
  flag: {
    size: 110,
    draw: (pen) => {
      pen.fill(
        limb(
          [
            [0, 0],
            [0, -104],
          ],
          [3.4, 2.6],
        ),
        '#6b5a48',
        { rim: 0.9 },
      )
      pen.fill(
        [
          [1, -102],
          [22, -97],
          [42, -103],
          [62, -98],
          [58, -82],
          [62, -66],
          [42, -71],
          [22, -65],
          [1, -70],
        ],
        pen.page.palette.accent[0],
        { smooth: true, rim: 1, accent: true },
      )
      pen.fill(ellipse(0, -106, 3.4), '#e3bd5f', { smooth: true, rim: 1 })
    },
  },
  camera: {
    size: 18,
    held: true,
    draw: (pen) => {
      const [first] = pen.page.palette.accent
      pen.fill(rect(-22, -88, 40, 18), '#20242c', { rim: 0.9 })
      pen.fill(rounded(-62, -76, 124, 74, 9), '#2c313b', { rim: 1 })
      pen.fill(rect(-62, -52, 124, 12), first, { accent: true })
      pen.fill(ellipse(2, -38, 32, 32, 20), '#15181e', { smooth: true, rim: 0.9 })
      pen.fill(ellipse(2, -38, 23, 23, 20), '#33506b', { smooth: true })
      pen.fill(ellipse(-6, -46, 7, 6), '#d5ecff', { smooth: true, plain: true, opacity: 0.9 })
      pen.fill(rect(38, -84, 16, 9), '#c23a2a')
    },
  },
  letter: {
    size: 16,
    held: true,
    draw: (pen) => {
      pen.fill(rect(-68, -88, 136, 88), '#f5ead2', { rim: 0.9 })
      pen.line(
        [
          [-66, -2],
          [-14, -46],
        ],
        '#c9b78f',
        2,
        { smooth: false },
      )
      pen.line(
        [
          [66, -2],
          [14, -46],
        ],
        '#c9b78f',
        2,
        { smooth: false },
      )
      pen.fill(
        [
          [-68, -88],
          [68, -88],
          [0, -34],
        ],
        '#e9d8b4',
        { rim: 0.4 },
      )
      pen.fill(ellipse(0, -40, 12), '#b5303a', { smooth: true, rim: 0.8, accent: true })
    },
  },
  heart: {
    size: 30,
    aloft: true,
    shine: '#ff8a94',
    draw: (pen) => {
      const shape: Point[] = [
        [0, -10],
        [-34, -44],
        [-46, -70],
        [-34, -92],
        [-14, -94],
        [0, -78],
        [14, -94],
        [34, -92],
        [46, -70],
        [34, -44],
      ]
      pen.fill(shape, '#d8344a', { smooth: true, rim: 1, accent: true })
      pen.fill(
        [
          [-32, -76],
          [-24, -86],
          [-16, -84],
          [-26, -68],
        ],
        '#ffd3d6',
        { smooth: true, opacity: 0.7, plain: true },
      )
    },
  },
  bulb: {
    size: 24,
    aloft: true,
    shine: '#ffe08a',
    draw: (pen) => {
      pen.glow(0, -66, 130, '#ffe08a', 0.6)
      pen.fill(
        [
          [-15, -26],
          [-18, -38],
          [-36, -58],
          [-30, -94],
          [0, -106],
          [30, -94],
          [36, -58],
          [18, -38],
          [15, -26],
        ],
        '#ffedb0',
        { smooth: true, glow: true, accent: true },
      )
      pen.line(
        [
          [-9, -30],
          [-11, -58],
          [0, -50],
          [11, -58],
          [9, -30],
        ],
        '#d98a2b',
        2.6,
      )
      for (const y of [-22, -13, -5])
        pen.fill(
          limb(
            [
              [-13, y],
              [13, y],
            ],
            [6.4, 6.4],
          ),
          '#8d97a4',
          { rim: 0.7 },
        )
    },
  },
  shoe: {
    size: 14,
    draw: (pen) => {
      const [first, second] = pen.page.palette.accent
      pen.fill(
        [
          [-76, -92],
          [-40, -96],
          [-26, -74],
          [6, -52],
          [58, -38],
          [82, -22],
          [82, -12],
          [-78, -12],
        ],
        first,
        { smooth: true, rim: 1, accent: true },
      )
      pen.fill(
        [
          [-80, -16],
          [84, -16],
          [86, -4],
          [70, 2],
          [-74, 2],
          [-82, -6],
        ],
        '#fbf6ea',
        { smooth: true, rim: 0.6 },
      )
      pen.fill(
        [
          [-44, -22],
          [10, -48],
          [24, -42],
          [-26, -18],
        ],
        second,
        { smooth: true },
      )
      for (const x of [-18, -4, 10])
        pen.line(
          [
            [x - 6, -58 + (x + 18) * 0.46],
            [x + 8, -66 + (x + 18) * 0.5],
          ],
          '#fff6e8',
          3.4,
        )
    },
  },
} as const satisfies Record<string, Prop>

function rounded(x: number, y: number, width: number, height: number, radius: number): Point[] {
  const corners: [number, number, number][] = [
    [x + width - radius, y + radius, -90],
    [x + width - radius, y + height - radius, 0],
    [x + radius, y + height - radius, 90],
    [x + radius, y + radius, 180],
  ]
  return corners.flatMap(([cx, cy, start]) =>
    [0, 30, 60, 90].map((step): Point => {
      const angle = ((start + step) * Math.PI) / 180
      return [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius]
    }),
  )
}

function cog(radius: number, teeth: number): Point[] {
  return Array.from({ length: teeth * 4 }, (_, index): Point => {
    const angle = (index / (teeth * 4)) * 2 * Math.PI
    const reach = index % 4 < 2 ? radius : radius * 0.78
    return [Math.cos(angle) * reach, Math.sin(angle) * reach]
  })
}
