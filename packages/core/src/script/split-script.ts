import { atOnce, type Steps } from '../event-loop/in-turns.js'
import { yieldToEventLoop } from '../event-loop/yield-to-event-loop.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Script, ScriptRequest, ScriptScene } from '../kinds/script.js'
import { countWords } from '../speech/text/count-words.js'
import { chooseMove } from './picture/choose-move.js'
import { chooseLight, composeImagePrompt } from './picture/image-prompt.js'
import { writeTitle } from './write-title.js'
import { seededRandom } from './seeded-random.js'
import { groupSentences } from './group-sentences.js'
import { chooseShot } from './picture/choose-shot.js'
import { describePicture } from './picture/describe-picture.js'
import { splitSentences } from './split-sentences.js'
import { storyCast, type StoryBeing } from './picture/story-cast.js'
import { stripMarkdown, type ScriptBlock } from './strip-markdown.js'

/** A script cut into scenes, and what whoever wrote it should know. */
export type PlannedScript = { readonly script: Script; readonly warnings: readonly string[] }

type ScenePart = { readonly narration: string; readonly heading: string | null }

/** Steps of a few tenths of a millisecond that are done in one go. */
const SLICE = 20
const longestSceneMs = 12_000
const longestSentenceMs = 25_000
const airMs = 800
const shortestMs = 1500
/** A line this short was broken by hand, so it ends a thought. */
const verseLength = 45

/**
 * Makes scenes from a user's own script, word for word. A scene depends on its own words, the title, the
 * description and the request's settings alone, not on its neighbours; so changing a paragraph changes the
 * scenes of that paragraph and no others.
 *
 * @throws `SCRIPT_INVALID` when there is nothing in it that can be spoken
 */
export function splitScript(request: ScriptRequest, script: string): PlannedScript {
  return atOnce(planScenes(request, script))
}

/**
 * {@link splitScript} in slices between which others have their turn: a script may have the length of a book.
 * @throws as it does, and `CANCELLED`
 */
export async function splitScriptInSlices(
  request: ScriptRequest,
  script: string,
  signal: AbortSignal,
): Promise<PlannedScript> {
  const work = planScenes(request, script)
  for (let steps = 1; ; steps++) {
    const step = work.next()
    if (step.done === true) return step.value
    if (steps % SLICE === 0) await yieldToEventLoop()
    if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
  }
}

/**
 * What the scenes of {@link splitScript} say, in order, without working out what they show.
 * @throws as it does
 */
export function splitNarration(request: ScriptRequest, script: string): readonly string[] {
  return atOnce(cutParts(request, stripMarkdown(script))).map(({ narration }) => narration)
}

/** Does a paragraph at each step. */
function* cutParts(request: ScriptRequest, blocks: readonly ScriptBlock[]): Steps<readonly ScenePart[]> {
  const perWordMs = 60_000 / request.wordsPerMinute
  const limits = {
    mostWords: Math.max(4, Math.floor((longestSceneMs - airMs) / perWordMs)),
    sentenceWords: Math.floor((longestSentenceMs - airMs) / perWordMs),
  }
  const parts: ScenePart[] = []
  for (const block of blocks) {
    const narrations = groupSentences(sentencesOf(block, request.language), limits)
    for (const [index, narration] of narrations.entries())
      parts.push({ narration, heading: index === 0 ? block.heading : null })
    yield
  }
  if (parts.length === 0)
    throw new MutoscopeError('SCRIPT_INVALID', {
      message: 'The script contains no words to speak, only punctuation or emoji. Write at least one word.',
    })
  return parts
}

/** Does a paragraph or a scene at each step. */
function* planScenes(request: ScriptRequest, script: string): Steps<PlannedScript> {
  const blocks = stripMarkdown(script)
  const parts = yield* cutParts(request, blocks)
  const cast = storyCast([request.title ?? '', blocks[0]?.heading ?? '', request.description ?? ''])
  const scenes: ScriptScene[] = []
  for (const [index, part] of parts.entries()) {
    scenes.push(toScene(request, part, cast, index === 0))
    yield
  }
  return {
    script: { title: titleOf(request, blocks, parts[0]?.narration ?? ''), scenes },
    warnings: warningsOf(request, blocks, scenes),
  }
}

function sentencesOf(block: ScriptBlock, language: string): string[] {
  const paragraphs: string[] = []
  let open = false
  for (const line of block.lines) {
    if (open && !line.isItem) paragraphs[paragraphs.length - 1] += ` ${line.text}`
    else paragraphs.push(line.text)
    open = line.text.length >= verseLength
  }
  return paragraphs.flatMap((paragraph) => splitSentences(paragraph, language))
}

function toScene(
  request: ScriptRequest,
  part: ScenePart,
  cast: readonly StoryBeing[],
  isFirst: boolean,
): ScriptScene {
  const { narration, heading } = part
  const random = seededRandom(JSON.stringify([narration, request.tone, request.useCase, request.language]))
  const picture = describePicture(narration, request.language, cast)
  const chosen = chooseShot(narration, picture, random)
  const shot = isFirst ? 'extreme-wide' : chosen
  const light = chooseLight(narration, request.tone, random)
  const first = splitSentences(narration, request.language)[0] ?? narration
  return {
    description:
      heading === null
        ? clipped(first)
        : `${heading.replace(/(?<![\s.:;])[\s.:;]+$/u, '')}: ${clipped(first)}`,
    narration,
    imagePrompt: composeImagePrompt({ shows: picture.shows, shot, light }),
    shot,
    move: chooseMove(shot, null, random),
    durationMs: Math.max(
      shortestMs,
      Math.ceil((countWords(narration) * 60_000) / request.wordsPerMinute / 100) * 100 + airMs,
    ),
  }
}

function clipped(text: string): string {
  return text.length <= 140 ? text : `${text.slice(0, 139).replace(/(?<!\s)\s+\S*$/u, '')}…`
}

function titleOf(request: ScriptRequest, blocks: readonly ScriptBlock[], narration: string): string {
  const heading = blocks[0]?.heading
  return writeTitle(
    [request.title, heading].find((text) => text !== undefined && text !== null && text.trim() !== '') ??
      splitSentences(narration, request.language)[0] ??
      narration,
    request.language,
  )
}

function warningsOf(
  request: ScriptRequest,
  blocks: readonly ScriptBlock[],
  scenes: readonly ScriptScene[],
): string[] {
  const warnings: string[] = []
  const totalMs = scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
  if (request.durationMs !== undefined && Math.abs(totalMs - request.durationMs) > request.durationMs * 0.2) {
    warnings.push(
      `The script takes about ${Math.round(totalMs / 1000)} s to speak, but ${Math.round(request.durationMs / 1000)} s were asked for. The words decide; shorten the script or change the length.`,
    )
  }
  const silent = blocks.filter((block) => block.lines.every((line) => countWords(line.text) === 0)).length
  if (silent > 0)
    warnings.push(
      `${silent} ${silent === 1 ? 'paragraph has' : 'paragraphs have'} no words to speak and ${silent === 1 ? 'was' : 'were'} left out.`,
    )
  return warnings
}
