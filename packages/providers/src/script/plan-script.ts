import type { Script, ScriptRequest, ScriptScene } from '@mutoscope/core/ports'
import type * as z from 'zod'
import { checkScriptRequest, splitScript } from '@mutoscope/core/script'
import { directedIssues, writtenIssues } from './script-issues.js'
import { directingQuestion, freeQuestion, wantedScenes, type ScriptQuestion } from './script-prompt.js'
import { directedScriptSchema, writtenScriptSchema } from './script-schema.js'

/** Length of a video whose request names none, milliseconds. */
const USUAL_DURATION_MS = 60_000
/** Tokens of a scene besides its narration, of a word, and room for thinking. */
const SCENE_TOKENS = 160
const WORD_TOKENS = 2
const ROOM_TOKENS = 8000
const MAX_TITLE = 200

/** What to ask for, and what an answer to it is worth. */
export interface ScriptPlan {
  readonly question: ScriptQuestion
  readonly schema: z.ZodType
  /** Tokens the answer will have, without thinking. */
  readonly expectedTokens: number
  readonly warnings: readonly string[]
  /** The script of an answer, or what is wrong with it. */
  read(answer: unknown): { readonly script: Script } | { readonly issues: readonly string[] }
}

/**
 * Plans the question for a request. The user's own words are cut into scenes here, not by the model, so that
 * none can be lost or changed.
 *
 * @throws `INVALID_INPUT`, `SCRIPT_INVALID` for a script without words
 */
export function planScript(request: ScriptRequest): ScriptPlan {
  const matter = checkScriptRequest(request)
  return matter.type === 'script' ? planDirecting(request, matter.text) : planWriting(request)
}

function planWriting(request: ScriptRequest): ScriptPlan {
  const durationMs = request.durationMs ?? USUAL_DURATION_MS
  const words = request.silent === true ? 0 : (durationMs / 60_000) * request.wordsPerMinute
  const expectedTokens = Math.round(
    100 + words * WORD_TOKENS + wantedScenes(request, durationMs) * SCENE_TOKENS,
  )
  return {
    question: { ...freeQuestion(request, durationMs), maxOutputTokens: ROOM_TOKENS + expectedTokens * 2 },
    schema: writtenScriptSchema,
    expectedTokens,
    warnings: [],
    read(answer) {
      const parsed = writtenScriptSchema.safeParse(answer)
      if (!parsed.success) return { issues: shapeIssues(parsed.error) }
      const { title, scenes } = parsed.data
      const issues = writtenIssues(scenes, request, durationMs)
      return issues.length > 0
        ? { issues }
        : {
            script: {
              title: titleOf(request, title),
              scenes: scaleTo(
                durationMs,
                scenes.map((scene) => trimmed(request.silent === true ? { ...scene, narration: '' } : scene)),
              ),
            },
          }
    },
  }
}

function planDirecting(request: ScriptRequest, text: string): ScriptPlan {
  const { script, warnings } = splitScript(request, text)
  const expectedTokens = 100 + script.scenes.length * SCENE_TOKENS
  return {
    question: {
      ...directingQuestion(request, script.scenes),
      maxOutputTokens: ROOM_TOKENS + expectedTokens * 2,
    },
    schema: directedScriptSchema,
    expectedTokens,
    warnings,
    read(answer) {
      const parsed = directedScriptSchema.safeParse(answer)
      if (!parsed.success) return { issues: shapeIssues(parsed.error) }
      const { title, scenes } = parsed.data
      const issues = directedIssues(scenes, script.scenes.length)
      if (issues.length > 0) return { issues }
      return {
        script: {
          title: titleOf(request, title),
          scenes: script.scenes.map((scene, index) => trimmed({ ...scene, ...scenes[index] })),
        },
      }
    },
  }
}

/** Durations whose sum is exact, in whole milliseconds. */
function scaleTo(durationMs: number, scenes: readonly ScriptScene[]): ScriptScene[] {
  const total = scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
  let planned = 0
  let placed = 0
  return scenes.map((scene) => {
    planned += scene.durationMs
    const end = Math.round((planned * durationMs) / total)
    const scaled = { ...scene, durationMs: end - placed }
    placed = end
    return scaled
  })
}

function trimmed(scene: ScriptScene): ScriptScene {
  return {
    ...scene,
    description: scene.description.trim(),
    narration: scene.narration.trim(),
    imagePrompt: scene.imagePrompt.trim(),
  }
}

function titleOf(request: ScriptRequest, title: string): string {
  return (request.title?.trim() || title.trim() || 'Untitled').slice(0, MAX_TITLE)
}

function shapeIssues(error: z.ZodError): string[] {
  return error.issues
    .slice(0, 20)
    .map((issue) => `${issue.path.map(String).join('.') || 'The answer'}: ${issue.message}`)
}
