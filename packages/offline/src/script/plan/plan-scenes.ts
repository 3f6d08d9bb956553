import type { CameraMove, ShotSize } from '@mutoscope/core'
import type { ScriptRequest, ScriptScene } from '@mutoscope/core/ports'
import { type SeededRandom, chooseMove, chooseLight, composeImagePrompt } from '@mutoscope/core/script'
import type { Beat, Position, View } from './beat.js'
import { chooseBeats } from './choose-beats.js'
import { createNarrator } from './narrator.js'
import { canRender, renderTemplate, type Blanks } from './render-template.js'
import { NO_LIMITS, sceneCount, splitDuration, USUAL_LIMITS } from './split-duration.js'

/** What a language gives to the planning of scenes. */
export interface SceneGrammar {
  readonly beats: readonly Beat[]
  /** Everything the brief says, for the light. */
  readonly text: string
  readonly random: SeededRandom
  /** Sentences for any middle beat once its own are used up. */
  readonly spare: readonly string[]
  readonly tone: (position: Position) => readonly string[]
  /** Blanks of one scene; called once for each, in order. */
  readonly blanksOf: (beat: Beat) => Blanks
  /** One sentence about what happens. */
  readonly describe: (beat: Beat, view: View, blanks: Blanks) => string
  /** Blanks of the picture when they are not those of the text. */
  readonly pictureBlanks?: Blanks
}

/** Quiet before and after the words of a scene. */
const airMs = 800
const defaultDurationMs = 30_000

/** Plans the scenes of a video from beats: lengths, shots, moves, pictures and words. */
export function planScenes(request: ScriptRequest, grammar: SceneGrammar): ScriptScene[] {
  const durationMs = request.durationMs ?? defaultDurationMs
  const beats = chooseBeats(grammar.beats, request.sceneCount ?? sceneCount(durationMs))
  const lengths = splitDuration(
    durationMs,
    beats.map((beat) => beat.weight),
    request.sceneCount === undefined ? USUAL_LIMITS : NO_LIMITS,
  )
  const light = chooseLight(grammar.text, request.tone, grammar.random)
  const narrator = createNarrator(grammar.random)
  const shown = new Map<View, number>()
  let shot: ShotSize | null = null
  let move: CameraMove | null = null
  return beats.map((beat, index) => {
    const blanks = grammar.blanksOf(beat)
    const pictured = grammar.pictureBlanks ?? blanks
    const view = chooseView(beat, pictured, { shown, shot })
    shown.set(view, (shown.get(view) ?? 0) + 1)
    shot = view.shot
    move = chooseMove(shot, move, grammar.random)
    const sceneMs = lengths[index] ?? 0
    const shows = withPlace(
      renderTemplate(view.shows, pictured, ([first = '']) => first),
      view,
      pictured,
    )
    return {
      description: grammar.describe(beat, view, blanks),
      narration:
        request.silent === true
          ? ''
          : narrator.write({
              lines: beat.lines,
              spare:
                beat.repeats && beat.ordered !== true
                  ? [
                      ...grammar.spare,
                      ...beats
                        .filter((other) => other.repeats && other.position === beat.position)
                        .flatMap((other) => other.lines),
                    ]
                  : [],
              tone: grammar.tone(beat.position),
              blanks,
              budget: wordBudget(sceneMs, request.wordsPerMinute),
              preferFirst: beat.rank === 1 && !beat.repeats,
              ordered: beat.ordered === true,
            }),
      imagePrompt: composeImagePrompt({ shows, shot, light }),
      shot,
      move,
      durationMs: sceneMs,
    }
  })
}

/** The view that was shown least and has another shot size than the scene before. */
function chooseView(
  beat: Beat,
  blanks: Blanks,
  past: { readonly shown: ReadonlyMap<View, number>; readonly shot: ShotSize | null },
): View {
  const fitting = beat.views.filter((view) => canRender(view.shows, blanks))
  const [first = { shot: 'wide', shows: '{T}', says: '{T}' } satisfies View, ...rest] = fitting
  const cost = (view: View) => 2 * (past.shown.get(view) ?? 0) + (view.shot === past.shot ? 1 : 0)
  return rest.reduce((best, view) => (cost(view) < cost(best) ? view : best), first)
}

/** A picture must be understood by itself, so it always says where it is. */
function withPlace(shows: string, view: View, blanks: Blanks): string {
  const place = blanks.values['P']
  return place === null || place === undefined || /\{[PNnA]\}/u.test(view.shows) || shows.includes(place)
    ? shows
    : `${shows}, ${place}`
}

function wordBudget(sceneMs: number, wordsPerMinute: number): number {
  const most = Math.floor((sceneMs * wordsPerMinute) / 60_000)
  return Math.min(most, Math.max(2, Math.floor(((sceneMs - airMs) * wordsPerMinute) / 60_000)))
}
