import type { ProjectRef, ProjectSettings, Scene, SceneEdit, Studio } from '@mutoscope/core'
import type { WantedImage } from './project-record.js'
import { spreadSentences, toSentences } from './spread-script.js'

/** What of a scene follows from the images that are wanted. */
type Arranged = SceneEdit & { readonly imagePrompt: string }

/** Time that a scene needs besides its words, and the length of one without words, milliseconds. */
const AIR_MS = 500
const WORDLESS_MS = 3000

/**
 * Gives a storyboard one scene for every image that is wanted, in their order. Scenes that are right already
 * stay as they are.
 */
export async function arrangeScenes(
  studio: Studio,
  ref: ProjectRef,
  images: readonly WantedImage[],
): Promise<void> {
  const { storyboard, settings } = await studio.projects.get(ref)
  const scenes = storyboard?.scenes ?? []
  for (const [index, arranged] of arrange(scenes, images, settings).entries()) {
    const scene = scenes[index]
    if (scene === undefined) await studio.projects.addScene(ref, arranged)
    else if (Object.entries(arranged).some(([name, value]) => scene[name as keyof Scene] !== value))
      await studio.projects.editScene(ref, scene.id, arranged)
  }
  for (const { id } of scenes.slice(images.length)) await studio.projects.removeScene(ref, id)
}

function arrange(
  scenes: readonly Scene[],
  images: readonly WantedImage[],
  settings: ProjectSettings,
): readonly Arranged[] {
  const narrations =
    images.length === scenes.length
      ? null
      : spreadSentences(
          scenes.flatMap(({ narration }) => toSentences(narration)),
          images.length,
        )
  return images.map(({ prompt, style }, index): Arranged => {
    const narration = narrations?.[index]
    // A scene that once had a style of its own says so from then on; it has no way back to none.
    const own = style ?? (scenes[index]?.style === undefined ? null : settings.style)
    return {
      imagePrompt: prompt,
      ...(own === null ? {} : { style: own }),
      ...(narration === undefined
        ? {}
        : {
            narration,
            description: narration === '' ? prompt : narration,
            durationMs: lengthOf(narration, settings.wordsPerMinute),
          }),
    }
  })
}

function lengthOf(narration: string, wordsPerMinute: number): number {
  return narration === ''
    ? WORDLESS_MS
    : Math.round((narration.split(/\s+/u).length * 60_000) / wordsPerMinute) + AIR_MS
}
