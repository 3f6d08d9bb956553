import type { Project } from '../../domain/project.js'
import type { Scene, Storyboard } from '../../domain/storyboard.js'
import type { Script, ScriptScene } from '../../providers/script-model.js'

/**
 * Makes the storyboard of a script, with the ids and takes of the storyboard before where a scene is the
 * same.
 */
export function adoptScript(
  before: Project['storyboard'],
  script: Script,
  source: string,
  createId: () => string,
): Storyboard {
  const old = [...(before?.scenes ?? [])]
  const take = (index: number): Scene | undefined =>
    index < 0 ? undefined : old.splice(index, 1, undefined as never)[0]
  const same = script.scenes.map((scene) =>
    take(old.findIndex((other) => other !== undefined && isSame(other, scene))),
  )
  const scenes = script.scenes.map((scene, index): Scene => {
    const kept = same[index] ?? (old[index] === undefined ? undefined : take(index))
    return {
      ...scene,
      id: kept?.id ?? createId(),
      takes: (same[index] && kept?.takes) ?? { image: 1, speech: 1 },
    }
  })
  return { title: script.title, source, scenes }
}

function isSame(scene: Scene, written: ScriptScene): boolean {
  return scene.narration === written.narration && scene.imagePrompt === written.imagePrompt
}
