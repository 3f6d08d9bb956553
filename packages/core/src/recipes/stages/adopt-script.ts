import type { Project } from '../../domain/project.js'
import type { Scene, Storyboard } from '../../domain/storyboard.js'
import type { Script, ScriptScene } from '../../kinds/script.js'

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
  const old: (Scene | undefined)[] = [...(before?.scenes ?? [])]
  const take = (index: number): Scene | undefined => {
    const scene = old[index]
    if (scene !== undefined) old[index] = undefined
    return scene
  }
  // The places of each content, the first one last.
  const places = Map.groupBy([...old.keys()].toReversed(), (index) => contentOf(old[index]))
  const same = script.scenes.map((scene) => take(places.get(contentOf(scene))?.pop() ?? -1))
  const scenes = script.scenes.map((scene, index): Scene => {
    const kept = same[index] ?? take(index)
    return {
      ...scene,
      id: kept?.id ?? createId(),
      takes: (same[index] && kept?.takes) ?? { image: 1, speech: 1 },
    }
  })
  return { title: script.title, source, scenes }
}

function contentOf(scene: ScriptScene | undefined): string {
  return JSON.stringify([scene?.narration, scene?.imagePrompt])
}
