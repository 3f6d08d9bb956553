import type { ScriptRequest } from '@mutoscope/core/ports'
import { countWords } from '@mutoscope/core/speech'
import { wantedScenes } from './script-prompt.js'
import type { DirectedScene, WrittenScene } from './script-schema.js'

/** How far the sum of a script's durations may be from what was asked for; less is put right by scaling. */
const DURATION_TOLERANCE = 0.25
/** How much longer than planned all narration, and that of one scene, may take to read. */
const TOTAL_OVERRUN = 1.15
const SCENE_OVERRUN = 1.6
/** Less narration than this part of the time is too little for a narrated video. */
const LEAST_NARRATION = 0.4
const SHORTEST_SCENE_MS = 500
const MAX_TEXT = 5000

/** What is wrong with a written script, each in a sentence for the model. Empty when it can be used. */
export function writtenIssues(
  scenes: readonly WrittenScene[],
  request: ScriptRequest,
  durationMs: number,
): string[] {
  const perWordMs = 60_000 / request.wordsPerMinute
  const expected = wantedScenes(request, durationMs)
  const total = scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
  const words = scenes.reduce((sum, scene) => sum + countWords(scene.narration), 0)
  const most = Math.floor(durationMs / perWordMs)
  const issues = directedIssues(scenes)
  if (scenes.length < Math.floor(expected / 2) || scenes.length > Math.max(2, expected * 2)) {
    issues.push(`There are ${scenes.length} scenes; about ${expected} were asked for.`)
  }
  if (Math.abs(total - durationMs) > durationMs * DURATION_TOLERANCE)
    issues.push(`The durations add up to ${total} ms; ${durationMs} ms were asked for.`)
  if (words > most * TOTAL_OVERRUN) issues.push(`All narration together has ${words} words; ${most} fit.`)
  if (request.silent !== true && words < most * LEAST_NARRATION)
    issues.push(`All narration together has only ${words} words; about ${most} were asked for.`)
  for (const [index, scene] of scenes.entries()) {
    const own = countWords(scene.narration)
    const fits = Math.floor(scene.durationMs / perWordMs)
    if (!(scene.durationMs >= SHORTEST_SCENE_MS))
      issues.push(
        `Scene ${index + 1} lasts ${scene.durationMs} ms; at least ${SHORTEST_SCENE_MS} ms are needed.`,
      )
    else if (own > 3 && own > fits * SCENE_OVERRUN)
      issues.push(
        `The narration of scene ${index + 1} has ${own} words; ${fits} fit its ${scene.durationMs} ms.`,
      )
    if (scene.narration.length > MAX_TEXT)
      issues.push(`The narration of scene ${index + 1} is longer than ${MAX_TEXT} characters.`)
  }
  return issues
}

/** What is wrong with the pictures of a script; with `count`, also when their number is another. */
export function directedIssues(scenes: readonly DirectedScene[], count?: number): string[] {
  const issues: string[] = []
  if (scenes.length === 0) issues.push('There are no scenes.')
  if (count !== undefined && scenes.length !== count)
    issues.push(`There are ${scenes.length} entries; exactly ${count} are needed.`)
  for (const [index, scene] of scenes.entries()) {
    for (const name of ['imagePrompt', 'description'] as const) {
      if (scene[name].trim() === '') issues.push(`The ${name} of scene ${index + 1} is empty.`)
      if (scene[name].length > MAX_TEXT)
        issues.push(`The ${name} of scene ${index + 1} is longer than ${MAX_TEXT} characters.`)
    }
  }
  return issues
}
