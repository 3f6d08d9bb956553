import type { ProjectRef } from '@mutoscope/core'
import { holdBudget } from '../campaign/hold-budget.js'
import type { CampaignServices } from '../campaign-services.js'
import type { VideoOrder } from './to-order.js'
import { VIDEO_RECIPE } from './video-record.js'

interface PlacedOrder {
  readonly ref: ProjectRef
  readonly order: VideoOrder
}

/**
 * Makes the projects of videos and starts them: all or none. Nothing runs before all of them are there and
 * their campaigns can pay for them.
 *
 * @returns their ids, in the order given
 * @throws `CAMPAIGN_BUDGET_EXCEEDED`, `QUEUE_FULL`; `RECIPE_NOT_FOUND` where the studio has no recipe `avatar`
 */
export async function startVideos(
  services: CampaignServices,
  ownerId: string,
  orders: readonly VideoOrder[],
): Promise<readonly string[]> {
  const { studio } = services
  await studio.runs.assertRoom(ownerId, orders.length)
  const placed: PlacedOrder[] = []
  try {
    for (const order of orders) placed.push({ order, ref: await placeOrder(services, ownerId, order) })
    const limits = await holdForOrders(services, ownerId, placed)
    await Promise.all(
      placed.map(({ ref, order: { priority } }) =>
        studio.runs.start(ref, { priority, budgetMicros: limits.get(ref.projectId) ?? null }),
      ),
    )
    return placed.map(({ ref }) => ref.projectId)
  } catch (error) {
    // What was held for them is free again, since they are gone.
    await Promise.all(placed.map(({ ref }) => studio.projects.remove(ref)))
    throw error
  }
}

/** Makes a project that nobody works on yet. */
async function placeOrder(
  { studio, videos }: CampaignServices,
  ownerId: string,
  { brief, settings, budgetMicros, campaignId, facts }: VideoOrder,
): Promise<ProjectRef> {
  const { id } = await studio.projects.create({
    ownerId,
    recipe: VIDEO_RECIPE,
    brief,
    settings,
    budgetMicros,
  })
  const ref = { ownerId, projectId: id }
  try {
    await videos.insert({
      ownerId,
      id,
      projectId: id,
      label: campaignId ?? '',
      text: `${brief.title}\n${brief.script}`,
      data: facts,
    })
  } catch (error) {
    await studio.projects.remove(ref)
    throw error
  }
  return ref
}

/**
 * Holds money of every campaign that is named. @returns the most that a video's run may cost, micro-dollars
 * by video
 */
async function holdForOrders(
  services: CampaignServices,
  ownerId: string,
  placed: readonly PlacedOrder[],
): Promise<ReadonlyMap<string, number>> {
  const limits = new Map<string, number>()
  for (const [campaignId, list] of Map.groupBy(placed, ({ order }) => order.campaignId)) {
    if (campaignId === null) continue
    const wanted = await Promise.all(
      list.map(async ({ ref, order: { budgetMicros } }) => ({
        videoId: ref.projectId,
        budgetMicros,
        price: (await services.studio.quote(ref)).price,
      })),
    )
    for (const [videoId, limit] of await holdBudget(services, ownerId, campaignId, wanted))
      limits.set(videoId, limit)
  }
  return limits
}
