import type { FileRef, MusicVideoBrief, ProjectSettings } from '@mutoscope/core'
import { fillTemplate } from '../flavors/fill-template.js'
import type { Flavor } from '../flavors/flavor.js'

/** A music video as it is ordered; what is undefined is as the flavor says. */
export interface MusicVideoOrder {
  readonly concept: string
  readonly numScenes?: number | undefined
  readonly scenes?: readonly { readonly prompt: string; readonly duration?: number | undefined }[] | undefined
  readonly character?: string | undefined
  readonly references?: readonly FileRef[]
  readonly music?: FileRef | undefined
  readonly songTitle?: string | undefined
  readonly genre?: string | undefined
  readonly bpm?: number | undefined
  /** Seconds. */
  readonly durationSec?: number | undefined
}

/** Shortest video, seconds. */
const SHORTEST_SEC = 3
const MOST_SCENES = 100

/** Makes brief and settings of an order in a flavor. */
export function toMusicVideo(
  flavor: Flavor,
  order: MusicVideoOrder,
): { readonly brief: MusicVideoBrief; readonly settings: Partial<ProjectSettings> } {
  const { parameters, scene_prompts: prompts } = flavor
  // A song fills what the scenes leave open; without one the flavor does.
  const openSec = order.music === undefined ? parameters.scene_duration : undefined
  const scenes = order.scenes?.map(({ prompt, duration = openSec }) => ({
    prompt: fillTemplate(prompts.scene, 'prompt', prompt),
    durationSec: duration,
  }))
  const numScenes = order.numScenes ?? sceneCount(flavor, order)
  const scenesSec =
    scenes?.reduce((sum, { durationSec = 0 }) => sum + durationSec, 0) ??
    (numScenes ?? 1) * parameters.scene_duration
  const durationSec =
    order.durationSec ?? (order.music === undefined ? Math.max(SHORTEST_SEC, scenesSec) : undefined)
  return {
    brief: {
      concept: fillTemplate(prompts.concept, 'concept_prompt', order.concept),
      durationSec,
      ...(scenes === undefined ? { numScenes, scenePrompt: prompts.scene } : { scenes }),
      character: order.character,
      references: order.references,
      music: order.music,
      songTitle: order.songTitle,
      genre: order.genre ?? parameters.genre,
      bpm: order.bpm ?? parameters.bpm,
      engine: parameters.engine,
      style: parameters.style,
    },
    settings: toSettings(flavor),
  }
}

/** The project settings of a flavor. */
export function toSettings({
  parameters: { aspect_ratio: aspectRatio, resolution, fps, template },
}: Flavor): Partial<ProjectSettings> {
  return { aspectRatio, resolution, fps, template }
}

/**
 * Scenes of an order that does not say how many: as many as fill its length. How many fill a song, the recipe
 * finds out.
 */
function sceneCount({ parameters }: Flavor, { durationSec, music }: MusicVideoOrder): number | undefined {
  if (durationSec !== undefined)
    return Math.min(MOST_SCENES, Math.max(1, Math.round(durationSec / parameters.scene_duration)))
  return music === undefined ? parameters.num_scenes : undefined
}
