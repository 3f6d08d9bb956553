import type { Language } from '@mutoscope/core'
import { readVerb } from '../brief/inflect-verb.js'
import { BEINGS, MASS_NOUNS } from '../brief/word-lists.js'
import { STOP_WORDS } from './stop-words.js'

type Phrase = { readonly words: readonly string[]; readonly at: number; readonly score: number }

const places = new Set(`ruins temple forest jungle desert sea ocean beach harbour harbor mountain mountains hill hills valley cave city street village castle farm field fields river lake garden space island snow classroom school office kitchen
  home house room laboratory lab factory stage road path ship tower bridge lighthouse market museum library station airport hospital park meadow shore cliff canyon volcano glacier waterfall sky town palace church tavern workshop studio`.split(/\s+/u))
const objects = new Set(`treasure chest gold crown sword lantern torch map book tree trees flower flowers grapes fruit door gate boat car train phone laptop computer backpack bottle cup product box chart gear rocket planet star stars moon sun heart clock flag
  camera letter key lamp window table chair bread storm rain fire wind cloud clouds light shadow bicycle bike guitar piano mirror coin ring shield candle egg apple stone wave waves`.split(/\s+/u))
const titles = /^(?:Dr|Mr|Mrs|Ms|Prof|\p{Lu}(?:\.\p{Lu})+)$/u
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const mostPhrases = 4
const phraseWords = 3

/**
 * The words of a text that a picture can show: at most four short phrases in the order they are written, people, animals, places and
 * things first. Never empty for a text with a letter in it.
 */
export function picturePhrases(text: string, language: Language): string[] {
  const found = chunks(text, language)
  const strong = found.some((phrase) => phrase.score >= 3) ? found.filter((phrase) => phrase.score >= 1.5) : found
  const best = strong.toSorted((a, b) => b.score - a.score || a.at - b.at)
  const seen = new Set<string>()
  const chosen = best.filter((phrase) => {
    const head = phrase.words.at(-1)?.toLowerCase() ?? ''
    if (seen.has(head) || seen.size >= mostPhrases) return false
    seen.add(head)
    return true
  })
  const phrases = chosen.toSorted((a, b) => a.at - b.at).map((phrase) => phrase.words.join(' '))
  return phrases.length > 0 ? phrases : [text.replace(/\s+/gu, ' ').trim().slice(0, 60)]
}

function chunks(text: string, language: Language): Phrase[] {
  const phrases: Phrase[] = []
  let current: string[] = []
  let start = 0
  let determined = false
  const close = () => {
    if (current.length > 0) phrases.push({ words: current.slice(-phraseWords), at: start, score: score(current, determined, language) })
    current = []
    determined = false
  }
  let atStart = true
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (isWordLike !== true) {
      if (!/^\s+$|^-$/u.test(segment)) close()
      if (/[.!?。！？؟]/u.test(segment)) atStart = true
      continue
    }
    const lower = segment.toLowerCase()
    const stops = STOP_WORDS[language].has(lower) || /^[\d.,]+$/u.test(segment) || /^\p{Script=Latin}$/u.test(segment) || titles.test(segment) || (language === 'en' && isVerbForm(lower))
    if (stops) {
      close()
      determined = /^(?:an?|the|my|your|his|her|its|our|their|une?|des|les?|la|el|los|las|un[oa]?|der|die|das|den|dem|eine?[nmrs]?|il|lo|gli|os?|as?|uma?)$/u.test(lower)
    } else {
      // Every word of these scripts stands alone; a single character of them is mostly grammar.
      if (spaceless.test(segment)) close()
      if (spaceless.test(segment) && Array.from(segment).length < 2) continue
      if (current.length === 0) start = index
      current.push(atStart && language !== 'de' && !/^\p{Lu}{2,}$/u.test(segment) && isCommon(lower) ? lower : segment)
    }
    atStart = false
  }
  close()
  return phrases
}

function score(words: readonly string[], determined: boolean, language: Language): number {
  const head = words.at(-1) ?? ''
  const lower = head.toLowerCase()
  const known = BEINGS.has(lower) ? 5 : objects.has(lower) || places.has(lower) ? 4 : MASS_NOUNS.has(lower) ? 2 : 0
  const name = /^\p{Lu}/u.test(head) && language !== 'de' ? 2 : 0
  const adverb = /ly$|ment$|mente$/u.test(lower) ? -3 : 0
  return known + name + adverb + (determined ? 1.5 : 0) + Math.min(words.length, phraseWords) * 0.4 + (lower.length > 3 ? 0.5 : 0)
}

/** A verb, unless it is at the same time a thing that can be seen. */
function isVerbForm(word: string): boolean {
  if (/[a-z]{2}ing$/u.test(word) && !/^(?:building|morning|evening|wedding|ceiling|painting|clothing|lightning|spring|string|king)$/u.test(word)) return true
  if (/^(?:lit|hung|shook|blew|grew|drew|laid|put|set|hit|cut|left|kept|stood|sat|ran|lay)$|[a-z]{3}ed$/u.test(word) && !/^(?:seed|weed|breed|steed|shed)$/u.test(word)) return true
  return readVerb(word) !== null && !objects.has(word) && !places.has(word) && !BEINGS.has(word)
}

function isCommon(lower: string): boolean {
  return BEINGS.has(lower) || objects.has(lower) || places.has(lower) || MASS_NOUNS.has(lower) || /(?:tion|ness|ing|ed|ly|s)$/u.test(lower)
}
