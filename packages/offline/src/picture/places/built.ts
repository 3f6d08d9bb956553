import { darken, type Color } from '../color.js'
import { downTo, ellipse, rect, type Point } from '../geometry.js'
import { drawArch, drawCastle, drawColumn, drawHouse, drawLamp, drawTower } from './buildings.js'
import { path } from './nature.js'
import { drawBroadleaf, drawBush, drawFern, drawGrass, drawRock } from '../objects/plants.js'
import { frame, ground, hills, room, sizeAt, strew, type Place, type Scenery } from './scenery.js'

const STONE: Color = '#a89d88'

/** Places that people have built, seen from outside, and the plain studio. */
export const BUILT = {
  ruins: {
    back: (s) => {
      const { pen, view, random } = s
      hills(s, 0.34, '#7d9088', 0.76, 0.55)
      hills(s, 0.16, '#6f8a72', 0.58)
      ruinLine(s)
      ground(s, '#8b8a66', 0.3)
      slabs(s)
      const side = view.focus > view.width / 2 ? -1 : 1
      const archAt = view.horizon + (view.height - view.horizon) * 0.16
      const archX = view.width / 2 + side * view.width * random.between(0.1, 0.2)
      const person = Math.max(sizeAt(view, archAt), view.height * 0.07)
      drawArch(pen.at(archX, archAt).far(0.34), person * 2.4, person * 3.4)
      strew(s, { count: 8, from: 0.05, to: 0.5, clear: 0.2 }, (pen, person, index) =>
        drawColumn(
          pen,
          person * (index % 3 === 1 ? random.between(1, 1.8) : random.between(2.6, 3.4)),
          person * 0.5,
          index % 3 !== 2,
          STONE,
        ),
      )
      strew(s, { count: 9, from: 0.15, to: 0.8, clear: 0.25 }, (pen, person, index) => {
        if (index % 2) block(pen, person * 0.5, person * 0.3)
        else drawFern(pen, person * 0.34, '#5f7d48')
      })
    },
    front: (s) =>
      frame(s, (pen, size) => {
        drawRock(pen, size * 0.5, size * 0.17, '#3b3a36')
        drawFern(pen.at(size * 0.16, 0), size * 0.24, '#24382a')
      }),
  },
  temple: {
    back: (s) => {
      const { pen, view } = s
      hills(s, 0.24, '#8a9690', 0.74, 0.5)
      ground(s, '#a09378', 0.1)
      const base = view.horizon + (view.height - view.horizon) * 0.2
      const size = Math.min(view.width * 0.8, view.height * 0.9)
      temple(pen.at(view.width / 2 + (view.width / 2 - view.focus) * 0.5, base).far(0.3), size)
      slabs(s)
      strew(s, { count: 6, from: 0.3, to: 0.7, clear: 0.32 }, (pen, person) =>
        drawColumn(pen, person * 3.2, person * 0.5, false, '#b8ac94'),
      )
    },
  },
  castle: {
    back: (s) => {
      const { pen, view } = s
      hills(s, 0.36, '#7f93a0', 0.76, 0.5)
      const x = view.width / 2 + (view.width / 2 - view.focus) * 0.9
      const size = Math.min(view.width * 0.62, view.height * 0.62)
      pen.far(0.42).fill(
        downTo(
          [
            [x - size * 0.9, view.horizon + 10],
            [x - size * 0.5, view.horizon - size * 0.08],
            [x + size * 0.5, view.horizon - size * 0.09],
            [x + size * 0.95, view.horizon + 12],
          ],
          view.horizon + 60,
        ),
        '#6f8a5c',
        { smooth: true, rim: 0.5 },
      )
      drawCastle(pen.at(x, view.horizon - size * 0.06).far(0.34), size)
      ground(s, '#7f9a54')
      path(s, '#c9b48c')
      strew(s, { count: 12, from: 0.05, to: 0.6, clear: 0.24 }, (pen, person, index) =>
        index % 2
          ? drawBroadleaf(pen, person * 2, '#5c8a4b')
          : drawBush(pen, person * 0.8, person * 0.4, '#5f8a48'),
      )
    },
    front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.5, size * 0.16, 24, '#1d3326')),
  },
  city: {
    back: (s) => {
      skyline(s, 0.5, 0.72, 15)
      skyline(s, 0.36, 0.5, 11)
      skyline(s, 0.24, 0.28, 8)
      paved(s, '#6d727c')
    },
  },
  street: {
    back: (s) => {
      const { pen, view, random } = s
      skyline(s, 0.2, 0.66, 12)
      paved(s, '#777a80')
      for (const side of [-1, 1]) {
        for (let step = 5; step >= 0; step--) {
          const t = 0.05 + (step === 0 ? 0.72 : 0.62 * (1 - step / 5) ** 1.6)
          const y = view.horizon + (view.height - view.horizon) * t * 0.8
          const person = Math.max(sizeAt(view, y), view.height * 0.04)
          const x = view.width / 2 + side * (view.width * 0.1 + t * view.width * 0.62)
          drawTower(
            pen.at(x, y).far(0.6 * (1 - t) ** 1.4),
            person * 2.2,
            person * random.between(4, 5.6),
            random.pick(['#a86f55', '#c2a184', '#8a8f98', '#9a7a64']),
          )
        }
      }
      for (const [x, t] of [
        [0.2, 0.3],
        [0.82, 0.42],
      ] as const) {
        const y = view.horizon + (view.height - view.horizon) * t
        drawLamp(
          pen.at(view.width * x, y, 1, { flip: x > 0.5 }).far(0.15),
          Math.max(sizeAt(view, y), view.height * 0.1) * 2.4,
        )
      }
    },
  },
  village: {
    back: (s) => {
      const { random } = s
      hills(s, 0.3, '#86a08c', 0.72)
      hills(s, 0.14, '#7d9a66', 0.52)
      ground(s, '#8fa25c')
      path(s, '#cdb68a')
      strew(s, { count: 9, from: 0.03, to: 0.45, clear: 0.2 }, (pen, person, index) => {
        if (index % 3 === 2) drawBroadleaf(pen, person * 2.2, '#5f8f4b')
        else
          drawHouse(
            pen,
            person * 2,
            person * 2.1,
            random.pick(['#ecdcbc', '#e0c9a0', '#d9d4c8']),
            random.pick(['#a8503c', '#8a5a3c', '#6f5a50']),
          )
      })
      strew(s, { count: 10, from: 0.3, to: 0.85, clear: 0.24 }, (pen, person) =>
        drawBush(pen, person * 0.6, person * 0.3, '#658f4c', '#f3d9e0'),
      )
    },
  },
  studio: {
    indoor: true,
    back: (s) => {
      const { pen, view, random } = s
      const { width, height } = view
      const [first, second] = pen.page.palette.accent
      room(s, '#f0dcc0', '#e3c8a4')
      const x = view.focus
      const y = height * 0.42
      const size = Math.min(width, height)
      pen.fill(ellipse(x, y, size * 0.37, size * 0.37, 28), second, { smooth: true, rim: 0 })
      pen.fill(ellipse(x + size * 0.2, y - size * 0.18, size * 0.14, size * 0.14, 20), first, {
        smooth: true,
        opacity: 1,
      })
      for (let index = 0; index < 7; index++) {
        const [dx, dy] = [random.between(0.04, 0.96) * width, random.between(0.08, 0.6) * height]
        if (index % 2)
          pen.fill(ellipse(dx, dy, size * random.between(0.008, 0.02)), first, { smooth: true, plain: true })
        else
          pen.line(
            Array.from({ length: 5 }, (_, step): Point => [
              dx + step * size * 0.018,
              dy + (step % 2) * size * 0.014,
            ]),
            second,
            size * 0.005,
            { smooth: false },
          )
      }
      const base = Math.min(view.ground + size * 0.015, height * 0.83)
      pen.fill(rect(x - size * 0.34, base, size * 0.68, size * 0.1), '#fff6e8', { rim: 0.5 })
      pen.fill(ellipse(x, base, size * 0.34, size * 0.03), '#fffaf2', { smooth: true })
    },
  },
} as const satisfies Record<string, Place>

function ruinLine({ pen, view, random }: Scenery): void {
  for (let index = 0; index < 9; index++) {
    const x = view.width * ((index + random.between(0, 0.8)) / 9)
    const layer = pen.at(x, view.horizon + 8).far(0.62)
    const size = view.height * random.between(0.05, 0.13)
    if (index % 4 === 1)
      layer.fill(
        [
          [-size * 1.4, 2],
          [-size * 1.1, -size * 0.6],
          [-size * 0.6, -size * 0.6],
          [-size * 0.5, -size * 1.1],
          [size * 0.2, -size * 1.1],
          [size * 0.4, -size * 0.7],
          [size, -size * 0.7],
          [size * 1.3, 2],
        ],
        '#9d9684',
        { rim: 0.8 },
      )
    else drawColumn(layer, size * 1.3, size * 0.2, index % 2 === 0)
  }
}

function slabs({ pen, view, random }: Scenery): void {
  for (let index = 0; index < 13; index++) {
    const t = random.between(0.12, 0.95)
    const y = view.horizon + (view.height - view.horizon) * t
    const x = view.focus + random.between(-0.42, 0.42) * view.width * (0.3 + t)
    const wide = view.width * 0.1 * (0.2 + t) * random.between(0.7, 1.2)
    pen.far(0.4 * (1 - t)).fill(
      [
        [x - wide, y],
        [x - wide * 0.7, y - wide * 0.16],
        [x + wide * 0.8, y - wide * 0.18],
        [x + wide, y - wide * 0.02],
        [x + wide * 0.2, y + wide * 0.04],
      ],
      '#a29a83',
      { rim: 0.3, opacity: 0.8 },
    )
  }
}

function block(pen: Scenery['pen'], width: number, height: number): void {
  pen.fill(
    [
      [-width / 2, 2],
      [-width / 2, -height],
      [width * 0.3, -height * 1.06],
      [width * 0.3, 2],
    ],
    STONE,
    { rim: 0.8 },
  )
  pen.fill(
    [
      [width * 0.3, 2],
      [width * 0.3, -height * 1.06],
      [width * 0.56, -height * 1.14],
      [width * 0.56, -height * 0.12],
    ],
    darken(STONE, 0.3),
  )
  pen.fill(
    [
      [-width / 2, -height],
      [-width * 0.2, -height * 1.16],
      [width * 0.56, -height * 1.14],
      [width * 0.3, -height * 1.02],
    ],
    '#bdb29c',
    { rim: 0.8 },
  )
}

function temple(pen: Scenery['pen'], size: number): void {
  for (const [index, half] of [0.62, 0.57, 0.52].entries())
    pen.fill(
      rect(-size * half, -size * 0.03 * (index + 1), size * half * 2, size * 0.034),
      darken('#cdbf9f', 0.1 - index * 0.04),
      { rim: 0.6 },
    )
  pen.fill(rect(-size * 0.4, -size * 0.45, size * 0.8, size * 0.37), '#5d5648')
  pen.glow(0, -size * 0.2, size * 0.3, '#ffd98a', 0.4)
  for (let index = 0; index < 6; index++)
    drawColumn(pen.at((index - 2.5) * size * 0.17, -size * 0.09), size * 0.37, size * 0.075, false, '#cdbf9f')
  pen.fill(rect(-size * 0.5, -size * 0.51, size, size * 0.06), '#d8caaa', { rim: 0.8 })
  pen.fill(
    [
      [-size * 0.54, -size * 0.51],
      [0, -size * 0.7],
      [size * 0.54, -size * 0.51],
    ],
    '#cbbc9a',
    { rim: 1 },
  )
  pen.fill(
    [
      [-size * 0.4, -size * 0.53],
      [0, -size * 0.665],
      [size * 0.4, -size * 0.53],
    ],
    '#a8997a',
  )
}

function skyline({ pen, view, random }: Scenery, lift: number, depth: number, count: number): void {
  for (let index = 0; index < count; index++) {
    const wide = (view.width / count) * random.between(0.75, 1.1)
    drawTower(
      pen.at((index + 0.5) * (view.width / count), view.horizon + 14).far(depth),
      wide,
      view.height * lift * random.between(0.45, 1.05),
      random.pick(['#6a7688', '#7d8796', '#8a7f7c', '#5d6b80']),
    )
  }
}

function paved(s: Scenery, color: Color): void {
  const { pen, view } = s
  ground(s, color, 0)
  for (const t of [0.06, 0.14, 0.26, 0.44, 0.7]) {
    const y = view.horizon + (view.height - view.horizon) * t
    pen.fill(
      [
        [view.width / 2 - 40 * t, y],
        [view.width / 2 + 40 * t, y],
        [view.width / 2 + 60 * t, y + 60 * t],
        [view.width / 2 - 60 * t, y + 60 * t],
      ],
      '#e6dfcf',
      { opacity: 0.6 },
    )
  }
}
