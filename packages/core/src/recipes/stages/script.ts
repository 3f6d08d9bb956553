import type { Artifact } from '../../domain/artifact.js'
import type { Storyboard } from '../../domain/storyboard.js'
import { defineStage, type Stage, type StageContext } from '../../pipeline/define-stage.js'
import type { ArtifactOf } from '../../artifacts/make-request.js'
import type { Script, ScriptRequest } from '../../kinds/script.js'
import { adoptScript } from './adopt-script.js'
import { STAGE_NAMES } from '../stage-names.js'
import { ARTIFACT_NAMES } from '../artifact-names.js'

/** The part of a script request that a recipe's brief decides. */
export type Matter = Omit<ScriptRequest, 'language' | 'wordsPerMinute'>

/** Puts right what a recipe wants of every script. Applied to its own result it must change nothing. */
export type ShapeScript<Brief> = (script: Script, brief: Brief) => Script

/**
 * Writes the script and, when it is another than the storyboard was made from, the storyboard. Edits of a
 * storyboard stay until its script changes; scenes that a new script leaves as they were keep their ids and
 * takes.
 */
export function scriptStage<Brief>(
  matter: (brief: Brief) => Matter,
  shape?: ShapeScript<Brief>,
): Stage<Brief> {
  return defineStage<Brief>(STAGE_NAMES.script, { resource: 'io' }, async (context) => {
    await writeStoryboard(context, await writeScript(context, matter(context.project.brief)), shape)
  })
}

/** Asks the script model. `derivedFrom` names what the matter was worked out from. */
export async function writeScript<Brief>(
  { project, make }: StageContext<Brief>,
  matter: Matter,
  derivedFrom: readonly Artifact[] = [],
): Promise<ArtifactOf<Script>> {
  const { language, wordsPerMinute } = project.settings
  const request: ScriptRequest = { ...matter, language, wordsPerMinute }
  return make.script(ARTIFACT_NAMES.script, request, () => expectScript(project.storyboard, request), {
    derivedFrom,
  })
}

/** Makes the project's storyboard of a script that it was not made from yet. */
export async function writeStoryboard<Brief>(
  { project, update, createId }: StageContext<Brief>,
  script: ArtifactOf<Script>,
  shape: ShapeScript<Brief> = (written) => written,
): Promise<void> {
  if (project.storyboard?.source === script.digest) return
  await update((current) => ({
    storyboard: adoptScript(current.storyboard, shape(script.data, current.brief), script.digest, createId),
  }))
}

/** Scenes are about this long while nobody has written them. */
const EXPECTED_SCENE_MS = 5000

/** What a quote goes by: the storyboard as it is, or scenes of the usual length. */
function expectScript(storyboard: Storyboard | null, request: ScriptRequest): Script {
  if (storyboard !== null)
    return {
      title: storyboard.title,
      scenes: storyboard.scenes.map(({ id: _id, takes: _takes, ...scene }) => scene),
    }
  const words = request.script?.split(/\s+/u).length
  const durationMs =
    words === undefined
      ? (request.durationMs ?? EXPECTED_SCENE_MS)
      : (words * 60_000) / request.wordsPerMinute
  const count = request.sceneCount ?? Math.max(1, Math.round(durationMs / EXPECTED_SCENE_MS))
  const sceneMs = request.sceneCount === undefined ? EXPECTED_SCENE_MS : durationMs / count
  const narration =
    request.silent === true
      ? ''
      : Array.from({ length: Math.round((sceneMs / 60_000) * request.wordsPerMinute) }, () => 'word').join(
          ' ',
        )
  return {
    title: request.title ?? request.prompt ?? '',
    scenes: Array.from({ length: count }, (_, index) => ({
      description: `Scene ${index + 1}`,
      narration,
      imagePrompt: `Scene ${index + 1}`,
      shot: 'wide',
      move: 'still',
      durationMs: Math.round(durationMs / count),
    })),
  }
}
