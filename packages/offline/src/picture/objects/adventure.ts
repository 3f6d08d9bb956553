import { darken } from '../color.js'
import { ellipse, limb, rect, scallop, type Point } from '../geometry.js'
import type { Prop } from './prop.js'

/** Things of tales: treasure, light, books and nature's small gifts. */
export const ADVENTURE = {
  chest: {
    size: 46,
    shine: '#ffd46b',
    draw: (pen) => {
      pen.fill(ellipse(0, 1, 80, 7), '#0a0c14', { smooth: true, opacity: 0.4, plain: true })
      pen.fill(
        [
          [-62, -66],
          [-56, -96],
          [-30, -112],
          [30, -112],
          [56, -96],
          [62, -66],
        ],
        '#5d3a20',
        { smooth: true, rim: 1 },
      )
      pen.fill(
        [
          [-54, -66],
          [-48, -92],
          [-26, -104],
          [26, -104],
          [48, -92],
          [54, -66],
        ],
        '#2a180d',
        { smooth: true },
      )
      const { random } = pen.page
      pen.glow(0, -66, 90, '#ffcf5c', 0.75)
      for (let row = 0; row < 3; row++) {
        for (let index = 0; index < 9 - row * 2; index++) {
          const x = (index - (8 - row * 2) / 2) * 11 + random.between(-3, 3)
          pen.fill(ellipse(x, -60 - row * 7, 8, 5), index % 3 === 0 ? '#ffe38a' : '#f0b93a', {
            smooth: true,
            rim: 0.6,
          })
        }
      }
      pen.fill(
        [
          [-8, -78],
          [0, -90],
          [8, -78],
          [0, -70],
        ],
        '#d83a55',
        { rim: 0.8, accent: true },
      )
      pen.fill(
        [
          [22, -74],
          [30, -82],
          [38, -74],
          [30, -64],
        ],
        '#3fa7d6',
        { rim: 0.8 },
      )
      pen.fill(
        [
          [-62, -58],
          [62, -58],
          [58, 0],
          [-58, 0],
        ],
        '#7a4c29',
        { rim: 1 },
      )
      for (const y of [-40, -20])
        pen.line(
          [
            [-60, y],
            [60, y],
          ],
          '#4d2f19',
          1.4,
          { smooth: false },
        )
      for (const x of [-46, 38]) pen.fill(rect(x, -59, 9, 59), '#c2963f', { rim: 0.7 })
      pen.fill(
        limb(
          [
            [-64, -57],
            [64, -57],
          ],
          [8, 8],
        ),
        '#d3a84a',
        { rim: 0.9 },
      )
      pen.fill(
        [
          [-10, -58],
          [10, -58],
          [9, -36],
          [0, -30],
          [-9, -36],
        ],
        '#e3bd5f',
        { rim: 0.9 },
      )
      pen.fill(ellipse(0, -47, 3.4), '#2a180d', { smooth: true, plain: true })
      for (const [x, y] of [
        [-78, -3],
        [74, -3],
        [86, -2],
        [-66, -2],
      ] as const)
        pen.fill(ellipse(x, y, 9, 4), '#f0b93a', { smooth: true, rim: 0.7 })
    },
  },
  gold: {
    size: 26,
    shine: '#ffd46b',
    draw: (pen) => {
      pen.glow(0, -40, 100, '#ffd46b', 0.5)
      const { random } = pen.page
      for (let row = 0; row < 6; row++) {
        for (let index = 0; index < 10 - row * 1.6; index++) {
          const x = (index - (9 - row * 1.6) / 2) * 17 + random.between(-5, 5)
          pen.fill(ellipse(x, -8 - row * 15, 14, 9), random.pick(['#f0b93a', '#ffdf7e', '#d99a26']), {
            smooth: true,
            rim: 0.8,
            accent: row === 5,
          })
          pen.line(
            [
              [x - 8, -9 - row * 15],
              [x, -12 - row * 15],
              [x + 8, -9 - row * 15],
            ],
            '#a86f14',
            1.2,
            { opacity: 0.6 },
          )
        }
      }
    },
  },
  crown: {
    size: 18,
    held: true,
    shine: '#ffe08a',
    draw: (pen) => {
      pen.fill(
        [
          [-56, -14],
          [-66, -78],
          [-34, -44],
          [0, -98],
          [34, -44],
          [66, -78],
          [56, -14],
          [0, -2],
        ],
        '#e8b93c',
        { rim: 1, accent: true },
      )
      pen.fill(
        [
          [-57, -24],
          [0, -12],
          [57, -24],
          [55, -4],
          [0, 6],
          [-55, -4],
        ],
        '#c9922a',
        { smooth: false, rim: 0.7 },
      )
      for (const [x, y] of [
        [-66, -80],
        [0, -100],
        [66, -80],
      ] as const)
        pen.fill(ellipse(x, y, 8), '#fff0c0', { smooth: true, rim: 1 })
      for (const [x, color] of [
        [-34, '#3a7fc2'],
        [0, '#c23a4a'],
        [34, '#3fa06a'],
      ] as const)
        pen.fill(ellipse(x, -10 + Math.abs(x) * -0.14, 7), color, { smooth: true, rim: 0.6 })
    },
  },
  sword: {
    size: 62,
    held: true,
    draw: (pen) => {
      pen.fill(
        [
          [-5, -30],
          [-4, -96],
          [0, -104],
          [4, -96],
          [5, -30],
        ],
        '#cfd8e0',
        { rim: 1, accent: true },
      )
      pen.line(
        [
          [0, -98],
          [0, -32],
        ],
        '#8d99a6',
        1.2,
      )
      pen.fill(
        limb(
          [
            [-19, -29],
            [0, -27],
            [19, -29],
          ],
          [5, 7, 5],
        ),
        '#d3a84a',
        { smooth: true, rim: 0.9 },
      )
      pen.fill(rect(-3, -27, 6, 20), '#5a3826')
      pen.fill(ellipse(0, -4, 5), '#d3a84a', { smooth: true, rim: 0.9 })
    },
  },
  lantern: {
    size: 24,
    held: true,
    shine: '#ffc566',
    draw: (pen) => {
      pen.glow(0, -42, 210, '#ffb84d', 0.6)
      pen.line(
        [
          [-22, -80],
          [0, -104],
          [22, -80],
        ],
        '#3c3631',
        4,
      )
      pen.fill(
        [
          [-26, -84],
          [0, -98],
          [26, -84],
        ],
        '#4b443d',
        { rim: 1 },
      )
      pen.fill(rect(-22, -84, 44, 70), '#ffdf94', { glow: true })
      pen.fill(
        [
          [0, -66],
          [11, -40],
          [0, -24],
          [-11, -40],
        ],
        '#fffbe6',
        { smooth: true, glow: true, accent: true },
      )
      for (const x of [-22, 0, 22])
        pen.line(
          [
            [x, -84],
            [x, -14],
          ],
          '#3c3631',
          4,
        )
      pen.fill(
        [
          [-28, -14],
          [28, -14],
          [24, 0],
          [-24, 0],
        ],
        '#4b443d',
        { rim: 0.8 },
      )
    },
  },
  map: {
    size: 30,
    held: true,
    draw: (pen) => {
      pen.fill(
        [
          [-66, -84],
          [-22, -92],
          [22, -82],
          [66, -90],
          [64, -8],
          [22, -2],
          [-22, -12],
          [-64, -4],
        ],
        '#e6cf9c',
        { rim: 0.9 },
      )
      pen.fill(
        [
          [-22, -92],
          [22, -82],
          [22, -2],
          [-22, -12],
        ],
        '#d8bd83',
        { opacity: 0.7 },
      )
      pen.fill(scallop(pen.page.random, 14, -50, 30, 20, 6), '#a9b682', { smooth: true, opacity: 0.8 })
      for (const [x, y] of [
        [-46, -30],
        [-34, -40],
        [-20, -38],
        [-8, -48],
        [4, -46],
        [16, -56],
      ] as const)
        pen.line(
          [
            [x, y],
            [x + 6, y - 3],
          ],
          '#8a4a2c',
          2.4,
        )
      for (const flip of [-1, 1])
        pen.line(
          [
            [32 - 7 * flip, -70],
            [32 + 7 * flip, -56],
          ],
          '#c23a2a',
          4,
          { accent: true },
        )
      for (const [x, y] of [
        [-44, -64],
        [-34, -60],
      ] as const)
        pen.fill(
          [
            [x - 8, y + 8],
            [x, y - 8],
            [x + 8, y + 8],
          ],
          '#8c7a52',
        )
    },
  },
  book: {
    size: 22,
    held: true,
    draw: (pen) => {
      pen.fill(
        [
          [-74, -70],
          [0, -56],
          [74, -70],
          [78, -2],
          [0, 10],
          [-78, -2],
        ],
        '#7a2f2a',
        { rim: 0.8, accent: true },
      )
      for (const side of [-1, 1])
        pen.fill(
          [
            [0, -60],
            [side * 26, -74],
            [side * 70, -78],
            [side * 72, -10],
            [side * 26, -6],
            [0, 4],
          ],
          '#f5ead2',
          { smooth: false, rim: 0.5 },
        )
      for (const side of [-1, 1])
        for (const y of [-60, -48, -36, -24])
          pen.line(
            [
              [side * 14, y],
              [side * 34, y - 5],
              [side * 60, y - 6],
            ],
            '#a8987a',
            1.6,
            { opacity: 0.7 },
          )
      pen.line(
        [
          [0, -60],
          [0, 4],
        ],
        '#c9b78f',
        2,
      )
    },
  },
  flower: {
    size: 34,
    draw: (pen) => {
      pen.fill(
        limb(
          [
            [0, 0],
            [4, -30],
            [0, -66],
          ],
          [5, 4, 4],
        ),
        '#4c8a4a',
        { smooth: true },
      )
      pen.fill(
        [
          [2, -24],
          [24, -48],
          [34, -42],
          [20, -24],
        ],
        '#5fa356',
        { smooth: true, rim: 0.6 },
      )
      pen.fill(
        [
          [2, -14],
          [-22, -34],
          [-32, -28],
          [-18, -12],
        ],
        '#4f9350',
        { smooth: true, rim: 0.6 },
      )
      const [petal] = pen.page.palette.accent
      for (let index = 0; index < 8; index++) {
        const angle = (index / 8) * 2 * Math.PI
        pen.fill(
          ellipse(Math.cos(angle) * 17, -74 + Math.sin(angle) * 15, 12, 10),
          index % 2 ? petal : darken(petal, 0.12),
          { smooth: true, rim: 0.7, accent: true },
        )
      }
      pen.fill(ellipse(0, -74, 9, 8), '#f2c14e', { smooth: true, rim: 0.4 })
    },
  },
  grapes: {
    size: 34,
    aloft: true,
    draw: (pen) => {
      pen.line(
        [
          [-330, -150],
          [-190, -128],
          [-60, -106],
          [20, -110],
          [150, -128],
          [330, -140],
        ],
        '#6b4a2e',
        5,
      )
      for (const [x, y] of [
        [-240, -134],
        [-150, -120],
        [118, -122],
        [210, -132],
      ] as const)
        pen.fill(scallop(pen.page.random, x, y + 8, 24, 18, 5), '#5c9444', { smooth: true, rim: 0.6 })
      pen.line(
        [
          [0, -108],
          [0, -84],
        ],
        '#6b4a2e',
        4,
      )
      for (const [x, turn] of [
        [-32, -0.3],
        [34, 0.25],
      ] as const) {
        const leaf: Point[] = [
          [0, 12],
          [-30, 16],
          [-24, -2],
          [-34, -16],
          [-12, -16],
          [0, -34],
          [12, -16],
          [34, -16],
          [24, -2],
          [30, 16],
        ]
        pen.at(x, -96, 0.85, { turn }).fill(leaf, '#5c9444', { smooth: true, rim: 0.8 })
      }
      for (const [row, count] of [4, 5, 4, 3, 2, 1].entries()) {
        for (let index = 0; index < count; index++) {
          const x = (index - (count - 1) / 2) * 18
          const y = -78 + row * 14
          pen.fill(ellipse(x, y, 11, 11), (index + row) % 2 ? '#6b3a8a' : '#7d4a9c', {
            smooth: true,
            rim: 0.7,
            accent: true,
          })
          pen.fill(ellipse(x - 3.4 * -pen.page.lightFrom, y - 4, 2.4), '#e9d6f5', {
            smooth: true,
            opacity: 0.85,
            plain: true,
          })
        }
      }
    },
  },
  cheese: {
    size: 16,
    draw: (pen) => {
      pen.fill(
        [
          [-60, -30],
          [40, -74],
          [62, -36],
        ],
        '#ffe08a',
        { rim: 0.9 },
      )
      pen.fill(
        [
          [-60, -30],
          [62, -36],
          [62, 0],
          [-60, 4],
        ],
        '#f2bd45',
        { rim: 0.5, accent: true },
      )
      for (const [x, y, r] of [
        [-26, -14, 8],
        [10, -20, 6],
        [38, -12, 9],
      ] as const)
        pen.fill(ellipse(x, y, r), '#cf9426', { smooth: true })
    },
  },
  campfire: {
    size: 36,
    shine: '#ff9d3c',
    draw: (pen) => {
      pen.glow(0, -34, 220, '#ff9d3c', 0.65)
      for (const [a, b] of [
        [-40, 34],
        [40, -34],
      ] as const)
        pen.fill(
          limb(
            [
              [a, 0],
              [b, -14],
            ],
            [13, 11],
          ),
          '#5a3a24',
          { rim: 0.8 },
        )
      pen.fill(
        [
          [-28, -8],
          [-34, -40],
          [-16, -56],
          [-8, -92],
          [12, -64],
          [30, -44],
          [26, -8],
        ],
        '#f2702b',
        { smooth: true, glow: true, accent: true },
      )
      pen.fill(
        [
          [-16, -8],
          [-18, -34],
          [-2, -62],
          [16, -34],
          [14, -8],
        ],
        '#ffc24a',
        { smooth: true, glow: true },
      )
      pen.fill(
        [
          [-7, -8],
          [0, -36],
          [8, -8],
        ],
        '#fff3c4',
        { smooth: true, glow: true },
      )
    },
  },
} as const satisfies Record<string, Prop>
