import { darken, lighten, type Color } from '../color.js'
import { ellipse, limb, rect, type Point } from '../geometry.js'
import type { Pen } from '../pen.js'
import { EVERYDAY } from '../objects/everyday.js'
import { drawFern } from '../objects/plants.js'
import { floorLine, room, type Place, type Scenery } from './scenery.js'

/** Rooms. Furniture stands along the wall, so that the middle of the floor is free. */
export const ROOMS = {
  classroom: indoor('#dfe4d2', '#b98d5e', (pen, s, u) => {
    const [x, y] = [s.view.width / 2, floorLine(s.view)]
    pen.fill(rect(x - u * 1.0, y - u * 1.75, u * 2, u * 1.1), '#8a6442', { rim: 0.6 })
    pen.fill(rect(x - u * 0.95, y - u * 1.7, u * 1.9, u), '#2f5a4c')
    for (const [dx, dy, long] of [
      [-0.8, -1.5, 0.7],
      [-0.8, -1.32, 0.5],
      [-0.8, -1.14, 0.62],
    ] as const)
      pen.line(
        [
          [x + dx * u, y + dy * u],
          [x + (dx + long) * u, y + dy * u - 2],
        ],
        '#dfeee4',
        u * 0.014,
        { opacity: 0.7 },
      )
    pen.line(ellipse(x + u * 0.45, y - u * 1.2, u * 0.26), '#f2e3a8', u * 0.016)
    shelf(pen.at(x + u * 1.6, y), u)
    windowAt(pen.at(x - u * 1.75, y - u * 0.6), u)
  }),
  office: indoor('#d9dde0', '#9a8f86', (pen, s, u) => {
    const [x, y] = [s.view.width / 2, floorLine(s.view)]
    for (const dx of [-1.15, 0, 1.15]) windowAt(pen.at(x + dx * u, y - u * 0.55), u, true)
    desk(pen.at(x + u * 1.25, y + u * 0.14), u)
    plant(pen.at(x - u * 1.5, y + u * 0.05), u)
  }),
  kitchen: indoor('#efe0c4', '#b5835a', (pen, s, u) => {
    const [x, y] = [s.view.width / 2, floorLine(s.view)]
    windowAt(pen.at(x - u * 0.2, y - u * 0.85), u * 0.85)
    pen.fill(rect(x - u * 2.4, y - u * 0.52, u * 4.8, u * 0.54), '#5f8a86', { rim: 0.5 })
    for (let index = -5; index < 6; index++)
      pen.fill(rect(x + (index * 0.44 - 0.18) * u, y - u * 0.42, u * 0.36, u * 0.38), '#6c9894', { rim: 0.3 })
    pen.fill(rect(x - u * 2.4, y - u * 0.57, u * 4.8, u * 0.07), '#e9d6b4', { rim: 0.6 })
    for (const [dx, color] of [
      [-1.6, '#c2563f'],
      [-1.3, '#d9a441'],
      [1.2, '#8a9aa5'],
      [1.6, '#c2563f'],
    ] as const) {
      pen.fill(
        [
          [x + (dx - 0.13) * u, y - u * 0.57],
          [x + (dx - 0.14) * u, y - u * 0.76],
          [x + (dx + 0.14) * u, y - u * 0.76],
          [x + (dx + 0.13) * u, y - u * 0.57],
        ],
        color,
        { rim: 0.9 },
      )
      pen.fill(ellipse(x + dx * u, y - u * 0.77, u * 0.15, u * 0.025), lighten(color, 0.2), { smooth: true })
    }
    pen.fill(rect(x + u * 0.7, y - u * 1.5, u * 1.3, u * 0.06), '#8a6442', { rim: 0.6 })
    for (let index = 0; index < 5; index++)
      pen.fill(
        rect(x + (0.78 + index * 0.24) * u, y - u * 1.72, u * 0.16, u * 0.22),
        index % 2 ? '#d98a5a' : '#f4ead8',
        { rim: 0.7 },
      )
  }),
  home: indoor('#d8bfa4', '#8a5f42', (pen, s, u) => {
    const [x, y] = [s.view.width / 2, floorLine(s.view)]
    const [first, second] = pen.page.palette.accent
    windowAt(pen.at(x - u * 1.2, y - u * 0.62), u)
    pen.fill(rect(x + u * 0.1, y - u * 1.6, u * 0.6, u * 0.46), '#6b4a2e', { rim: 0.6 })
    pen.fill(rect(x + u * 0.15, y - u * 1.55, u * 0.5, u * 0.36), second)
    pen.fill(
      [
        [x + u * 0.15, y - u * 1.19],
        [x + u * 0.3, y - u * 1.4],
        [x + u * 0.45, y - u * 1.26],
        [x + u * 0.55, y - u * 1.36],
        [x + u * 0.65, y - u * 1.19],
      ],
      first,
    )
    sofa(pen.at(x + u * 0.55, y + u * 0.1), u, first)
    pen.line(
      [
        [x + u * 1.75, y],
        [x + u * 1.75, y - u * 1.1],
      ],
      '#3b332c',
      u * 0.03,
    )
    pen.glow(x + u * 1.75, y - u * 1.2, u * 0.9, '#ffdf9c', 0.5)
    pen.fill(
      [
        [x + u * 1.53, y - u * 1.05],
        [x + u * 1.63, y - u * 1.36],
        [x + u * 1.87, y - u * 1.36],
        [x + u * 1.97, y - u * 1.05],
      ],
      '#ffe9bd',
      { glow: true },
    )
    shelf(pen.at(x - u * 2.1, y), u)
  }),
  laboratory: indoor('#d3dfe3', '#8f9ca5', (pen, s, u) => {
    const [x, y] = [s.view.width / 2, floorLine(s.view)]
    shelf(pen.at(x - u * 1.6, y - u * 0.2), u)
    windowAt(pen.at(x + u * 0.1, y - u * 0.8), u)
    pen.fill(rect(x - u * 2.4, y - u * 0.5, u * 4.8, u * 0.6), '#b9c7cd', { rim: 0.5 })
    pen.fill(rect(x - u * 2.4, y - u * 0.55, u * 4.8, u * 0.07), '#eef3f5', { rim: 0.5 })
    for (const [dx, color, size] of [
      [-1.1, '#5fc9a8', 1],
      [-0.75, '#e0709a', 0.8],
      [0.95, '#6fb4ea', 1.1],
      [1.35, '#f2c14e', 0.9],
      [1.7, '#9a7ad8', 0.8],
    ] as const)
      flask(pen.at(x + dx * u, y - u * 0.55), u * 0.42 * size, color)
  }),
  factory: indoor('#8e949b', '#6f6a66', (pen, s, u) => {
    const [x, y] = [s.view.width / 2, floorLine(s.view)]
    for (const dx of [-1.4, 0, 1.4]) windowAt(pen.at(x + dx * u, y - u * 1.2), u * 0.8)
    for (const [dx, size] of [
      [-1.4, 1],
      [1.5, 1.2],
    ] as const)
      EVERYDAY.gear.draw(pen.at(x + dx * u, y + u * 0.05, (u * size) / 110))
    pen.fill(
      limb(
        [
          [x - u * 2.4, y - u * 1.95],
          [x + u * 2.4, y - u * 1.95],
        ],
        [u * 0.16, u * 0.16],
      ),
      '#a8764a',
      { rim: 0.9 },
    )
    pen.fill(rect(x - u * 2.4, y - u * 0.22, u * 4.8, u * 0.1), '#3b3f46', { rim: 0.7 })
    for (let index = -4; index < 5; index++) {
      pen.fill(ellipse(x + index * u * 0.5, y - u * 0.05, u * 0.09), '#4b5059', { smooth: true, rim: 0.7 })
      if (index % 2 === 0)
        pen.fill(rect(x + (index * 0.5 - 0.14) * u, y - u * 0.48, u * 0.28, u * 0.26), '#c29a62', {
          rim: 0.7,
        })
    }
  }),
  stage: {
    indoor: true,
    light: 'cave',
    back: (s) => {
      const { pen, view } = s
      const { width, height, focus } = view
      const edge = floorLine(view)
      const [first] = pen.page.palette.accent
      room(s, '#3a2a3c', '#8a5f42')
      for (let index = 0; index < 16; index++) {
        const x = (index / 15) * width
        pen.far(0.1).fill(
          [
            [x - width * 0.045, -20],
            [x + width * 0.045, -20],
            [x + width * 0.05, edge],
            [x - width * 0.03, edge],
          ],
          index % 2 ? darken(first, 0.3) : darken(first, 0.45),
          { rim: 0.4 },
        )
      }
      for (const [x, lean] of [
        [0.2, 0],
        [0.5, 0],
        [0.8, 0],
      ] as const) {
        pen.fill(
          [
            [width * x - 16, -20],
            [width * x + 16, -20],
            [focus + width * (0.16 + lean), edge + height * 0.1],
            [focus - width * 0.16, edge + height * 0.1],
          ],
          '#fff0c8',
          { opacity: 0.13, glow: true },
        )
      }
      pen.fill(ellipse(focus, Math.min(view.ground, height * 0.92), width * 0.24, height * 0.05), '#fff0c8', {
        smooth: true,
        opacity: 0.4,
        glow: true,
      })
      for (const side of [0, 1])
        pen.fill(
          [
            [side * width + (side ? 30 : -30), -30],
            [side * width + (side ? -0.16 : 0.16) * width, -30],
            [side * width + (side ? -0.1 : 0.1) * width, height * 0.5],
            [side * width + (side ? -0.05 : 0.05) * width, height + 20],
            [side * width + (side ? 30 : -30), height + 20],
          ],
          darken(first, 0.12),
          { smooth: false, rim: 1 },
        )
    },
  },
} as const satisfies Record<string, Place>

function indoor(
  wall: Color,
  floor: Color,
  furnish: (pen: Pen, scenery: Scenery, person: number) => void,
): Place {
  return {
    indoor: true,
    back: (s) => {
      room(s, wall, floor)
      const person = s.view.close ? s.view.height * 0.62 : Math.max(s.view.height * 0.3, s.view.unit * 0.95)
      furnish(s.pen.far(s.view.close ? 0.22 : 0.1), s, Math.min(person, s.view.height * 0.7))
    },
  }
}

function windowAt(pen: Pen, u: number, city = false): void {
  const { sky, dark } = pen.page.palette
  pen.fill(rect(-u * 0.46, -u * 1.06, u * 0.92, u * 1.06), '#f6efe2', { rim: 0.6 })
  pen.fill(rect(-u * 0.4, -u, u * 0.8, u * 0.94), dark ? sky[1] : lighten(sky[2], 0.3), { glow: true })
  for (let index = 0; index < (city ? 5 : 0); index++)
    pen.fill(
      rect(
        (-0.38 + index * 0.155) * u,
        -u * (0.3 + ((index * 7) % 5) * 0.08),
        u * 0.13,
        u * (0.24 + ((index * 7) % 5) * 0.08),
      ),
      sky[1],
      { glow: true },
    )
  pen.line(
    [
      [0, -u],
      [0, -u * 0.06],
    ],
    '#f6efe2',
    u * 0.03,
  )
  pen.line(
    [
      [-u * 0.4, -u * 0.53],
      [u * 0.4, -u * 0.53],
    ],
    '#f6efe2',
    u * 0.03,
  )
  if (!dark)
    pen.fill(
      [
        [-u * 0.4, 0],
        [u * 0.4, 0],
        [u * (0.4 - pen.page.lightFrom * 1), u * 1.1],
        [u * (-0.4 - pen.page.lightFrom * 1), u * 1.1],
      ],
      '#fff6d6',
      { opacity: 0.13, glow: true },
    )
}

function shelf(pen: Pen, u: number): void {
  pen.fill(rect(-u * 0.42, -u * 1.5, u * 0.84, u * 1.5), '#6b4a2e', { rim: 0.6 })
  const { random } = pen.page
  for (let row = 0; row < 4; row++) {
    pen.fill(rect(-u * 0.37, -u * (1.44 - row * 0.36), u * 0.74, u * 0.3), '#4b3320')
    for (let x = -0.35; x < 0.28; x += random.between(0.06, 0.11)) {
      const tall = random.between(0.18, 0.27)
      pen.fill(
        rect(u * x, -u * (1.14 - row * 0.36) - u * tall, u * 0.055, u * tall),
        random.pick<Color>(['#b5503c', '#d9a441', '#4f7d8a', '#7a8f5f', '#e6d8bc', '#6b4a7a']),
      )
    }
  }
}

function desk(pen: Pen, u: number): void {
  for (const x of [-0.55, 0.5]) pen.fill(rect(u * x, -u * 0.42, u * 0.06, u * 0.42), '#5a4030')
  pen.fill(rect(-u * 0.66, -u * 0.47, u * 1.32, u * 0.06), '#a8794e', { rim: 0.8 })
  EVERYDAY.laptop.draw(pen.at(0, -u * 0.47, u * 0.0034))
}

function plant(pen: Pen, u: number): void {
  drawFern(pen.at(0, -u * 0.3), u * 0.5, '#4f8a58')
  pen.fill(
    [
      [-u * 0.16, -u * 0.34],
      [u * 0.16, -u * 0.34],
      [u * 0.12, 0],
      [-u * 0.12, 0],
    ],
    '#c2724a',
    { rim: 0.9 },
  )
}

function sofa(pen: Pen, u: number, color: Color): void {
  const back: Point[] = [
    [-u * 0.8, -u * 0.1],
    [-u * 0.78, -u * 0.62],
    [-u * 0.6, -u * 0.72],
    [u * 0.6, -u * 0.72],
    [u * 0.78, -u * 0.62],
    [u * 0.8, -u * 0.1],
  ]
  pen.fill(back, darken(color, 0.2), { smooth: true, rim: 0.9 })
  pen.fill(rect(-u * 0.72, -u * 0.36, u * 1.44, u * 0.24), color, { rim: 0.7 })
  for (const side of [-1, 1])
    pen.fill(
      limb(
        [
          [side * u * 0.78, -u * 0.04],
          [side * u * 0.78, -u * 0.44],
        ],
        [u * 0.2, u * 0.22],
      ),
      darken(color, 0.08),
      { smooth: true, rim: 0.8 },
    )
}

function flask(pen: Pen, size: number, color: Color): void {
  pen.fill(
    [
      [-size * 0.12, -size],
      [size * 0.12, -size],
      [size * 0.12, -size * 0.6],
      [size * 0.42, -size * 0.06],
      [size * 0.34, 0],
      [-size * 0.34, 0],
      [-size * 0.42, -size * 0.06],
      [-size * 0.12, -size * 0.6],
    ],
    '#eef8fb',
    { rim: 0.9, opacity: 0.85 },
  )
  pen.fill(
    [
      [-size * 0.22, -size * 0.4],
      [size * 0.22, -size * 0.4],
      [size * 0.4, -size * 0.06],
      [size * 0.33, -size * 0.02],
      [-size * 0.33, -size * 0.02],
      [-size * 0.4, -size * 0.06],
    ],
    color,
    { rim: 0.5 },
  )
  pen.glow(0, -size * 0.3, size * 0.7, color, 0.35)
}
