import type { Project } from '../../domain/project.js'
import type { Scene, Storyboard } from '../../domain/storyboard.js'
import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import type { Script, ScriptRequest, ScriptScene } from '../../providers/script-model.js'

/** The part of a script request that a recipe's brief decides. */
type Matter = Pick<ScriptRequest, 'prompt' | 'script' | 'title' | 'description' | 'durationMs' | 'useCase' | 'tone'>

/**
 * Writes the script and, when it is another than the storyboard was made from, the storyboard. Edits of a storyboard
 * stay until its script changes; scenes that a new script leaves as they were keep their ids and takes.
 */
export function scriptStage<Brief>(matter: (brief: Brief) => Matter): Stage<Brief> {
  return defineStage<Brief>('script', { resource: 'io' }, async ({ project, make, update, createId }) => {
    const { language, wordsPerMinute } = project.settings
    const request: ScriptRequest = { ...matter(project.brief), language, wordsPerMinute }
    const script = await make.script('script', request, () => expectScript(project.storyboard, request))
    if (project.storyboard?.source === script.digest) return
    await update((current) => ({ storyboard: adoptScript(current.storyboard, script.data, script.digest, createId) }))
  })
}

/** Makes the storyboard of a script, with the ids and takes of the storyboard before where a scene is the same. */
export function adoptScript(before: Project['storyboard'], script: Script, source: string, createId: () => string): Storyboard {
  const old = [...(before?.scenes ?? [])]
  const take = (index: number): Scene | undefined => (index < 0 ? undefined : old.splice(index, 1, undefined as never)[0])
  const same = script.scenes.map((scene) => take(old.findIndex((other) => other !== undefined && isSame(other, scene))))
  const scenes = script.scenes.map((scene, index): Scene => {
    const kept = same[index] ?? (old[index] === undefined ? undefined : take(index))
    return { ...scene, id: kept?.id ?? createId(), takes: (same[index] && kept?.takes) ?? { image: 1, speech: 1 } }
  })
  return { title: script.title, source, scenes }
}

function isSame(scene: Scene, written: ScriptScene): boolean {
  return scene.narration === written.narration && scene.imagePrompt === written.imagePrompt
}

/** Scenes are about this long while nobody has written them. */
const EXPECTED_SCENE_MS = 5000

/** What a quote goes by: the storyboard as it is, or scenes of the usual length. */
function expectScript(storyboard: Storyboard | null, request: ScriptRequest): Script {
  if (storyboard !== null) return { title: storyboard.title, scenes: storyboard.scenes.map(({ id: _id, takes: _takes, ...scene }) => scene) }
  const words = request.script?.split(/\s+/u).length
  const durationMs = words === undefined ? (request.durationMs ?? EXPECTED_SCENE_MS) : (words * 60_000) / request.wordsPerMinute
  const count = Math.max(1, Math.round(durationMs / EXPECTED_SCENE_MS))
  const narration = Array.from({ length: Math.round(((EXPECTED_SCENE_MS / 60_000) * request.wordsPerMinute)) }, () => 'word').join(' ')
  return {
    title: request.title ?? request.prompt ?? '',
    scenes: Array.from({ length: count }, (_, index) => ({
      description: `Scene ${index + 1}`, narration, imagePrompt: `Scene ${index + 1}`, shot: 'wide', move: 'still', durationMs: Math.round(durationMs / count),
    })),
  }
}
