import { MutoscopeError, type StoredRecord } from '@mutoscope/core'
import type { CampaignServices } from '../campaign-services.js'
import type { VideoFacts } from '../generation/video-record.js'
import { addCounts, type Counters, type MonthData } from './counters.js'

/**
 * Counts something that happened to a video today, UTC. Of many at once none is lost. @throws
 * `PROJECT_NOT_FOUND` when the video was deleted
 */
export async function countEvent(
  { months, now }: Pick<CampaignServices, 'months' | 'now'>,
  { ownerId, id: videoId, label }: StoredRecord<VideoFacts>,
  counts: Partial<Counters>,
): Promise<void> {
  const today = new Date(now()).toISOString()
  const day = today.slice(8, 10)
  const ref = { ownerId, id: `${videoId}/${today.slice(0, 7)}` }
  const add = (data: MonthData): MonthData => ({ ...data, [day]: addCounts([data[day] ?? {}, counts]) })
  for (;;) {
    const changed = await months.changeIfThere(ref, ({ data }) => ({ data: add(data) }))
    if (changed !== null) return
    try {
      await months.insert({ ...ref, projectId: videoId, label, data: add({}) })
      return
    } catch (error) {
      // Somebody else was the first of this month: then it is there to be changed.
      if (!MutoscopeError.isInstance(error) || error.code !== 'ALREADY_EXISTS') throw error
    }
  }
}
