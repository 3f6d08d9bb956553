import { describe, expect, it } from 'vitest'
import { latestWins } from './latest-wins.js'

describe('latestWins', () => {
  it('runs once at a time, and once more for all that was asked in the meantime', async () => {
    const gate = Promise.withResolvers<void>()
    let runs = 0
    const ask = latestWins(async () => {
      runs++
      await gate.promise
    })
    const asked = [ask(), ask(), ask()]
    expect(runs).toBe(1)
    gate.resolve()
    await Promise.all(asked)
    expect(runs).toBe(2)
    await ask()
    expect(runs).toBe(3)
  })

  it('tells everybody who asked that the work failed, and works again afterwards', async () => {
    let broken = true
    const ask = latestWins(async () => {
      if (broken) throw new Error('store away')
    })
    const both = await Promise.allSettled([ask(), ask()])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    broken = false
    await expect(ask()).resolves.toBeUndefined()
  })
})
