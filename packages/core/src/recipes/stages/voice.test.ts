import { expect, it } from 'vitest'
import * as z from 'zod'
import { defineRecipe } from '../../pipeline/define-recipe.js'
import { defineStage } from '../../pipeline/define-stage.js'
import { startRecipe } from '../recipe-studio.fixture.js'
import { renderStage } from './render.js'
import type { VideoMakers } from './video-makers.js'
import { voiceStage } from './voice.js'

type RecordedBrief = { readonly file: { readonly hash: string; readonly mediaType: string } | null }

/** Somebody who brings the recording of their words. */
const makers: VideoMakers<RecordedBrief> = {
  look: () => 'plain',
  async voice({ project, make }) {
    const { file } = project.brief
    if (file === null) return null
    const audio = await make.upload('my-recording', file)
    return { audio, durationMs: 2000, words: [], timing: 'spread', silent: false }
  },
}

const recorded = defineRecipe<RecordedBrief>({
  name: 'recorded',
  brief: z.strictObject({ file: z.strictObject({ hash: z.string(), mediaType: z.string() }).nullable() }),
  settings: { music: 'none' },
  stages: [
    defineStage<RecordedBrief>('layout', { resource: 'io' }, async ({ project, update }) => {
      if (project.storyboard !== null) return
      const scene = {
        narration: 'My recorded words.',
        shot: 'wide',
        move: 'still',
        durationMs: 2000,
      } as const
      const scenes = [
        { id: 'a', description: '', imagePrompt: 'A desk', takes: { image: 1, speech: 1 }, ...scene },
      ]
      await update(() => ({ storyboard: { title: 'Mine', source: 'own', scenes } }))
    }),
    voiceStage(makers),
    renderStage(makers),
  ],
})

it('makes the voice that the recipe brings, and no other', async () => {
  const { calls, change, upload, run, requests } = await startRecipe(recorded, { file: null })
  await change({ file: await upload('sound', 'audio/wav') })
  await run()
  expect(calls.filter(({ kind }) => kind === 'speech')).toEqual([])
  expect(await requests('/speech')).toEqual([])
  expect(await requests('my-recording')).toHaveLength(1)
})
