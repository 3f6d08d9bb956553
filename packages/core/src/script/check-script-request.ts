import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ScriptRequest } from '../kinds/script.js'

const shortestMs = 1000
const longestMs = 3_600_000
const mostScenes = 1000

/** The matter of a request: the user's script, or what a script is to be written about. */
export type ScriptMatter = { readonly type: 'script' | 'brief'; readonly text: string }

/**
 * Checks a request and says what it is about.
 * @throws `INVALID_INPUT` when nothing or two things are asked for, or a number is out of its limits
 */
export function checkScriptRequest(request: ScriptRequest): ScriptMatter {
  const { durationMs, wordsPerMinute } = request
  if (!(wordsPerMinute >= 80 && wordsPerMinute <= 240))
    throw invalid('wordsPerMinute', `wordsPerMinute is ${wordsPerMinute}. Give a number from 80 to 240.`)
  if (
    durationMs !== undefined &&
    !(Number.isInteger(durationMs) && durationMs >= shortestMs && durationMs <= longestMs)
  ) {
    throw invalid(
      'durationMs',
      `durationMs is ${durationMs}. Give whole milliseconds from ${shortestMs} to ${longestMs} (one hour).`,
    )
  }
  const { sceneCount } = request
  if (
    sceneCount !== undefined &&
    !(Number.isInteger(sceneCount) && sceneCount >= 1 && sceneCount <= mostScenes)
  ) {
    throw invalid('sceneCount', `sceneCount is ${sceneCount}. Give a whole number from 1 to ${mostScenes}.`)
  }
  if (request.script !== undefined && request.prompt !== undefined)
    throw invalid('script', 'Both prompt and script are given. Give one of them.')
  if (request.script !== undefined) {
    if (request.script.trim() === '') throw invalid('script', 'The script is empty. Write at least one word.')
    return { type: 'script', text: request.script }
  }
  const text = [request.prompt, request.title, request.description].find(
    (part) => part !== undefined && part.trim() !== '',
  )
  if (text === undefined) throw invalid('prompt', 'The prompt is empty. Say what the video is about.')
  return { type: 'brief', text }
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
