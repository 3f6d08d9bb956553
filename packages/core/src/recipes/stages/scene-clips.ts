import type { FileRef } from '../../domain/file-ref.js'
import { frameSize } from '../../domain/settings.js'
import { takeOf, type Scene } from '../../domain/storyboard.js'
import type { ModelChoice } from '../../models/choose-models.js'
import type { StageContext } from '../../pipeline/define-stage.js'
import { clipPrompt } from './clip-prompt.js'
import type { SceneClips, WantedClips } from './video-makers.js'
import { sceneClipName } from '../artifact-names.js'

/** What a recipe wants of the clips of its scenes. */
export interface SceneClipsOptions {
  /** The only video model that is asked. @default the studio's, in their order */
  readonly engine?: ModelChoice | undefined
  /**
   * Who or what is to be seen, for models that take such pictures but do not begin with one. @default none
   */
  readonly references?: readonly FileRef[] | undefined
}

/**
 * Makes the clips of a scene, silent and begun from its picture where the model takes one; null without a
 * video model.
 */
export async function sceneClips<Brief>(
  { project, make }: StageContext<Brief>,
  scene: Scene,
  wanted: WantedClips,
  { engine, references = [] }: SceneClipsOptions = {},
): Promise<SceneClips | null> {
  const can = make.clipCapabilities(engine)
  if (can === null) return null
  const { settings } = project
  const pictures = can.takesFirstImage && wanted.picture !== null ? [wanted.picture] : []
  const made = await make.clips(
    sceneClipName(scene),
    {
      prompt: clipPrompt(scene, settings.style, can.maxPromptChars),
      durationMs: wanted.durationMs,
      ...frameSize(settings.aspectRatio, settings.resolution),
      audio: false,
      take: takeOf(scene, 'clip'),
      pictures,
      references: pictures.length === 0 && can.takesReferences === true ? references : [],
    },
    { prefer: engine, derivedFrom: wanted.derivedFrom },
  )
  return { ...made, heard: false }
}
