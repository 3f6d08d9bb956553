import { darken, type Color } from '../color.js'
import { downTo, ellipse, limb, rect, ridge, scallop, type Point } from '../geometry.js'
import { drawFern, drawGrass, drawPalm, drawRock, drawConifer } from '../objects/plants.js'
import { drawHouse } from './buildings.js'
import { frame, ground, hills, strew, type Place, type Scenery } from './scenery.js'

/** Places at, on and under water. */
export const WATER = {
  sea: {
    back: (s) => {
      water(s, 1)
      rocks(s)
    },
  },
  beach: {
    back: (s) => {
      hills(s, 0.1, '#6f93a0', 0.6)
      water(s, 0.42)
      shore(s, 0.36, '#ecd3a0')
      strew(s, { count: 4, from: 0.42, to: 0.6, clear: 0.34 }, (pen, person) => drawPalm(pen, person * 3))
      strew(s, { count: 6, from: 0.5, to: 0.9, clear: 0.26 }, (pen, person) =>
        drawRock(pen, person * 0.24, person * 0.1, '#c9a878'),
      )
    },
    front: (s) => frame(s, (pen, size) => drawFern(pen, size * 0.28, '#1d3a2b')),
  },
  island: {
    back: (s) => {
      const { pen, view } = s
      water(s, 1)
      const x = view.focus > view.width / 2 ? view.width * 0.3 : view.width * 0.7
      const layer = pen.at(x, view.horizon + 12).far(0.36)
      const size = view.width * 0.2
      layer.fill(
        [
          [-size * 1.3, 4],
          [-size * 0.8, -size * 0.16],
          [-size * 0.3, -size * 0.42],
          [size * 0.1, -size * 0.5],
          [size * 0.7, -size * 0.18],
          [size * 1.3, 4],
        ],
        '#6a9460',
        { smooth: true, rim: 0.8 },
      )
      for (const dx of [-0.5, -0.2, 0.3, 0.6]) drawPalm(layer.at(dx * size, -size * 0.16), size * 0.5)
      shore(s, 0.55, '#ecd3a0')
    },
  },
  harbour: {
    back: (s) => {
      const { pen, view, random } = s
      hills(s, 0.2, '#7f93a0', 0.66)
      for (let index = 0; index < 11; index++)
        drawHouse(
          pen.at(view.width * ((index + 0.5) / 11), view.horizon + 6).far(0.42),
          view.width * 0.085,
          view.height * random.between(0.1, 0.17),
          random.pick(['#e6cfa8', '#d8a98a', '#c9d2d4', '#e9dcc0']),
          random.pick(['#a8503c', '#7a4a3a', '#5a6470']),
        )
      water(s, 0.62)
      for (const [x, t, size] of [
        [0.16, 0.16, 0.16],
        [0.84, 0.24, 0.2],
        [0.6, 0.1, 0.11],
      ] as const)
        ship(
          pen.at(view.width * x, view.horizon + (view.height - view.horizon) * t).far(0.24),
          view.height * size,
        )
      planks(s, 0.58)
    },
  },
  river: {
    back: (s) => {
      hills(s, 0.26, '#6f8f88', 0.7)
      banks(s)
    },
    front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.5, size * 0.22, 22, '#1d3326')),
  },
  lake: {
    back: (s) => {
      hills(s, 0.44, '#7d8fa3', 0.76, 0.7)
      hills(s, 0.2, '#6a8a7d', 0.54)
      water(s, 0.56)
      shore(s, 0.52, '#7d9556')
      strew(s, { count: 10, from: 0.54, to: 0.8, clear: 0.24 }, (pen, person) =>
        drawGrass(pen, person * 0.8, person * 0.4, 10, '#6a8548'),
      )
    },
    front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.5, size * 0.24, 22, '#1d3326')),
  },
  deep: {
    light: 'deep',
    back: (s) => {
      const { pen, view, random } = s
      for (const [lift, depth] of [
        [0.3, 0.7],
        [0.18, 0.45],
      ] as const)
        hills(s, lift, '#2a6f86', depth, 0.5)
      ground(s, '#5f94a0', 0.3)
      strew(s, { count: 16, from: 0.05, to: 0.9, clear: 0.24 }, (pen, person, index) => {
        const color = random.pick<Color>(['#e0707a', '#f0a05a', '#b06fc0', '#58a87a'])
        if (index % 2) drawFern(pen, person * 0.5, color)
        else
          pen.fill(scallop(random, 0, -person * 0.14, person * 0.3, person * 0.22, 6, true), color, {
            smooth: true,
            rim: 0.6,
          })
      })
      for (let index = 0; index < 26; index++)
        pen.fill(
          ellipse(random.between(0, view.width), random.between(0, view.height * 0.8), random.between(2, 9)),
          '#e8fff8',
          { smooth: true, opacity: 0.4, plain: true },
        )
    },
  },
  ship: {
    back: (s) => {
      const { pen, view } = s
      water(s, 1)
      planks(s, 0.34)
      const base = view.horizon + (view.height - view.horizon) * 0.42
      for (const [x, size] of [
        [0.12, 1],
        [0.9, 0.86],
      ] as const) {
        pen.far(0.08).fill(
          limb(
            [
              [view.width * x, base],
              [view.width * x, -40],
            ],
            [view.width * 0.03 * size, view.width * 0.02],
          ),
          '#6b4a2e',
          { rim: 0.9 },
        )
        pen.far(0.1).fill(
          [
            [view.width * (x - 0.13), -30],
            [view.width * (x + 0.13), -30],
            [view.width * (x + 0.11), view.height * 0.26],
            [view.width * x, view.height * 0.32],
            [view.width * (x - 0.11), view.height * 0.26],
          ],
          '#efe3c8',
          { smooth: true, rim: 0.6 },
        )
      }
      pen.line(
        [
          [-20, base - view.height * 0.1],
          [view.width + 20, base - view.height * 0.1],
        ],
        '#5a3a24',
        9,
        { smooth: false },
      )
      for (let x = 0; x < view.width; x += view.width / 14)
        pen.line(
          [
            [x, base - view.height * 0.1],
            [x, base],
          ],
          '#5a3a24',
          6,
        )
    },
  },
} as const satisfies Record<string, Place>

/** A sheet of water from the horizon down to a part of the ground, with light on it. */
export function water({ pen, view, random }: Scenery, reach: number): void {
  const { width, height, horizon } = view
  const [, middle, low] = pen.page.palette.sky
  const end = horizon + (height - horizon) * reach
  const bands = 7
  for (let band = 0; band < bands; band++) {
    const t = band / bands
    const y = horizon + (end - horizon) * t ** 1.5
    pen
      .far(0.45 * (1 - t))
      .fill(
        downTo(
          ridge(random, -20, width + 20, y + 2, t * 9, 16, 0.2),
          Math.min(end + 30, horizon + (end - horizon) * ((band + 1) / bands) ** 1.5 + 40),
        ),
        band % 2 ? '#3b87a8' : '#4592b0',
        { smooth: true },
      )
  }
  pen.fill(rect(-20, horizon, width + 40, (end - horizon) * 0.5), low, {
    opacity: 0.22,
    glow: true,
    plain: true,
  })
  const sun = pen.page.lightFrom < 0 ? width * 0.3 : width * 0.7
  for (let index = 0; index < 70; index++) {
    const t = random.between(0, 1) ** 1.6
    const y = horizon + (end - horizon) * t
    const near = index % 3 !== 0
    const x = near ? sun + random.between(-0.5, 0.5) * width * (0.05 + t * 0.22) : random.between(0, width)
    const long = width * (0.008 + 0.04 * t) * random.between(0.5, 1.4)
    pen.line(
      [
        [x - long, y],
        [x, y - 1.5 - t * 3],
        [x + long, y],
      ],
      near ? pen.page.palette.sun : middle,
      1.4 + t * 3.4,
      { glow: true, opacity: near ? 0.6 : 0.4 },
    )
  }
}

function shore({ pen, view, random }: Scenery, from: number, sand: Color): void {
  const { width, height, horizon } = view
  const y = horizon + (height - horizon) * from
  const line = ridge(random, -30, width + 30, y, height * 0.022, 7, 0.1)
  pen.line(line, '#ffffff', 9, { opacity: 0.75 })
  pen.fill(
    downTo(
      line.map(([x, at]): Point => [x, at + 5]),
      height + 30,
    ),
    sand,
    { smooth: true },
  )
  pen.fill(
    downTo(
      line.map(([x, at]): Point => [x, at + height * 0.1]),
      height + 30,
    ),
    darken(sand, 0.08),
    { smooth: true, opacity: 0.8 },
  )
}

function rocks(s: Scenery): void {
  const { pen, view } = s
  const base = view.horizon + (view.height - view.horizon) * 0.62
  pen.fill(
    downTo(
      [
        [-20, base + 30],
        [view.focus - view.width * 0.24, base + 26],
        [view.focus - view.width * 0.16, base - 4],
        [view.focus + view.width * 0.16, base - 8],
        [view.focus + view.width * 0.26, base + 40],
        [view.width + 20, base + 60],
      ],
      view.height + 30,
    ),
    '#5a5f68',
    { smooth: false, rim: 0.9 },
  )
  strew(s, { count: 4, from: 0.3, to: 0.6, clear: 0.3 }, (pen, person) =>
    drawRock(pen, person * 0.9, person * 0.4, '#565c66'),
  )
}

function banks(s: Scenery): void {
  const { view } = s
  strew(s, { count: 22, from: 0, to: 0.03, clear: 0 }, (pen) =>
    drawConifer(pen, view.height * s.random.between(0.1, 0.22), '#3f6a55'),
  )
  ground(s, '#7d9a52')
  const { pen, width, height, horizon } = { ...view, pen: s.pen }
  const at = (x: number, t: number): Point => [width * x, horizon + (height - horizon) * t]
  const away = view.focus > width / 2 ? 0.3 : 0.7
  pen
    .far(0.2)
    .fill(
      [
        at(0.5, 0.02),
        at(away + 0.06, 0.16),
        at(away - 0.02, 0.36),
        at(away - 0.4, 0.86),
        at(away - 0.4, 1.1),
        at(away + 0.36, 1.1),
        at(away + 0.24, 0.62),
        at(away + 0.2, 0.34),
        at(away + 0.16, 0.16),
        at(0.54, 0.02),
      ],
      '#5ba3c2',
      { smooth: true, rim: 0.6 },
    )
  for (let index = 0; index < 16; index++) {
    const t = s.random.between(0.14, 0.95)
    const [x, y] = at(away + s.random.between(-0.1, 0.2) * (0.3 + t), t)
    pen.line(
      [
        [x - 50 * t, y],
        [x, y - 4],
        [x + 50 * t, y],
      ],
      '#e9f6fb',
      1 + 3 * t,
      { opacity: 0.6 },
    )
  }
  strew(s, { count: 12, from: 0.3, to: 0.95 }, (pen, person, index) =>
    index % 3
      ? drawGrass(pen, person, person * 0.3, 10, '#6a8f48')
      : drawRock(pen, person * 0.4, person * 0.2),
  )
}

function planks({ pen, view }: Scenery, from: number): void {
  const { width, height, horizon } = view
  const y = horizon + (height - horizon) * from
  pen.fill(rect(-20, y, width + 40, height - y + 30), '#8a6442', { rim: 0.6 })
  for (let index = -9; index < 10; index++)
    pen.line(
      [
        [width / 2 + index * width * 0.075, y],
        [width / 2 + index * width * 0.15, height + 20],
      ],
      '#4f3723',
      2.6,
      { smooth: false, opacity: 0.7 },
    )
}

function ship(pen: Scenery['pen'], size: number): void {
  pen.fill(
    limb(
      [
        [0, 0],
        [0, -size],
      ],
      [size * 0.04, size * 0.02],
    ),
    '#5a3f2a',
  )
  pen.fill(
    [
      [size * 0.03, -size * 0.96],
      [size * 0.34, -size * 0.24],
      [size * 0.03, -size * 0.2],
    ],
    '#f3e8d2',
    { rim: 0.8 },
  )
  pen.fill(
    [
      [-size * 0.46, -size * 0.18],
      [size * 0.46, -size * 0.18],
      [size * 0.34, 2],
      [-size * 0.34, 2],
    ],
    '#6b4430',
    { rim: 0.8 },
  )
}
