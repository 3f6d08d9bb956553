import type { StoryboardServices } from '../storyboard-services.js'
import type { Engine } from './engine-catalog.js'

/** Whether an owner can have clips of an engine made; never of one that cannot be bought. */
export async function isEngineAvailable(
  { options }: Pick<StoryboardServices, 'options'>,
  ownerId: string,
  { real }: Engine,
): Promise<boolean> {
  return real !== null && ((await options.engineAvailable?.(ownerId, real.provider, real.model)) ?? false)
}
