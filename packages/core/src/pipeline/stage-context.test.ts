import { expect, it } from 'vitest'
import type { Make } from '../make/make.js'
import type { Project } from '../domain/project.js'
import { samples } from '../testing/store/store-samples.js'
import { createStageContext } from './stage-context.js'

it('a stage sees the project as it is now, and a storyboard only once there is one', async () => {
  let project: Project = samples.project()
  const told: number[] = []
  const { signal } = new AbortController()
  const make = {} as Make
  const context = createStageContext({
    make,
    signal,
    createId: () => 'scene-1',
    progress: (fraction) => void told.push(fraction),
    project: () => project,
    update: async (change) => void (project = { ...project, ...change(project) }),
  })
  expect(() => context.storyboard).toThrow(expect.objectContaining({ code: 'STORYBOARD_MISSING' }))
  const storyboard = { title: 'A lake', source: '', scenes: [] }
  await context.update(({ settings }) => ({ storyboard, settings: { ...settings, fps: 24 } }))
  expect(context.storyboard).toBe(storyboard)
  expect(context.project).toMatchObject({ id: 'project-1', storyboard, settings: { fps: 24 } })
  context.progress(0.5)
  expect([told, context.createId(), context.make, context.signal]).toEqual([[0.5], 'scene-1', make, signal])
})
