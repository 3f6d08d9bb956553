import { limb } from '../geometry.js'
import type { Pen } from '../pen.js'
import { drawBroadleaf, drawGrass } from '../objects/plants.js'
import { frame, ground, hills, strew, type Place } from './scenery.js'

/** A wide field after a battle: banners in the wind, smoke over the hills. */
export const battlefield: Place = {
  back: (s) => {
    const { pen, view, random } = s
    const { width, height, horizon } = view
    hills(s, 0.2, '#8a978c', 0.7)
    hills(s, 0.1, '#7f9070', 0.5)
    for (let index = 0; index < 5; index++) {
      const x = width * random.between(0.04, 0.96)
      pen.far(0.4).fill(
        limb(
          [
            [x, horizon],
            [x + 20, horizon - height * 0.07],
            [x - 16, horizon - height * 0.13],
            [x + 40, horizon - height * 0.2],
          ],
          [20, 60, 90, 130],
        ),
        '#d9d4ca',
        { smooth: true, opacity: 0.3, plain: true },
      )
    }
    ground(s, '#9a9a5a', 0.2)
    strew(s, { count: 5, from: 0.01, to: 0.08, clear: 0.1 }, (tree, person) =>
      drawBroadleaf(tree, Math.max(person * 2.2, height * 0.08), '#6f8a52'),
    )
    strew(s, { count: 9, from: 0.05, to: 0.5, clear: 0.16 }, (flag, person, index) =>
      banner(flag, Math.max(person * 1.9, height * 0.07), index),
    )
    strew(s, { count: 22, from: 0.1, to: 0.95, clear: 0.16 }, (tuft, person) =>
      drawGrass(tuft, person, person * 0.22, 9, '#8f8f4a'),
    )
  },
  front: (s) => frame(s, (pen, size) => drawGrass(pen, size * 0.6, size * 0.18, 26, '#4a4a22')),
}

function banner(pen: Pen, size: number, index: number): void {
  const [first, second] = pen.page.palette.accent
  pen.fill(
    limb(
      [
        [0, 0],
        [size * 0.02, -size],
      ],
      [size * 0.03, size * 0.024],
    ),
    '#5d4a38',
    { rim: 0.7 },
  )
  pen.fill(
    [
      [size * 0.02, -size],
      [size * 0.2, -size * 0.95],
      [size * 0.4, -size * 1.01],
      [size * 0.58, -size * 0.95],
      [size * 0.54, -size * 0.8],
      [size * 0.58, -size * 0.66],
      [size * 0.38, -size * 0.7],
      [size * 0.2, -size * 0.66],
      [size * 0.02, -size * 0.7],
    ],
    index % 3 === 0 ? '#f1ead9' : index % 3 === 1 ? first : second,
    { smooth: true, rim: 0.9, accent: true },
  )
}
