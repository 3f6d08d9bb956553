import { darken } from '../color.js'
import { ellipse, limb } from '../geometry.js'
import type { Known } from '@mutoscope/core/script'
import type { Pen } from '../pen.js'
import type { Random } from '../random.js'
import { isPerson } from './beings.js'
import { dress, type Role } from './outfits.js'

/** Two open hands that come up from below and hold something; palms lie behind it, thumbs before it. */
export function drawCuppedHands(
  pen: Pen,
  name: Known<'being'>,
  project: Random,
  part: 'back' | 'front',
): void {
  const role: Role = !isPerson(name) || name === 'crowd' || name === 'pair' ? 'hero' : (name as Role)
  const { skin, coat } = dress(role, pen.page.palette, project)
  for (const side of [-1, 1]) {
    const hand = pen.at(side * 17, 6, 1, { flip: side < 0 })
    if (part === 'back') {
      hand.fill(
        limb(
          [
            [34, 62],
            [20, 26],
            [8, 12],
          ],
          [30, 22, 17],
        ),
        coat,
        { rim: 0.9 },
      )
      hand.fill(
        limb(
          [
            [22, 31],
            [10, 12],
          ],
          [20, 18],
        ),
        darken(coat, 0.2),
        { rim: 0.5 },
      )
      for (const [x, y, tx, ty] of [
        [-7, -2, -15, -8],
        [-4, -5, -11, -14],
        [0, -6, -4, -18],
        [5, -6, 4, -18],
      ] as const)
        hand.fill(
          limb(
            [
              [x, y + 6],
              [(x + tx) / 2, (y + ty) / 2],
              [tx, ty],
            ],
            [6.4, 5.8, 4.2],
          ),
          darken(skin, 0.07),
          { smooth: true, rim: 0.8 },
        )
      hand.fill(ellipse(1, 3, 13, 10.5), skin, { smooth: true, rim: 0.8 })
    } else {
      hand.fill(
        limb(
          [
            [11, 9],
            [4, -2],
            [-2, -9],
          ],
          [9, 7.4, 5],
        ),
        skin,
        { smooth: true, rim: 0.9 },
      )
      hand.fill(ellipse(-2, -9.4, 1.9, 1.5), darken(skin, 0.12), { smooth: true })
    }
  }
}
