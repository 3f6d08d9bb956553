import { darken, lighten } from '../color.js'
import { ellipse, limb, rect } from '../geometry.js'
import { FOOD } from '../objects/food.js'
import type { Pen } from '../pen.js'
import { floorLine, room, type Place } from './scenery.js'

/** A grand room with a table laid for a feast along its wall. */
export const diningRoom: Place = {
  indoor: true,
  back: (s) => {
    const { pen, view } = s
    const { width, height, focus } = view
    const [first, second] = pen.page.palette.accent
    const edge = floorLine(view)
    room(s, '#b98a72', '#7a5238')
    const far = pen.far(view.close ? 0.22 : 0.1)
    const unit = Math.min(width, height) * 0.5
    far.fill(rect(-30, edge - unit * 0.34, width + 60, unit * 0.34), darken('#8a5f48', 0.08), { rim: 0.3 })
    for (let x = width / 2 - unit * 1.8; x < width; x += unit * 0.44)
      far.fill(rect(x, edge - unit * 0.29, unit * 0.36, unit * 0.22), '#7d533e', { rim: 0.4 })
    for (const x of [0.17, 0.83]) tallWindow(far.at(width * x, edge - unit * 0.42), unit, first)
    picture(far.at(width / 2, edge - unit * 1.06), unit, second)
    chandelier(far.at(width / 2, height * 0.13), unit)
    if (view.close) return
    far.fill(
      ellipse(focus, edge + (height - edge) * 0.42, width * 0.5, (height - edge) * 0.26, 24),
      darken(first, 0.2),
      { smooth: true, rim: 0.4 },
    )
    FOOD.table.draw(
      pen.far(0.05).at(width / 2, edge + (height - edge) * 0.14, Math.min(width * 0.96, height * 0.9) / 268),
    )
  },
}

function tallWindow(pen: Pen, unit: number, curtain: `#${string}`): void {
  const { sky, dark } = pen.page.palette
  pen.fill(
    [
      [-unit * 0.2, 0],
      [-unit * 0.2, -unit * 0.84],
      [0, -unit * 1.02],
      [unit * 0.2, -unit * 0.84],
      [unit * 0.2, 0],
    ],
    '#f3e6d2',
    { rim: 0.6 },
  )
  pen.fill(
    [
      [-unit * 0.16, -unit * 0.04],
      [-unit * 0.16, -unit * 0.82],
      [0, -unit * 0.96],
      [unit * 0.16, -unit * 0.82],
      [unit * 0.16, -unit * 0.04],
    ],
    dark ? sky[1] : lighten(sky[2], 0.3),
    { glow: true },
  )
  for (const side of [-1, 1])
    pen.fill(
      [
        [side * unit * 0.1, -unit * 1.06],
        [side * unit * 0.32, -unit * 1.06],
        [side * unit * 0.34, unit * 0.06],
        [side * unit * 0.22, unit * 0.06],
        [side * unit * 0.18, -unit * 0.5],
      ],
      darken(curtain, 0.12),
      { smooth: false, rim: 0.8 },
    )
}

function picture(pen: Pen, unit: number, color: `#${string}`): void {
  pen.fill(rect(-unit * 0.26, -unit * 0.3, unit * 0.52, unit * 0.4), '#c49a4e', { rim: 0.9 })
  pen.fill(rect(-unit * 0.22, -unit * 0.26, unit * 0.44, unit * 0.32), lighten(color, 0.35))
  pen.fill(
    [
      [-unit * 0.22, unit * 0.06],
      [-unit * 0.1, -unit * 0.12],
      [0, -unit * 0.02],
      [unit * 0.1, -unit * 0.14],
      [unit * 0.22, unit * 0.06],
    ],
    color,
  )
}

function chandelier(pen: Pen, unit: number): void {
  pen.line(
    [
      [0, -unit],
      [0, 0],
    ],
    '#6b5230',
    unit * 0.014,
  )
  pen.glow(0, unit * 0.02, unit * 0.8, '#ffdf9c', 0.55)
  for (const reach of [0.12, 0.26])
    pen.line(
      [
        [-unit * reach, -unit * 0.02],
        [0, unit * 0.1],
        [unit * reach, -unit * 0.02],
      ],
      '#c49a4e',
      unit * 0.022,
    )
  for (const x of [-0.26, -0.12, 0, 0.12, 0.26]) {
    pen.fill(
      limb(
        [
          [x * unit, -unit * 0.02],
          [x * unit, -unit * 0.09],
        ],
        [unit * 0.022, unit * 0.02],
      ),
      '#fbf3df',
    )
    pen.fill(ellipse(x * unit, -unit * 0.12, unit * 0.014, unit * 0.03), '#ffe9a8', {
      smooth: true,
      glow: true,
    })
  }
}
