import { describe, expect, it } from 'vitest'
import { BREEDS, createQuadruped } from './beings/quadruped.js'
import { compose } from './compose.js'
import { lineUp, type Actor } from './line-up.js'
import { createRandom } from './random.js'

const actor = (name: 'mouse' | 'dog' | 'hare'): Actor => ({ name, being: createQuadruped(BREEDS[name]) })

describe('lining up several beings', () => {
  it.each([
    [1000, 1778],
    [1778, 1000],
    [1000, 1000],
  ])('keeps them beside each other and on a page of %i × %i', (width, height) => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const actors = [actor('mouse'), actor('mouse'), actor('dog'), actor('dog')]
      const [first] = actors
      if (first === undefined) throw new Error('unreachable')
      const composition = compose(
        'wide',
        { kind: 'being', height: first.being.height, head: first.being.head },
        width,
        height,
        createRandom(seed),
      )
      const standing = lineUp(actors, composition, { going: false, near: false })
      expect(standing.map(({ actor: { name } }) => name)).toEqual(['dog', 'dog', 'mouse', 'mouse'])
      for (const {
        actor: { being },
        x,
        y,
        scale,
      } of standing) {
        expect(x - being.reach * scale).toBeGreaterThanOrEqual(0)
        expect(x + being.reach * scale).toBeLessThanOrEqual(width)
        // Captions lie over the lower fifth of an upright page.
        expect(y).toBeLessThan(height * (height > width ? 0.75 : 0.85))
      }
      const [left, right] = standing.slice(2)
      if (left === undefined || right === undefined) throw new Error('unreachable')
      expect(right.x - left.x).toBeGreaterThan(left.actor.being.reach * left.scale)
      expect([left.flip, right.flip]).toEqual([false, true])
    }
  })

  it('lets those who run look the same way', () => {
    const actors = [actor('hare'), actor('mouse')]
    const composition = compose(
      'wide',
      { kind: 'being', height: 50, head: { x: 30, y: -40, radius: 12 } },
      1000,
      1778,
      createRandom('run'),
    )
    expect(
      new Set(lineUp(actors, composition, { going: true, near: false }).map(({ flip }) => flip)),
    ).toEqual(new Set([composition.flip]))
  })
})
