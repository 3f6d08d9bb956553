import { STAGE_NAMES } from './stage-names.js'

const { script, voice, images, approval, clips, avatar, music, render, video } = STAGE_NAMES

/**
 * The recipes of the library: their names, and the names of their stages in order. A target, a gate or a
 * filter that is written with them does not compile when a stage gets another name.
 *
 * @example
 * await studio.runs.start(ref, { target: RECIPES.storyboard.stages.images })
 */
export const RECIPES = {
  storyboard: {
    name: 'storyboard',
    stages: { script, images, approval, voice, music, render, video },
  },
  narrated: { name: 'narrated', stages: { script, voice, images, music, render, video } },
  productAd: { name: 'product-ad', stages: { script, voice, images, clips, music, render, video } },
  musicVideo: { name: 'music-video', stages: { script, music, images, clips, render, video } },
  clip: { name: 'clip', stages: { images, clips, render, video } },
  avatar: { name: 'avatar', stages: { script, voice, avatar, music, render, video } },
  picture: { name: 'picture', stages: { images } },
} as const
