import { describe, expect, it } from 'vitest'
import { createSlots } from './slots.js'

const never = new AbortController().signal

describe('slots', () => {
  it('never let more work run at once than there are places, and run all of it in order', async () => {
    const slots = createSlots(2)
    let running = 0
    let most = 0
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        slots.use(never, async () => {
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
    const slots = createSlots(1)
    await expect(slots.use(never, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await slots.use(never, () => Promise.resolve('yes'))).toBe('yes')
  })

  it('let who was aborted leave the line with CANCELLED', async () => {
    const slots = createSlots(1)
    let release = () => {}
    const first = slots.use(never, () => new Promise<void>((resolve) => (release = resolve)))
    const controller = new AbortController()
    const second = slots.use(controller.signal, () => Promise.resolve('second'))
    const third = slots.use(never, () => Promise.resolve('third'))
    controller.abort()
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' })
    release()
    await first
    expect(await third).toBe('third')
  })
})
