import { describe, expect, test } from 'vitest'
import { layOutClips } from './lay-out-clips.js'

describe('layOutClips', () => {
  test('gives a window its frames of each clip', () => {
    expect(layOutClips([1000, 2000], 30, { from: 0, frames: 90 })).toEqual([
      { clip: 0, from: 0, frames: 30 },
      { clip: 1, from: 0, frames: 60 },
    ])
    expect(layOutClips([1000, 2000], 30, { from: 20, frames: 20 })).toEqual([
      { clip: 0, from: 20, frames: 10 },
      { clip: 1, from: 0, frames: 10 },
    ])
    expect(layOutClips([1000, 2000], 30, { from: 40, frames: 5 })).toEqual([{ clip: 1, from: 10, frames: 5 }])
  })

  test('cuts what is longer and leaves out what is not filled', () => {
    expect(layOutClips([5000], 24, { from: 0, frames: 12 })).toEqual([{ clip: 0, from: 0, frames: 12 }])
    expect(layOutClips([500], 24, { from: 6, frames: 30 })).toEqual([{ clip: 0, from: 6, frames: 6 }])
  })

  test('gives the last frame to a window after the end', () => {
    expect(layOutClips([1000, 500], 30, { from: 100, frames: 20 })).toEqual([
      { clip: 1, from: 14, frames: 1 },
    ])
    expect(layOutClips([10], 24, { from: 0, frames: 5 })).toEqual([{ clip: 0, from: 0, frames: 1 }])
  })

  test('does not let rounding add up', () => {
    const windows = layOutClips(
      Array.from({ length: 30 }, () => 1016),
      30,
      { from: 0, frames: 2000 },
    )
    expect(windows.reduce((sum, { frames }) => sum + frames, 0)).toBe(Math.round(30 * 1.016 * 30))
  })

  test('neighbouring windows share no frame and miss none', () => {
    const lengths = [733, 1040, 2000]
    const whole = layOutClips(lengths, 60, { from: 0, frames: 226 }).flatMap(frameNames)
    const parts = [
      [0, 50],
      [50, 1],
      [51, 99],
      [150, 76],
    ].flatMap(([from = 0, frames = 0]) => layOutClips(lengths, 60, { from, frames }).flatMap(frameNames))
    expect(parts).toEqual(whole)
    expect(new Set(whole).size).toBe(226)
  })
})

function frameNames({ clip, from, frames }: { clip: number; from: number; frames: number }): string[] {
  return Array.from({ length: frames }, (_, index) => `${clip}/${from + index}`)
}
