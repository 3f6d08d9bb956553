import { RECIPES, STAGE_NAMES } from '@mutoscope/core'

/** What a job makes. */
export const JOB_KINDS = ['product_ad', 'music_video', 'clip'] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** Stages of a job as callers see them. The first, second, fourth and fifth are those of a product ad. */
export const JOB_STAGES = ['script_gen', 'voice_gen', 'music_gen', 'video_gen', 'compositing'] as const
export type JobStageName = (typeof JOB_STAGES)[number]

/** One stage of a job and the stages of the recipe that it stands for. */
export interface JobStagePlan {
  readonly name: JobStageName
  readonly covers: readonly string[]
  /** What is told while it goes on. */
  readonly message: string
}

/** How a kind of job is made. */
export interface JobPlan {
  readonly recipe: string
  readonly stages: readonly [JobStagePlan, ...JobStagePlan[]]
}

const script: JobStagePlan = {
  name: 'script_gen',
  covers: [STAGE_NAMES.script],
  message: 'Generating script...',
}
const compositing: JobStagePlan = {
  name: 'compositing',
  covers: [STAGE_NAMES.render, STAGE_NAMES.video],
  message: 'Compositing the final video...',
}
const scenes = (...covers: readonly string[]): JobStagePlan => ({
  name: 'video_gen',
  covers,
  message: 'Generating video scenes...',
})

/** The plan of every kind. */
export const JOB_PLANS: { readonly [kind in JobKind]: JobPlan } = {
  product_ad: {
    recipe: RECIPES.productAd.name,
    stages: [
      script,
      { name: 'voice_gen', covers: [STAGE_NAMES.voice], message: 'Generating voice...' },
      scenes(STAGE_NAMES.images, STAGE_NAMES.clips, STAGE_NAMES.music),
      compositing,
    ],
  },
  music_video: {
    recipe: RECIPES.musicVideo.name,
    stages: [
      script,
      { name: 'music_gen', covers: [STAGE_NAMES.music], message: 'Preparing music...' },
      scenes(STAGE_NAMES.images, STAGE_NAMES.clips),
      compositing,
    ],
  },
  clip: { recipe: RECIPES.clip.name, stages: [scenes(STAGE_NAMES.images, STAGE_NAMES.clips), compositing] },
}

/** The kind of job that a recipe makes, or undefined for a recipe of others. */
export function jobKindOf(recipe: string): JobKind | undefined {
  return JOB_KINDS.find((kind) => JOB_PLANS[kind].recipe === recipe)
}
