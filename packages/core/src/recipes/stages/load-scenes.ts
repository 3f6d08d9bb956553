import type { Artifact } from '../../domain/artifact.js'
import { continuesVoice, type Storyboard } from '../../domain/storyboard.js'
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
  /** The voice of an earlier scene that goes on here, and the index of that scene; null for none. */
  readonly goesOn: GoingVoice | null
}

/** A voice line that lasts over more than its own scene. */
export interface GoingVoice {
  readonly voice: SceneVoice
  /** Index of the scene that it begins in. */
  readonly from: number
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
  const going = followVoices(storyboard, (index) => scenes[index]?.voice ?? null)
  const timeline = buildTimeline(
    storyboard.scenes.map((scene, index) => {
      const spoken = scenes[index]?.voice
      const shareMs = voiceShareMs(going, index)
      if (shareMs !== null)
        return { id: scene.id, move: scene.move, plannedMs: shareMs, speechMs: spoken ? shareMs : 0 }
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
      const voice = parts.voice ?? going[index]?.voice
      const from = voice === undefined ? derivedFrom : [...derivedFrom, voice.audio]
      const goesOn = going[index] ?? null
      return {
        ...parts,
        goesOn: goesOn === null || goesOn.from === index ? null : goesOn,
        clips: await clips(context, scene, {
          durationMs: seenMs(timeline, index, project.settings.fps),
          picture: parts.picture,
          derivedFrom: from,
        }),
      }
    }),
  }
}

/** By scene, the voice that is heard in it and the scene in which that begins; null where nobody speaks. */
function followVoices(
  { scenes }: Storyboard,
  voiceOf: (index: number) => SceneVoice | null,
): readonly (GoingVoice | null)[] {
  const going: (GoingVoice | null)[] = []
  for (const [index, scene] of scenes.entries()) {
    const voice = voiceOf(index)
    if (voice !== null) going.push({ voice, from: index })
    else going.push(continuesVoice(scene) ? (going[index - 1] ?? null) : null)
  }
  return going
}

/** The part of a voice that a scene is shown for, when several share it; null for a scene by itself. */
function voiceShareMs(going: readonly (GoingVoice | null)[], index: number): number | null {
  const own = going[index] ?? null
  if (own === null) return null
  const sharing = going.filter((other) => other?.from === own.from).length
  return sharing === 1 ? null : Math.ceil(own.voice.durationMs / sharing)
}

/** How long a scene is seen until the next begins; while it goes, its last frame may stand. */
function seenMs({ scenes, frames }: Timeline, index: number, fps: number): number {
  return (((scenes[index + 1]?.start ?? frames) - (scenes[index]?.start ?? 0)) * 1000) / fps
}
