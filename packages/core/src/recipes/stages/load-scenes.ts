import type { Artifact } from '../../domain/artifact.js'
import type { StageContext } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import { buildTimeline, type Timeline } from '../../timeline/build-timeline.js'
import type { SceneVoice } from './scene-voice.js'
import { allMakers, type Makers, type SceneClips } from './video-makers.js'

/** Everything of a scene that rendering needs. */
export interface SceneParts {
  readonly picture: Artifact | null
  readonly voice: SceneVoice | null
  readonly clips: SceneClips | null
}

/** The scenes of a video in their places. */
export interface LoadedScenes {
  readonly scenes: readonly SceneParts[]
  readonly timeline: Timeline
  /** What the lengths of scenes were worked out from, besides their voices. */
  readonly derivedFrom: readonly Artifact[]
}

/**
 * Makes what is seen and heard in every scene, places the scenes by it, and makes the clips that fit their
 * places.
 */
export async function loadScenes<Brief>(
  context: StageContext<Brief>,
  makers: Makers<Brief>,
): Promise<LoadedScenes> {
  const { project, storyboard } = context
  const { picture, voice, clips, lengths } = allMakers(makers)
  const scenes = await forEachScene(storyboard, async (scene) => ({
    picture: await picture(context, scene),
    voice: await voice(context, scene),
  }))
  const { plannedMs, derivedFrom } = await lengths(context)
  const timeline = buildTimeline(
    storyboard.scenes.map((scene, index) => {
      const spoken = scenes[index]?.voice
      // A clip that speaks is seen from the scene's first frame on, so it is heard from there, too.
      return {
        id: scene.id,
        move: scene.move,
        plannedMs: plannedMs[index] ?? scene.durationMs,
        speechMs: spoken?.durationMs ?? 0,
        leadMs: spoken?.clip === undefined ? undefined : 0,
      }
    }),
    project.settings,
  )
  return {
    timeline,
    derivedFrom,
    scenes: await forEachScene(storyboard, async (scene, index) => {
      const parts = scenes[index] ?? { picture: null, voice: null }
      const from = parts.voice === null ? derivedFrom : [...derivedFrom, parts.voice.audio]
      return {
        ...parts,
        clips: await clips(context, scene, {
          durationMs: seenMs(timeline, index, project.settings.fps),
          picture: parts.picture,
          derivedFrom: from,
        }),
      }
    }),
  }
}

/** How long a scene is seen until the next begins; while it goes, its last frame may stand. */
function seenMs({ scenes, frames }: Timeline, index: number, fps: number): number {
  return (((scenes[index + 1]?.start ?? frames) - (scenes[index]?.start ?? 0)) * 1000) / fps
}
