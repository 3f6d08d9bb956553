import type { ProjectRef, Scene, SceneEdit, Studio } from '@mutoscope/core'
import { continuesVoice } from '@mutoscope/core/ports'
import type { WantedImage } from './project-record.js'
import { imageOfScene } from './project-images.js'

/** A scene as it should be: one that is there, or a new one. */
interface Arranged {
  readonly id: string | null
  readonly edit: SceneEdit & { readonly imagePrompt: string }
}

/** Length of a scene while nobody speaks, milliseconds. */
const WORDLESS_MS = 3000

/**
 * Spreads the images that are wanted over the narration, in their order. Narrations stay as they are, so a
 * voice that was bought is never bought again: with fewer images than narrations some share one, and with
 * more a narration goes on over several scenes. Scenes that are right already stay as they are.
 */
export async function arrangeScenes(
  studio: Studio,
  ref: ProjectRef,
  images: readonly WantedImage[],
): Promise<void> {
  const { storyboard, settings } = await studio.projects.get(ref)
  const scenes = storyboard?.scenes ?? []
  const arranged = arrange(scenes, images, settings.style)
  const kept = new Set(arranged.map(({ id }) => id))
  const known = new Map(scenes.map((scene) => [scene.id, scene]))
  for (const { id } of scenes) if (!kept.has(id)) await studio.projects.removeScene(ref, id)
  const takes = new Map<number, number>()
  for (const [index, { id, edit }] of arranged.entries()) {
    const scene = known.get(id ?? '')
    if (scene === undefined) {
      await studio.projects.addScene(ref, edit, index)
      continue
    }
    if (Object.entries(edit).some(([name, value]) => scene[name as keyof Scene] !== value))
      await studio.projects.editScene(ref, scene.id, edit)
    // Scenes that share an image show the same picture.
    const image = imageOfScene(index, arranged.length, images.length)
    const take = takes.get(image) ?? scene.takes.image
    takes.set(image, take)
    if (scene.takes.image !== take) await studio.projects.setTake(ref, scene.id, 'image', take)
  }
}

function arrange(
  scenes: readonly Scene[],
  images: readonly WantedImage[],
  usual: NonNullable<WantedImage['style']>,
): readonly Arranged[] {
  const spoken = scenes.filter((scene, index) => index === 0 || !continuesVoice(scene))
  const following = new Map<string, readonly Scene[]>(
    spoken.map((scene) => {
      const rest = scenes.slice(scenes.indexOf(scene) + 1)
      const end = rest.findIndex((other) => !continuesVoice(other))
      return [scene.id, end === -1 ? rest : rest.slice(0, end)]
    }),
  )
  const count = Math.max(spoken.length, images.length)
  const firstShots = new Map<number, Scene['shot']>()
  return Array.from({ length: count }, (_, index): Arranged => {
    const at = imageOfScene(index, count, images.length)
    const { prompt, style } = images[at] ?? { prompt: '', style: null }
    const owner = spoken[Math.floor((index * spoken.length) / count)]
    const first = owner === undefined ? index : Math.ceil((spoken.indexOf(owner) * count) / spoken.length)
    const scene = index === first ? owner : owner && following.get(owner.id)?.[index - first - 1]
    // A scene that once had a style of its own says so from then on; it has no way back to none.
    const own = style ?? (scene?.style === undefined ? null : usual)
    const look = { imagePrompt: prompt, ...(own === null ? {} : { style: own }) }
    if (scene === undefined) {
      const goesOn = { narration: '', continues: true, move: 'zoom-in' } as const
      return {
        id: null,
        edit: {
          ...look,
          description: prompt,
          durationMs: WORDLESS_MS,
          ...(owner === undefined ? {} : goesOn),
        },
      }
    }
    const shot = firstShots.get(at) ?? scene.shot
    firstShots.set(at, shot)
    return { id: scene.id, edit: { ...look, shot } }
  })
}
