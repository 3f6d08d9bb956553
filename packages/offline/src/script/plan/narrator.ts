import type { SeededRandom } from '@mutoscope/core/script'
import { expandTemplate, type Variant } from './expand-template.js'
import type { Blanks } from './render-template.js'

/** What may be said in a scene. */
export type NarrationChoice = {
  readonly lines: readonly string[]
  /** For when every line has been said. */
  readonly spare: readonly string[]
  /** Short sentences of the tone. */
  readonly tone: readonly string[]
  /** The same for every scene of a video, but for `Step`. */
  readonly blanks: Blanks
  /** Most words that fit. */
  readonly budget: number
  /** The first lines carry the brief itself and are wanted. */
  readonly preferFirst: boolean
  /** Lines are taken in their order. */
  readonly ordered: boolean
}

/** Writes the narration of one video, scene by scene. */
export interface Narrator {
  /** Sentences for one scene, never more words than the budget; empty when nothing is that short. */
  write(choice: NarrationChoice): string
}

type Candidate = Variant & { readonly template: string; readonly score: number }

const lowest = Number.NEGATIVE_INFINITY
/** Below this score are sentences that were said before. */
const fresh = -3
/** The same for steps, whose later lines score less. */
const freshStep = -18
const toneWords = 4

/** Makes a narrator that does not repeat a sentence as long as its grammar has another one. */
export function createNarrator(random: SeededRandom): Narrator {
  const said = new Map<string, number>()
  const used = new Map<string, number>()
  const expanded = new Map<string, readonly Variant[]>()
  let turn = 0
  let toneTurn = 0

  function variantsOf(template: string, blanks: Blanks): readonly Variant[] {
    if (template.includes('{Step}')) return expandTemplate(template, blanks)
    const known = expanded.get(template) ?? expandTemplate(template, blanks)
    expanded.set(template, known)
    return known
  }

  /** One variant of each template: one nobody heard yet if there is one. */
  function candidates(
    templates: readonly string[],
    choice: NarrationChoice,
    bonus: (index: number) => number,
  ): Candidate[] {
    return templates.flatMap((template, index) => {
      const fitting = variantsOf(template, choice.blanks).filter((variant) => variant.words <= choice.budget)
      const start = Math.floor(random.next() * fitting.length)
      const isNew = (variant: Variant) => variant.sentences.every((sentence) => !said.has(sentence))
      const variant =
        fitting.slice(start).find(isNew) ?? fitting.slice(0, start).find(isNew) ?? fitting[start]
      if (variant === undefined) return []
      const age = Math.min(...variant.sentences.map((sentence) => turn - (said.get(sentence) ?? lowest)))
      const stale = Number.isFinite(age) ? 6 + 20 / (age + 1) : 0
      const reused = used.has(template)
        ? (choice.ordered ? 20 : 0.5) + 1 / (turn - (used.get(template) ?? 0) + 1)
        : 0
      return [{ ...variant, template, score: bonus(index) - stale - reused + random.next() * 0.4 }]
    })
  }

  function write(choice: NarrationChoice): string {
    turn += 1
    const main = candidates(choice.lines, choice, (index) => lineBonus(index, choice))
    const tone = candidates(choice.tone, choice, () => 0)
    const spare = candidates(choice.spare, choice, () => 0)
    const chosen: Candidate[] = []
    const spoken = () => chosen.reduce((sum, candidate) => sum + candidate.words, 0)
    const add = (pool: readonly Candidate[], floor: number, reserve = 0) => {
      const left = choice.budget - spoken()
      const taken = new Set(chosen.flatMap((candidate) => candidate.sentences))
      const free = pool.filter(
        (candidate) =>
          candidate.words <= left - reserve &&
          candidate.score > floor &&
          candidate.sentences.every((sentence) => !taken.has(sentence)),
      )
      const best = free.reduce<Candidate | null>(
        (top, candidate) => (top === null || worth(candidate, left) > worth(top, left) ? candidate : top),
        null,
      )
      if (best === null) return false
      chosen.push(best)
      used.set(best.template, turn)
      for (const sentence of best.sentences) said.set(sentence, turn)
      return true
    }
    // Room for the tone is kept only when it has been quiet for a while.
    const reserve = turn - toneTurn >= 2 && !choice.preferFirst && !choice.ordered ? toneWords : 0
    const floor = choice.ordered ? freshStep : fresh
    const attempts = [
      () => add(main, floor, reserve),
      () => add(main, floor),
      () => add(spare, fresh),
      () => add(tone, fresh),
      () => add([...main, ...spare], lowest),
      () => add(tone, lowest),
    ]
    attempts.some((attempt) => attempt())
    const closing = chosen.length > 0 && add(tone, fresh) ? chosen.at(-1) : undefined
    if (closing !== undefined) toneTurn = turn
    while (
      spoken() < choice.budget * 0.6 &&
      chosen.length < 5 &&
      !choice.ordered &&
      (add(main, fresh) || add(spare, fresh))
    )
      continue
    // The tone has the last word.
    return [
      ...chosen.filter((candidate) => candidate !== closing),
      ...(closing === undefined ? [] : [closing]),
    ]
      .map((candidate) => candidate.text)
      .join(' ')
  }

  return { write }
}

/** Lines that name what the brief names come before those that fit any video. */
function lineBonus(index: number, choice: NarrationChoice): number {
  if (choice.ordered) return -index / 2
  return (
    (choice.preferFirst ? Math.max(0, 3 - index) : 0) +
    (/\{[STNPOsAn]/u.test(choice.lines[index] ?? '') ? 0.7 : 0)
  )
}

/** A good score, and words for most of the time there is. */
function worth(candidate: Candidate, budget: number): number {
  return candidate.score + (1.5 * candidate.words) / Math.max(1, budget)
}
