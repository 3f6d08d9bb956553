import { downTo, limb, ridge } from '../geometry.js'
import type { Pen } from '../pen.js'
import { drawHouse } from './buildings.js'
import { path } from './nature.js'
import { drawBroadleaf, drawBush, drawGrass } from '../objects/plants.js'
import { frame, ground, hills, sizeAt, strew, type Place, type Scenery } from './scenery.js'

/** Fields and hedges around a cottage with smoke over its roof. */
export const countryside: Place = {
  back: (s) => {
    const { pen, view } = s
    hills(s, 0.24, '#8aa892', 0.72)
    fields(s)
    ground(s, '#93ad58', 0.1)
    path(s, '#d3b98a')
    const side = view.focus > view.width / 2 ? -1 : 1
    const at = view.horizon + (view.height - view.horizon) * 0.14
    const person = Math.max(sizeAt(view, at), view.height * 0.075)
    const x = view.width * (0.5 + side * 0.27)
    strew(s, { count: 5, from: 0.02, to: 0.12, clear: 0.16 }, (tree, size) =>
      drawBroadleaf(tree, Math.max(size * 2.4, view.height * 0.12), '#6a9a52'),
    )
    smoke(pen.at(x + person * 0.56, at - person * 2.2).far(0.3), person)
    drawHouse(pen.at(x, at).far(0.16), person * 2.5, person * 2, '#f2e6cf', '#a8834a')
    fence(
      pen.far(0.1),
      view.width * (side > 0 ? 0.56 : -0.06),
      view.width * (side > 0 ? 1.06 : 0.44),
      at + person * 0.5,
      person * 0.5,
    )
    strew(s, { count: 9, from: 0.2, to: 0.7, clear: 0.26 }, (bush, size) =>
      drawBush(bush, size * 0.6, size * 0.3, '#6f9a4e', '#f0c75a'),
    )
    strew(s, { count: 16, from: 0.2, to: 0.95, clear: 0.2 }, (tuft, size) =>
      drawGrass(tuft, size, size * 0.2, 9, '#7f9a48'),
    )
  },
  front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.5, size * 0.16, 24, '#3d5a26')),
}

function fields({ pen, view, random }: Scenery): void {
  for (const [lift, color] of [
    [0.07, '#d9bd62'],
    [0.045, '#9cb85a'],
    [0.022, '#cfae58'],
  ] as const) {
    const line = ridge(
      random,
      -40,
      view.width + 40,
      view.horizon - view.height * lift,
      view.height * 0.016,
      8,
      0.1,
    )
    pen.far(0.42).fill(downTo(line, view.horizon + 30), color, { smooth: true, rim: 0.4 })
  }
}

function smoke(pen: Pen, person: number): void {
  pen.fill(
    limb(
      [
        [0, 0],
        [person * 0.2, -person * 0.5],
        [-person * 0.1, -person],
        [person * 0.3, -person * 1.6],
      ],
      [person * 0.1, person * 0.22, person * 0.34, person * 0.5],
    ),
    '#f4f1ea',
    { smooth: true, opacity: 0.5, plain: true },
  )
}

function fence(pen: Pen, from: number, to: number, y: number, height: number): void {
  for (const lift of [0.4, 0.78])
    pen.fill(
      limb(
        [
          [from, y - height * lift],
          [to, y - height * lift],
        ],
        [height * 0.11, height * 0.11],
      ),
      '#a9855a',
      { rim: 0.6 },
    )
  for (let x = from; x <= to; x += height * 0.62)
    pen.fill(
      [
        [x - height * 0.07, y],
        [x - height * 0.07, y - height * 0.95],
        [x, y - height * 1.06],
        [x + height * 0.07, y - height * 0.95],
        [x + height * 0.07, y],
      ],
      '#b9946a',
      { rim: 0.7 },
    )
}
