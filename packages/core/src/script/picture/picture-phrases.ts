import type { Language } from '../../domain/settings.js'
import { readVerb } from '../words/inflect-verb.js'
import { isRelation, resolveCast } from './resolve-cast.js'
import { STOP_WORDS } from './stop-words.js'
import type { StoryBeing } from './story-cast.js'
import { readVisible, singular } from './visible-words.js'

type Phrase = {
  readonly words: readonly string[]
  readonly at: number
  readonly score: number
  readonly head: string
  readonly isSaid: boolean
}

const titles = /^(?:Dr|Mr|Mrs|Ms|Prof|\p{Lu}(?:\.\p{Lu})+)$/u
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const determiners =
  /^(?:an?|the|my|your|his|her|its|our|their|une?|des|les?|la|el|los|las|un[oa]?|der|die|das|den|dem|eine?[nmrs]?|il|lo|gli|os?|as?|uma?)$/u
const numbers = /^(?:two|three|four|five|six|seven|both)$/u
/** Turns of speech whose words are not meant. */
const idioms =
  /\b(?:once upon a time|(?:in|for|at|by|from|all) (?:the|a|that|this|some) time|at the same time|at (?:first|last|once|home|heart|hand)|of course|one day|rough and ready|nose at|out of sight|in the end|by the way|(?:larger|broad|true) sense|little note|resting place|in vain|at the foot of|point of view)\b/giu
const mostPhrases = 4
const phraseWords = 3
const strongScore = 3

/**
 * The words of a text that a picture can show: at most four short phrases in the order they are written,
 * those of speeches last, people, animals, places and things first. The beings of the story that it speaks of
 * come before them, in one phrase. Never empty for a text with a letter in it.
 */
export function picturePhrases(text: string, language: Language, cast: readonly StoryBeing[] = []): string[] {
  const found = chunks(language === 'en' ? text.replace(idioms, ', ') : text, language)
  const known = new Set(cast.map(({ kind }) => kind))
  const others = found.filter(
    ({ head }) => !known.has(singular(head)) && !(cast.length > 0 && isRelation(head)),
  )
  const present = resolveCast(
    text,
    cast,
    others.some(({ head }) => readVisible(head) === 'being'),
  )
  const strong = others.some(({ score }) => score >= strongScore)
    ? others.filter(({ score }) => score >= (present.length > 0 ? strongScore : 2.5))
    : present.length > 0
      ? []
      : others
  const seen = new Set<string>()
  const chosen = strong
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .filter(({ head }) => {
      if (seen.has(head) || seen.size >= mostPhrases) return false
      seen.add(head)
      return true
    })
  const phrases = [
    ...(present.length > 0 ? [present.map(({ name }) => name).join(' and ')] : []),
    ...chosen
      .toSorted((a, b) => Number(a.isSaid) - Number(b.isSaid) || a.at - b.at)
      .map(({ words }) => words.join(' ')),
  ]
  return phrases.length > 0 ? phrases : [text.replace(/\s+/gu, ' ').trim().slice(0, 60)]
}

function chunks(text: string, language: Language): Phrase[] {
  const phrases: Phrase[] = []
  let current: string[] = []
  let start = 0
  let determined = false
  let number: string | null = null
  let isSaid = false
  const close = () => {
    if (current.length > 0) {
      const head = current.at(-1)?.toLowerCase() ?? ''
      const counted = number !== null && readVisible(head) === 'being' ? [number] : []
      phrases.push({
        words: [...counted, ...current.slice(-phraseWords)],
        at: start,
        score: score(current, determined, language),
        head,
        isSaid,
      })
    }
    current = []
    determined = false
    number = null
  }
  let atStart = true
  for (const { segment, index, isWordLike } of wordsOf(text, language)) {
    if (!isWordLike) {
      if (!/^\s+$/u.test(segment)) close()
      if (/["“”]/u.test(segment)) isSaid = segment === '"' ? !isSaid : segment === '“'
      if (/[.!?。！？؟]/u.test(segment)) atStart = true
      continue
    }
    const lower = segment.toLowerCase()
    const stops =
      STOP_WORDS[language].has(lower) ||
      /^[\d.,]+$/u.test(segment) ||
      /^\p{Script=Latin}$|^\p{L}+['’]s$/u.test(segment) ||
      titles.test(segment) ||
      (language === 'en' && isVerbForm(lower))
    if (stops) {
      close()
      determined = determiners.test(lower)
      number = language === 'en' && numbers.test(lower) ? lower : null
    } else {
      // Every word of these scripts stands alone; a single character of them is mostly grammar.
      if (spaceless.test(segment)) close()
      if (spaceless.test(segment) && Array.from(segment).length < 2) continue
      if (current.length === 0) start = index
      current.push(
        atStart && language !== 'de' && !/^\p{Lu}{2,}$/u.test(segment) && isCommon(lower) ? lower : segment,
      )
    }
    atStart = false
  }
  close()
  return phrases
}

/** The words and marks of a text; words with a hyphen between them are one. */
function wordsOf(
  text: string,
  language: Language,
): { segment: string; index: number; isWordLike: boolean }[] {
  const words: { index: number; end: number; isWordLike: boolean }[] = []
  for (const { segment, index, isWordLike = false } of new Intl.Segmenter(language, {
    granularity: 'word',
  }).segment(text)) {
    const before = words.at(-1)
    const isHyphen = segment === '-' && before?.isWordLike === true
    const end = index + segment.length
    if (
      before !== undefined &&
      (isHyphen || (isWordLike && text[index - 1] === '-' && before.end - before.index > 1))
    )
      before.end = end
    else words.push({ index, end, isWordLike })
  }
  return words.map(({ index, end, isWordLike }) => ({ segment: text.slice(index, end), index, isWordLike }))
}

function score(words: readonly string[], determined: boolean, language: Language): number {
  const head = words.at(-1) ?? ''
  const lower = head.toLowerCase()
  const visible = readVisible(lower)
  const known =
    visible === 'being' ? 5 : visible === 'object' || visible === 'place' ? 4 : visible === 'matter' ? 2 : 0
  const name = /^\p{Lu}/u.test(head) && language !== 'de' ? 2 : 0
  const adverb = /ly$|ment$|mente$/u.test(lower) ? -3 : 0
  return (
    known +
    name +
    adverb +
    (determined ? 1.5 : 0) +
    Math.min(words.length, phraseWords) * 0.4 +
    (lower.length > 3 ? 0.5 : 0)
  )
}

/** A verb, unless it is at the same time a thing that can be seen. */
function isVerbForm(word: string): boolean {
  if (word.includes('-')) return false
  if (
    /[a-z]{2}ing$/u.test(word) &&
    !/^(?:building|morning|evening|wedding|ceiling|painting|clothing|lightning|spring|string|king)$/u.test(
      word,
    )
  )
    return true
  if (
    /^(?:lit|hung|shook|blew|grew|drew|laid|put|set|hit|cut|left|kept|stood|sat|ran|lay|awoke|woke|flew|fell|came)$|[a-z]{3}ed$/u.test(
      word,
    ) &&
    !/^(?:seed|weed|breed|steed|shed)$/u.test(word)
  )
    return true
  const visible = readVisible(word)
  return readVerb(word) !== null && (visible === null || visible === 'matter')
}

function isCommon(lower: string): boolean {
  return readVisible(lower) !== null || /(?:tion|ness|ing|ed|ly|s)$/u.test(lower)
}
