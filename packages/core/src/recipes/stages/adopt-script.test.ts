import { describe, expect, it } from 'vitest'
import type { ScriptScene } from '../../kinds/script.js'
import { adoptScript } from './adopt-script.js'

const written = (narration: string): ScriptScene => ({
  description: narration,
  narration,
  imagePrompt: `Picture of ${narration}`,
  shot: 'wide',
  move: 'still',
  durationMs: 4000,
})

function counter() {
  let next = 0
  return () => `id-${++next}`
}

describe('adoptScript', () => {
  it('gives new scenes ids', () => {
    const storyboard = adoptScript(
      null,
      { title: 'T', scenes: [written('one'), written('two')] },
      'digest',
      counter(),
    )
    expect(storyboard.scenes.map(({ id, takes }) => [id, takes])).toEqual([
      ['id-1', { image: 1, speech: 1 }],
      ['id-2', { image: 1, speech: 1 }],
    ])
    expect(storyboard.source).toBe('digest')
  })

  it('keeps ids and takes of scenes that are as they were, wherever they stand now', () => {
    const createId = counter()
    const first = adoptScript(
      null,
      { title: 'T', scenes: [written('one'), written('two'), written('three')] },
      'a',
      createId,
    )
    const taken = {
      ...first,
      scenes: first.scenes.map((scene) => ({ ...scene, takes: { image: 3, speech: 2 } })),
    }
    const second = adoptScript(
      taken,
      { title: 'T', scenes: [written('zero'), written('one'), written('three')] },
      'b',
      createId,
    )
    expect(second.scenes.map(({ id, takes }) => [id, takes.image])).toEqual([
      ['id-4', 1],
      ['id-1', 3],
      ['id-3', 3],
    ])
  })

  it('keeps the id of a changed scene that stands where it stood, with fresh takes', () => {
    const createId = counter()
    const first = adoptScript(null, { title: 'T', scenes: [written('one'), written('two')] }, 'a', createId)
    const second = adoptScript(
      first,
      { title: 'T', scenes: [written('one'), written('two, changed')] },
      'b',
      createId,
    )
    expect(second.scenes.map(({ id }) => id)).toEqual(['id-1', 'id-2'])
  })

  it('gives equal scenes different ids', () => {
    const createId = counter()
    const first = adoptScript(null, { title: 'T', scenes: [written('one'), written('one')] }, 'a', createId)
    const second = adoptScript(
      first,
      { title: 'T', scenes: [written('one'), written('one'), written('one')] },
      'b',
      createId,
    )
    expect(new Set(second.scenes.map(({ id }) => id)).size).toBe(3)
  })
})
