import { expect, it } from 'vitest'
import type { Make } from '../make/make.js'
import { noteOutstanding } from './note-outstanding.js'

it('what was asked for is outstanding until it has ended, however it ends', async () => {
  const [image, speech] = [Promise.withResolvers<object>(), Promise.withResolvers<object>()]
  const asked: unknown[] = []
  const plain = {
    image: (...given: unknown[]) => {
      asked.push(given)
      return image.promise
    },
    speech: () => speech.promise,
    has: () => true,
  }
  const outstanding = new Set<Promise<unknown>>()
  const make = noteOutstanding(plain as unknown as Make, outstanding)
  const answered = make.image('a', { prompt: 'A lake' } as never)
  void make.speech('b', {} as never)
  expect([make.has('image'), outstanding.size, asked]).toEqual([true, 2, [['a', { prompt: 'A lake' }]]])
  image.resolve({ digest: 'd' })
  speech.reject(new Error('no voice'))
  expect(await answered).toEqual({ digest: 'd' })
  await Promise.allSettled(outstanding)
  expect(outstanding.size).toBe(0)
})
