import type { Script, ScriptRequest, ScriptScene } from '@mutoscope/core/ports'
import type * as z from 'zod'
import { checkScriptRequest, splitNarration, splitScriptInSlices } from '@mutoscope/core/script'
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

/** What to ask for. */
export interface PlannedQuestion {
  readonly question: ScriptQuestion
  /** Tokens the answer will have, without thinking. */
  readonly expectedTokens: number
}

/** What to ask for, and what an answer to it is worth. */
export interface ScriptPlan extends PlannedQuestion {
  readonly schema: z.ZodType
  readonly warnings: readonly string[]
  /** The script of an answer, or what is wrong with it. */
  read(answer: unknown): { readonly script: Script } | { readonly issues: readonly string[] }
}

/**
 * Plans the question for a request, and no more than that: what its scenes would show without the model's
 * answer is not worked out.
 *
 * @throws `INVALID_INPUT`, `SCRIPT_INVALID` for a script without words
 */
export function planQuestion(request: ScriptRequest): PlannedQuestion {
  const matter = checkScriptRequest(request)
  return matter.type === 'script'
    ? directing(request, splitNarration(request, matter.text))
    : writing(request)
}

/**
 * Plans the question for a request and how its answer is read. The user's own words are cut into scenes here,
 * not by the model, so that none can be lost or changed; a long script lets others have their turn meanwhile.
 *
 * @throws `INVALID_INPUT`, `SCRIPT_INVALID` for a script without words, `CANCELLED`
 */
export async function planScript(request: ScriptRequest, signal: AbortSignal): Promise<ScriptPlan> {
  const matter = checkScriptRequest(request)
  return matter.type === 'script' ? planDirecting(request, matter.text, signal) : planWriting(request)
}

function writing(request: ScriptRequest): PlannedQuestion {
  const { durationMs = USUAL_DURATION_MS } = request
  const words = request.silent === true ? 0 : (durationMs / 60_000) * request.wordsPerMinute
  const expectedTokens = Math.round(
    100 + words * WORD_TOKENS + wantedScenes(request, durationMs) * SCENE_TOKENS,
  )
  return {
    question: { ...freeQuestion(request, durationMs), maxOutputTokens: ROOM_TOKENS + expectedTokens * 2 },
    expectedTokens,
  }
}

function planWriting(request: ScriptRequest): ScriptPlan {
  const { durationMs = USUAL_DURATION_MS } = request
  return {
    ...writing(request),
    schema: writtenScriptSchema,
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

function directing(request: ScriptRequest, narrations: readonly string[]): PlannedQuestion {
  const expectedTokens = 100 + narrations.length * SCENE_TOKENS
  return {
    question: {
      ...directingQuestion(request, narrations),
      maxOutputTokens: ROOM_TOKENS + expectedTokens * 2,
    },
    expectedTokens,
  }
}

async function planDirecting(request: ScriptRequest, text: string, signal: AbortSignal): Promise<ScriptPlan> {
  const { script, warnings } = await splitScriptInSlices(request, text, signal)
  return {
    ...directing(
      request,
      script.scenes.map(({ narration }) => narration),
    ),
    schema: directedScriptSchema,
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
