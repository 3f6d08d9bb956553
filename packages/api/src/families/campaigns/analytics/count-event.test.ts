import { createMemoryAssets, createMemoryStore, createStudio, MutoscopeError } from '@mutoscope/core'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { expect, it } from 'vitest'
import type { VideoFacts } from '../generation/video-record.js'
import { countEvent } from './count-event.js'
import type { MonthData } from './counters.js'

it('ends with what the store refuses instead of asking it again and again', async () => {
  const { records, close } = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [],
    work: false,
  })
  const refused = new MutoscopeError('INVALID_INPUT', { details: { field: 'id' } })
  const asked: string[] = []
  const months = {
    ...records.collection<MonthData>('campaigns.months'),
    insert({ id = '' }) {
      asked.push(id)
      // A second time ends the test: the first refusal is final.
      return Promise.reject(asked.length === 1 ? refused : new Error('asked again'))
    },
  }
  const video = await records.collection<VideoFacts>('campaigns.videos').insert({
    ownerId: 'ada',
    id: 'video-1',
    data: { templateId: null, avatarId: null, voiceId: 'nova' },
  })
  await expect(countEvent({ months, now: () => 0 }, video, { views: 1 })).rejects.toBe(refused)
  expect(asked).toEqual(['video-1/1970-01'])
  await close()
})
