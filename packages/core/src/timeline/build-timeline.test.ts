import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FRAME_RATES, TEMPLATES } from '../domain/settings.js'
import { CAMERA_MOVES } from '../domain/storyboard.js'
import { buildTimeline, type TimelineScene } from './build-timeline.js'

const scene = (id: string, plannedMs = 5000, speechMs = 0): TimelineScene => ({
  id,
  move: 'pan-left',
  plannedMs,
  speechMs,
})
const options = { fps: 30, template: 'ken-burns', transitionMs: 500 } as const

describe('buildTimeline', () => {
  it('lasts exactly as long as planned when every voice line fits', () => {
    const timeline = buildTimeline(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => scene(id, 5000, 3800)),
      options,
    )
    expect(timeline.frames).toBe(900)
  })

  it('lets a longer voice line make its own scene longer and no other', () => {
    const before = buildTimeline([scene('a'), scene('b', 5000, 3000), scene('c')], options)
    const after = buildTimeline([scene('a'), scene('b', 5000, 7000), scene('c')], options)
    expect(after.scenes[0]?.frames).toBe(before.scenes[0]?.frames)
    expect(after.scenes[2]?.frames).toBe(before.scenes[2]?.frames)
    // 0.5 s before the voice, 7 s of voice, 0.3 s of air, and the overlap with the next scene.
    expect(after.scenes[1]?.frames).toBe(15 + 210 + 9 + 15)
  })

  it('begins a voice exactly where its scene says, without cutting it or the one before', () => {
    const { scenes, frames } = buildTimeline(
      [
        { ...scene('a', 1000, 4000), leadMs: 0 },
        { ...scene('b', 1000, 4000), leadMs: 0 },
      ],
      options,
    )
    expect(scenes.map(({ start, speechStart }) => speechStart - start)).toEqual([0, 0])
    // 4 s of voice and 0.3 s of air each.
    expect([scenes[1]?.start, frames]).toEqual([129, 258])
  })

  it('cuts bodies that are the same wherever their scene stands', () => {
    const straight = buildTimeline([scene('a'), scene('b', 4000), scene('c', 6000)], options)
    const turned = buildTimeline([scene('c', 6000), scene('b', 4000), scene('a')], options)
    const bodies = (timeline: typeof straight) =>
      timeline.pieces
        .filter(({ name }) => name.endsWith('/body'))
        .map((piece) => ({ ...piece, start: 0 }))
        .toSorted((a, b) => a.name.localeCompare(b.name))
    expect(bodies(turned)).toEqual(bodies(straight))
  })

  it('knows only bodies when scenes are cut hard', () => {
    const { pieces, transition } = buildTimeline([scene('a'), scene('b')], { ...options, template: 'none' })
    expect(transition).toBe(null)
    expect(pieces.map(({ name, frames }) => [name, frames])).toEqual([
      ['scene/a/body', 150],
      ['scene/b/body', 150],
    ])
  })

  it('leaves no gap and no overlap between pieces, and shows every frame of every scene inside it', () => {
    const scenes = fc.array(
      fc.record({
        move: fc.constantFrom(...CAMERA_MOVES),
        plannedMs: fc.integer({ min: 0, max: 9000 }),
        speechMs: fc.integer({ min: 0, max: 20_000 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(
        scenes,
        fc.constantFrom(...FRAME_RATES),
        fc.constantFrom(...TEMPLATES),
        fc.integer({ min: 100, max: 2000 }),
        (list, fps, template, transitionMs) => {
          const timeline = buildTimeline(
            list.map((item, index) => ({ ...item, id: `s${index}` })),
            { fps, template, transitionMs },
          )
          let at = 0
          for (const piece of timeline.pieces) {
            expect(piece.start).toBe(at)
            expect(piece.frames).toBeGreaterThan(0)
            for (const layer of piece.layers) {
              const placed = timeline.scenes.find(({ id }) => id === layer.scene)
              expect(layer.from + piece.frames).toBeLessThanOrEqual(placed?.frames ?? 0)
            }
            at += piece.frames
          }
          expect(at).toBe(timeline.frames)
          for (const [index, placed] of timeline.scenes.entries()) {
            const spokenFrames = Math.ceil(((list[index]?.speechMs ?? 0) * fps) / 1000 - 1e-6)
            const next = timeline.scenes[index + 1]?.start ?? timeline.frames
            expect(placed.speechStart + spokenFrames).toBeLessThanOrEqual(next)
          }
        },
      ),
    )
  })
})
