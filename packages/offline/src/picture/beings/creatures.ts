import { darken, lighten, mix, type Color } from '../color.js'
import { ellipse, limb, rect, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'
import type { Being } from './being.js'

/** The animals and machines that do not stand on four legs like a fox. All face right. */
export const CREATURES = {
  tortoise: being(
    44,
    34,
    -25,
    17,
    '#7a6a3c',
    (pen) => {
      for (const [x, near] of [
        [22, 0],
        [-20, 0],
        [17, 1],
        [-26, 1],
      ] as const)
        pen.fill(
          limb(
            [
              [x, -13],
              [x + 2, -2],
            ],
            [11, 9],
          ),
          darken('#7d9450', near ? 0 : 0.3),
          { rim: 0.5 * near },
        )
      pen.fill(
        limb(
          [
            [24, -15],
            [33, -22],
            [40, -25],
          ],
          [12, 10, 10],
        ),
        '#8aa05a',
        { smooth: true, rim: 0.8 },
      )
      pen.fill(
        [
          [31, -25],
          [36, -34],
          [45, -33],
          [50, -25],
          [46, -19],
          [35, -18],
        ],
        '#8fa65e',
        { smooth: true, rim: 1, accent: true },
      )
      pen.fill(
        [
          [-36, -11],
          [-32, -28],
          [-16, -41],
          [4, -43],
          [22, -34],
          [31, -18],
          [30, -10],
          [0, -7],
        ],
        '#7a5a34',
        { smooth: true, rim: 1 },
      )
      for (const [x, y, size] of [
        [-17, -26, 8],
        [-1, -31, 9],
        [15, -25, 8],
        [-26, -16, 5],
        [7, -17, 7],
        [-9, -15, 6],
      ] as const)
        pen.fill(ellipse(x, y, size, size * 0.82, 6), '#9c7a45', { rim: 0.2 })
      pen.fill(
        limb(
          [
            [-37, -10],
            [0, -6],
            [32, -9],
          ],
          [4, 5, 4],
        ),
        '#c9ab6d',
        { smooth: true, rim: 0.5 },
      )
      eye(pen, 43, -28, 2.2)
      pen.line(
        [
          [49, -23],
          [44, -21.5],
          [40, -23],
        ],
        '#3b4722',
        0.8,
      )
    },
    'shell',
  ),
  bird: being(40, 15, -33, 9, '#2b2e3b', (pen) => {
    for (const x of [-3, 4])
      pen.line(
        [
          [x, -14],
          [x + 1, 0],
          [x + 5, 0],
        ],
        '#3a3026',
        1.4,
      )
    pen.fill(
      [
        [-14, -20],
        [-36, -10],
        [-33, -16],
        [-39, -18],
        [-16, -30],
      ],
      '#22242e',
      { rim: 0.8 },
    )
    pen.fill(
      [
        [-18, -22],
        [-10, -33],
        [4, -38],
        [14, -36],
        [16, -24],
        [6, -12],
        [-8, -12],
      ],
      '#2b2e3b',
      { smooth: true, rim: 1, accent: true },
    )
    pen.fill(ellipse(14, -34, 8.6, 8), '#2f3342', { smooth: true, rim: 1, accent: true })
    pen.fill(
      [
        [20, -37],
        [33, -32],
        [20, -30],
      ],
      '#e0a33a',
      { rim: 0.4 },
    )
    pen.fill(
      [
        [-18, -25],
        [-4, -31],
        [6, -27],
        [-2, -18],
        [-22, -13],
      ],
      '#1c1e27',
      { smooth: true, rim: 0.9 },
    )
    eye(pen, 17, -36, 1.8)
  }),
  owl: being(56, 0, -42, 13, '#7b5b3d', (pen) => {
    pen.fill(
      [
        [-17, -4],
        [-20, -26],
        [-15, -50],
        [-16, -58],
        [-6, -54],
        [6, -54],
        [16, -58],
        [15, -50],
        [20, -26],
        [17, -4],
        [0, 0],
      ],
      '#7b5b3d',
      { smooth: true, rim: 1, accent: true },
    )
    pen.fill(ellipse(0, -18, 11, 15), '#d9bd8f', { smooth: true })
    for (const side of [-1, 1]) {
      pen.fill(ellipse(side * 6.6, -42, 7.4), '#ecd7ae', { smooth: true })
      pen.fill(ellipse(side * 6.6, -42, 4.6), '#f2b632', { smooth: true, plain: true })
      pen.fill(ellipse(side * 6.6, -42, 2.6), '#15100c', { smooth: true, plain: true })
      pen.fill(ellipse(side * 6.6 + 1, -43.4, 0.9), '#ffffff', { smooth: true, glow: true })
      pen.fill(
        [
          [side * 17, -38],
          [side * 22, -20],
          [side * 15, -4],
          [side * 11, -22],
        ],
        '#5f442c',
        { smooth: true, rim: 0.8 },
      )
    }
    pen.fill(
      [
        [-2.4, -38],
        [2.4, -38],
        [0, -32],
      ],
      '#d98a2b',
    )
    for (const y of [-24, -18, -12])
      pen.line(
        [
          [-6, y],
          [-3, y + 2.4],
          [0, y],
          [3, y + 2.4],
          [6, y],
        ],
        '#a3835a',
        1,
      )
  }),
  fish: being(40, 18, -30, 14, '#f0913a', (pen) => {
    pen.fill(
      [
        [-24, -30],
        [-44, -44],
        [-39, -30],
        [-44, -15],
      ],
      '#e0732e',
      { smooth: true, rim: 0.8, accent: true },
    )
    pen.fill(
      [
        [-8, -44],
        [6, -57],
        [18, -44],
      ],
      '#e0732e',
      { smooth: true, rim: 0.8 },
    )
    pen.fill(
      [
        [-28, -30],
        [-10, -44],
        [14, -46],
        [32, -34],
        [36, -29],
        [30, -22],
        [12, -14],
        [-12, -17],
      ],
      '#f0913a',
      { smooth: true, rim: 1, accent: true },
    )
    for (const x of [-6, 10])
      pen.fill(
        limb(
          [
            [x, -45],
            [x + 3, -30],
            [x, -16],
          ],
          [5, 6, 5],
        ),
        '#fdf3e4',
        { smooth: true },
      )
    pen.fill(
      [
        [2, -28],
        [-8, -20],
        [4, -18],
      ],
      '#e0732e',
      { smooth: true },
    )
    eye(pen, 24, -33, 3.4)
  }),
  ant: being(32, 26, -22, 8, '#7c2f22', (pen) =>
    insect(
      pen,
      '#7c2f22',
      [
        [-20, -18, 14, 9],
        [0, -17, 7, 6],
        [14, -19, 6, 6],
      ],
      25,
      -23,
    ),
  ),
  grasshopper: being(38, 24, -28, 8, '#76b043', (pen) => {
    pen.fill(
      limb(
        [
          [-6, -20],
          [-20, -44],
          [-32, 0],
        ],
        [6, 4, 1.6],
      ),
      '#5f9636',
      { rim: 0.9 },
    )
    insect(
      pen,
      '#76b043',
      [
        [-16, -20, 22, 6],
        [6, -22, 9, 7],
      ],
      22,
      -28,
    )
    pen.fill(
      [
        [6, -26],
        [-16, -31],
        [-42, -22],
        [-18, -19],
      ],
      '#94c95e',
      { smooth: true, rim: 0.8, opacity: 0.9 },
    )
  }),
  dragon: being(104, 34, -86, 14, '#477a54', (pen) => {
    pen.fill(
      [
        [-4, -58],
        [-24, -104],
        [-62, -116],
        [-52, -92],
        [-60, -80],
        [-42, -74],
        [-40, -60],
        [-20, -56],
      ],
      '#7a2630',
      { rim: 1 },
    )
    pen.fill(
      limb(
        [
          [-10, -26],
          [-38, -14],
          [-66, -18],
          [-82, -38],
        ],
        [26, 17, 10, 3],
      ),
      '#3f6b4a',
      { smooth: true, rim: 1 },
    )
    for (const x of [-16, 14])
      pen.fill(
        limb(
          [
            [x, -30],
            [x + 4, -14],
            [x + 2, -2],
          ],
          [18, 11, 10],
        ),
        darken('#3f6b4a', x < 0 ? 0.2 : 0),
        { smooth: true, rim: 0.6 },
      )
    pen.fill(
      [
        [-26, -34],
        [-18, -58],
        [4, -64],
        [22, -52],
        [24, -28],
        [4, -16],
        [-16, -18],
      ],
      '#477a54',
      { smooth: true, rim: 1, accent: true },
    )
    pen.fill(
      limb(
        [
          [10, -50],
          [28, -62],
          [22, -80],
          [32, -88],
        ],
        [26, 17, 14, 14],
      ),
      '#477a54',
      { smooth: true, rim: 1, accent: true },
    )
    pen.fill(
      [
        [22, -92],
        [30, -102],
        [44, -98],
        [62, -88],
        [60, -81],
        [42, -77],
        [28, -78],
      ],
      '#4f875d',
      { smooth: true, rim: 1 },
    )
    for (const x of [24, 30])
      pen.fill(
        limb(
          [
            [x, -98],
            [x - 12, -112],
          ],
          [4, 0.8],
        ),
        '#d9c79a',
        { rim: 0.8 },
      )
    for (const [x, y] of [
      [-14, -60],
      [0, -66],
      [12, -66],
      [16, -78],
      [20, -90],
    ] as const)
      pen.fill(
        [
          [x - 4, y + 4],
          [x - 4, y - 6],
          [x + 5, y + 2],
        ],
        '#b5553c',
      )
    eye(pen, 38, -92, 2.6, '#ffd23a')
    pen.line(
      [
        [60, -83],
        [48, -82],
        [40, -84],
      ],
      '#203a28',
      1,
    )
  }),
  robot: being(
    84,
    0,
    -66,
    17,
    '#b9c2cc',
    (pen) => {
      pen.fill(ellipse(0, 0.5, 24, 3), '#0a0c14', { smooth: true, opacity: 0.35, plain: true })
      for (const side of [-1, 1]) {
        pen.fill(rect(side * 8 - 4, -18, 8, 16), '#7d8794', { rim: 0.6 })
        pen.fill(
          [
            [side * 8 - 7, 0],
            [side * 8 - 6, -6],
            [side * 8 + 6, -6],
            [side * 8 + 7, 0],
          ],
          '#566070',
          { rim: 0.6 },
        )
        pen.fill(
          limb(
            [
              [side * 18, -42],
              [side * 26, -30],
              [side * 25, -18],
            ],
            [6, 6, 5],
          ),
          '#8d98a6',
          { smooth: true, rim: 0.8 },
        )
        pen.fill(ellipse(side * 25, -16, 4.6), '#566070', { smooth: true, rim: 0.6 })
      }
      pen.fill(
        [
          [-17, -46],
          [17, -46],
          [15, -18],
          [-15, -18],
        ],
        '#b9c2cc',
        { smooth: true, rim: 1, accent: true },
      )
      pen.fill(ellipse(0, -32, 5.4), '#4fd0e6', { smooth: true, glow: true })
      pen.fill(rect(-4, -50, 8, 6), '#6b7684')
      pen.fill(
        [
          [-20, -78],
          [-16, -84],
          [16, -84],
          [20, -78],
          [20, -54],
          [16, -49],
          [-16, -49],
          [-20, -54],
        ],
        '#cdd5dd',
        { smooth: true, rim: 1 },
      )
      pen.fill(
        [
          [-16, -76],
          [16, -76],
          [16, -57],
          [-16, -57],
        ],
        '#1d2733',
        { smooth: true },
      )
      for (const x of [-7, 7]) pen.fill(ellipse(x, -67, 3.6, 4.4), '#6fe3f5', { smooth: true, glow: true })
      pen.glow(0, -66, 26, '#6fe3f5', 0.25)
      pen.line(
        [
          [0, -84],
          [0, -92],
        ],
        '#6b7684',
        1.6,
      )
      pen.fill(ellipse(0, -94, 2.8), '#ff7a5c', { smooth: true, glow: true })
      pen.line(
        [
          [-5, -60],
          [0, -58.6],
          [5, -60],
        ],
        '#6fe3f5',
        1,
      )
    },
    'box',
  ),
} as const satisfies Record<string, Being>

function being(
  height: number,
  x: number,
  y: number,
  radius: number,
  color: Color,
  draw: (pen: Pen) => void,
  behind: 'round' | 'shell' | 'box' = 'round',
): Being {
  return {
    height,
    head: { x, y, radius },
    reach: Math.max(44, x + radius + 4, height * 0.8),
    drawBehind: (pen) => {
      pen.fill(
        [
          [-0.8, 0.4],
          [-2.2, 1.3],
          [-2.9, 3],
          [-2.9, 6],
          [2.9, 6],
          [2.9, 3],
          [2.2, 1.3],
          [0.8, 0.4],
        ],
        darken(color, 0.15),
        { smooth: true, rim: 0.8 },
      )
      if (behind === 'shell') drawShell(pen, color)
      if (behind === 'box') {
        pen.line(
          [
            [0, -1],
            [0, -1.7],
          ],
          darken(color, 0.4),
          0.12,
        )
        pen.fill(ellipse(0, -1.75, 0.2), '#ff7a5c', { smooth: true, glow: true })
        pen.fill(
          [
            [-1.1, -0.7],
            [-0.9, -1],
            [0.9, -1],
            [1.1, -0.7],
            [1.1, 0.7],
            [0.9, 1],
            [-0.9, 1],
            [-1.1, 0.7],
          ],
          color,
          { smooth: true, rim: 1 },
        )
        return
      }
      pen.fill(ellipse(0, 0, 1, 1.04, 20), behind === 'shell' ? '#8aa05a' : color, { smooth: true, rim: 1 })
    },
    draw: (pen) => {
      if (height < 80)
        pen.fill(ellipse(0, 0.5, 30, 3), '#0a0c14', { smooth: true, opacity: 0.3, plain: true })
      draw(pen)
    },
  }
}

function drawShell(pen: Pen, color: Color): void {
  pen.fill(
    [
      [-1, 0.7],
      [-2.4, 1.4],
      [-3, 2.8],
      [-3, 6],
      [3, 6],
      [3, 2.8],
      [2.4, 1.4],
      [1, 0.7],
    ],
    color,
    { smooth: true, rim: 1 },
  )
  for (const [x, y] of [
    [0, 1.9],
    [-1.5, 2.4],
    [1.5, 2.4],
    [0, 3.7],
    [-1.7, 4.3],
    [1.7, 4.3],
  ] as const)
    pen.fill(ellipse(x, y, 0.72, 0.8, 6), mix(color, '#d9b878', 0.4), { rim: 0.4 })
}

function eye(pen: Pen, x: number, y: number, radius: number, color: Color = '#fdf6e2'): void {
  pen.fill(ellipse(x, y, radius, radius), color, { smooth: true, plain: true })
  pen.fill(ellipse(x + radius * 0.25, y, radius * 0.62), '#15100c', { smooth: true, plain: true })
  pen.fill(ellipse(x + radius * 0.45, y - radius * 0.3, radius * 0.24), '#ffffff', {
    smooth: true,
    glow: true,
  })
}

function insect(
  pen: Pen,
  color: Color,
  parts: readonly (readonly [x: number, y: number, rx: number, ry: number])[],
  x: number,
  y: number,
): void {
  for (const foot of [-18, -4, 8, 20])
    pen.line(
      [
        [foot * 0.35, -17],
        [foot * 1.1, -24],
        [foot * 1.3, 0],
      ],
      darken(color, 0.35),
      1.5,
      { smooth: false },
    )
  for (const [px, py, rx, ry] of parts)
    pen.fill(ellipse(px, py, rx, ry), color, { smooth: true, rim: 1, accent: true })
  pen.fill(ellipse(x, y, 8, 7.4), lighten(color, 0.06), { smooth: true, rim: 1, accent: true })
  for (const lean of [4, 10]) {
    const tip: Point = [x + lean + 4, y - 17]
    pen.line([[x + 3, y - 6], [x + lean - 1, y - 13], tip], darken(color, 0.3), 1)
  }
  eye(pen, x + 3.4, y - 1.4, 2.4)
}
