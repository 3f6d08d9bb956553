import { expect, it } from 'vitest'
import type { Scene, Storyboard } from '../domain/storyboard.js'
import { forEachScene } from './for-each-scene.js'

const scene = (id: string): Scene => ({
  id,
  description: '',
  narration: '',
  imagePrompt: '',
  shot: 'wide',
  move: 'still',
  durationMs: 1000,
  takes: { image: 1, speech: 1 },
})
const storyboard: Storyboard = { title: '', source: '', scenes: ['a', 'b', 'c'].map(scene) }

it('answers in the order of the scenes, whichever ends first', async () => {
  const last = Promise.withResolvers<string>()
  const results = forEachScene(storyboard, async ({ id }, index) => {
    if (index === 0) return last.promise
    if (index === 2) last.resolve('a0')
    return `${id}${index}`
  })
  expect(await results).toEqual(['a0', 'b1', 'c2'])
})

it('fails only once the siblings of a scene that failed have ended', async () => {
  const sibling = Promise.withResolvers<string>()
  const no = new Error('no')
  let failed = false
  const results = forEachScene(storyboard, ({ id }) =>
    id === 'a' ? Promise.reject(no) : sibling.promise,
  ).catch((error: unknown) => {
    failed = true
    return error
  })
  await new Promise((turn) => setImmediate(turn))
  expect(failed).toBe(false)
  sibling.resolve('made')
  expect(await results).toBe(no)
})
