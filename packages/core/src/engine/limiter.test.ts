import { describe, expect, it } from 'vitest'
import { createLimiter } from './limiter.js'

const never = new AbortController().signal

describe('slots', () => {
  it('never let more work run at once than there are places, and run all of it in order', async () => {
    const limiter = createLimiter(2)
    let running = 0
    let most = 0
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        limiter.use('ann', never, async () => {
          most = Math.max(most, ++running)
          order.push(index)
          await Promise.resolve()
          running--
        }),
      ),
    )
    expect(most).toBe(2)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('free the place of work that failed', async () => {
    const limiter = createLimiter(1)
    await expect(limiter.use('ann', never, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await limiter.use('ann', never, () => Promise.resolve('yes'))).toBe('yes')
  })

  it('let who was aborted leave the line with CANCELLED', async () => {
    const limiter = createLimiter(1)
    let release = () => {}
    const first = limiter.use('ann', never, () => new Promise<void>((resolve) => (release = resolve)))
    const controller = new AbortController()
    const second = limiter.use('ann', controller.signal, () => Promise.resolve('second'))
    const third = limiter.use('ann', never, () => Promise.resolve('third'))
    controller.abort()
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' })
    release()
    await first
    expect(await third).toBe('third')
  })

  it('let owners take turns, however much one of them has in line', async () => {
    const limiter = createLimiter(1)
    const order: string[] = []
    const work = (ownerId: string, name: string) =>
      limiter.use(ownerId, never, () => Promise.resolve(void order.push(name)))
    await Promise.all([
      ...Array.from({ length: 5 }, (_, index) => work('ann', `ann ${index}`)),
      work('bob', 'bob 0'),
      work('bob', 'bob 1'),
      work('cid', 'cid 0'),
    ])
    expect(order).toEqual(['ann 0', 'ann 1', 'bob 0', 'cid 0', 'ann 2', 'bob 1', 'ann 3', 'ann 4'])
  })

  it('keep the turns of an owner whose only work was aborted in line', async () => {
    const limiter = createLimiter(1)
    const order: string[] = []
    const controller = new AbortController()
    const first = limiter.use('ann', never, () => Promise.resolve())
    const left = limiter.use('bob', controller.signal, () => Promise.resolve(void order.push('bob')))
    const next = limiter.use('cid', never, () => Promise.resolve(void order.push('cid')))
    controller.abort()
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' })
    await Promise.all([first, next])
    expect(order).toEqual(['cid'])
  })

  it('let nobody in who was aborted before', async () => {
    const limiter = createLimiter(1)
    let worked = 0
    const work = () => Promise.resolve(worked++)
    await expect(limiter.use('ann', AbortSignal.abort(), work)).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(worked).toBe(0)
    await limiter.use('ann', never, work)
    expect(worked).toBe(1)
  })

  it('leave who was let in alone, also when he is aborted later', async () => {
    const limiter = createLimiter(1)
    const order: string[] = []
    const controller = new AbortController()
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = limiter.use('ann', never, () => Promise.resolve())
    const second = limiter.use('bob', controller.signal, async () => {
      controller.abort()
      await promise
    })
    const third = limiter.use('bob', never, () => Promise.resolve(void order.push('third')))
    await first
    resolve()
    await Promise.all([second, third])
    expect(order).toEqual(['third'])
  })
})
