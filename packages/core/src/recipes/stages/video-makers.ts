import type { Artifact } from '../../domain/artifact.js'
import type { Scene } from '../../domain/storyboard.js'
import type { MadeClips } from '../../clips/make-clips.js'
import type { MixMusic } from '../../kinds/mix.js'
import type { StageContext } from '../../pipeline/define-stage.js'
import { projectMusic } from './project-music.js'
import { sceneImage } from './scene-image.js'
import { sceneSpeech, toVoice, type SceneVoice } from './scene-voice.js'

/** What clips of a scene have to fit. */
export interface WantedClips {
  /** How long the scene is seen by itself, milliseconds. */
  readonly durationMs: number
  readonly picture: Artifact | null
  /** What the length was worked out from. */
  readonly derivedFrom: readonly Artifact[]
}

/** Clips of a scene. */
export interface SceneClips extends MadeClips {
  /** Their own sound is heard. */
  readonly heard: boolean
}

/** Shortest lengths of scenes, milliseconds, and what they were worked out from. */
export interface SceneLengths {
  readonly plannedMs: readonly number[]
  readonly derivedFrom: readonly Artifact[]
}

/**
 * How a recipe makes the parts of its video. All stages of a recipe are given the same makers, so what one
 * stage has made is there for the next. What is left out is made as usual: a picture of the scene's prompt,
 * its narration spoken, no clips, the mood's music.
 */
export interface VideoMakers<Brief> {
  /**
   * Holds pictures and music of a project together: the same text gives the same palette and the same tune.
   */
  readonly look: (brief: Brief) => string
  /** What a scene shows; null where clips or a voice bring their own. */
  readonly picture?: (context: StageContext<Brief>, scene: Scene) => Promise<Artifact | null>
  /** What is heard in a scene; null for nothing. */
  readonly voice?: (context: StageContext<Brief>, scene: Scene) => Promise<SceneVoice | null>
  /** What moves in a scene; null shows the picture under a moving camera. */
  readonly clips?: (
    context: StageContext<Brief>,
    scene: Scene,
    wanted: WantedClips,
  ) => Promise<SceneClips | null>
  /** What lies under everything; null for nothing. */
  readonly music?: (context: StageContext<Brief>) => Promise<MixMusic | null>
  /**
   * Whether captions are drawn into a scene; a scene with words of its own wants none. The caption files have
   * all of them.
   */
  readonly captioned?: (context: StageContext<Brief>, scene: Scene) => boolean
  /** How long scenes are at least. */
  readonly lengths?: (context: StageContext<Brief>) => Promise<SceneLengths>
}

/** The makers of a recipe, or only its look when everything is made as usual. */
export type Makers<Brief> = VideoMakers<Brief> | VideoMakers<Brief>['look']

/** Fills in what a recipe leaves out. */
export function allMakers<Brief>(given: Makers<Brief>): Required<VideoMakers<Brief>> {
  const makers: VideoMakers<Brief> = typeof given === 'function' ? { look: given } : given
  const { look } = makers
  return {
    picture: ({ project, make }, scene) =>
      make.image(...sceneImage(project.settings, look(project.brief), scene)),
    voice: async ({ project, make }, scene) => {
      const speech = await sceneSpeech(make, project.settings, scene)
      return speech === null ? null : toVoice(speech)
    },
    clips: () => Promise.resolve(null),
    music: ({ project, make }) => projectMusic(make, project.settings, look(project.brief)),
    captioned: () => true,
    lengths: ({ storyboard }) =>
      Promise.resolve({ plannedMs: storyboard.scenes.map((scene) => scene.durationMs), derivedFrom: [] }),
    ...makers,
  }
}
