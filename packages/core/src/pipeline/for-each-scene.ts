import type { Scene, Storyboard } from '../domain/storyboard.js'

/**
 * Runs the work for every scene at once and waits until all have ended, so that a failing scene spares its
 * siblings.
 *
 * @returns the results in scene order.
 * @throws the first failure, after all have ended.
 */
export async function forEachScene<Result>(
  storyboard: Storyboard,
  work: (scene: Scene, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const outcomes = await Promise.allSettled(storyboard.scenes.map((scene, index) => work(scene, index)))
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}
