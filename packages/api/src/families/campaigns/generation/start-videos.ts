import { RECIPES } from '@mutoscope/core'
import { withinBudget } from '../campaign/campaign-budget.js'
import type { CampaignServices } from '../campaign-services.js'
import type { VideoOrder } from './to-order.js'

/**
 * Makes the projects of videos and starts them: all or none, and only when their campaigns can pay for all of
 * them.
 *
 * @returns their ids, in the order given
 * @throws `CAMPAIGN_BUDGET_EXCEEDED`, `QUEUE_FULL`; `RECIPE_NOT_FOUND` where the studio has no recipe `avatar`
 */
export async function startVideos(
  { studio, videos }: CampaignServices,
  ownerId: string,
  orders: readonly VideoOrder[],
): Promise<readonly string[]> {
  const drafts = orders.map((order) => {
    const { brief, campaignId, facts, priority } = order
    const project = studio.projects.draft(toDraft(ownerId, order))
    const record = videos.draft({
      ownerId,
      id: project.id,
      projectId: project.id,
      label: campaignId ?? '',
      text: `${brief.title}\n${brief.script}`,
      data: facts,
    })
    return { project, records: [record], run: { priority } }
  })
  await withinBudget(() => studio.orders.place(drafts))
  return drafts.map(({ project }) => project.id)
}

/** The project of a video: its campaign is its group. */
export function toDraft(ownerId: string, { brief, settings, budgetMicros, campaignId }: VideoOrder) {
  return { ownerId, recipe: RECIPES.avatar.name, brief, settings, budgetMicros, groupId: campaignId }
}
