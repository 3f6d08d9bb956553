import { ABBREVIATIONS } from './abbreviations.js'
import { foldLetters } from './fold-letters.js'
import { numberWords, type Neighbours } from './number-words.js'
import { plainWords } from './plain-words.js'
import { trailing } from './trailing.js'
import { urlWords } from './url-words.js'

const STREET = /^(?:st|dr)$/i
const PAUSE_BETWEEN = /[\u2014\u2026]|--+|\.{2,}/

/**
 * Takes the punctuation off both ends of a written word and folds its letters. What stays is empty for a mere
 * mark.
 */
export function wordCore(written: string): string {
  return foldLetters(written)
    .replace(/^[^\p{L}\p{N}$€£¥₹#@&+=%°.\u2212'-]+/u, '')
    .replace(/(?<![^\p{L}\p{N}$€£¥₹&+=%°])[^\p{L}\p{N}$€£¥₹&+=%°]+$/u, '')
    .replace(/^['-]+(?!\d)|^\.(?!\d)/, '')
}

/**
 * The plain English words that a written word is said with: lower-case letters and apostrophes only, so that
 * a synthesiser says each as it stands. Empty when nothing of it can be said.
 *
 * @param around the written words before and after
 * @param shouted true where everything around is in capitals
 */
export function spokenWords(written: string, around: Neighbours, shouted: boolean): string[] {
  if (PAUSE_BETWEEN.test(written)) {
    const pieces = written.split(/[\u2014\u2026]+|--+|\.{2,}/).filter((piece) => wordCore(piece) !== '')
    if (pieces.length > 1) return pieces.flatMap((piece) => spokenWords(piece, around, shouted))
  }
  const core = wordCore(written)
  const cores = { previous: wordCore(around.previous), next: wordCore(around.next) }
  const words =
    abbreviation(core, written, cores) ??
    urlWords(core) ??
    numberWords(core, cores) ??
    plainWords(core, shouted)
  return words.filter((word) => /^[a-z][a-z']*$/.test(word))
}

function abbreviation(core: string, written: string, around: Neighbours): string[] | null {
  const key = core.toLowerCase()
  if (key === 'no' && endsWithDot(written) && /^\d/.test(around.next)) return ['number']
  if (key === 'etc') return ['etcetera']
  if (/^(?:[A-Z]\.)+[A-Z]$/i.test(core) && !ABBREVIATIONS.has(key))
    return plainWords(core.replaceAll('.', '').toUpperCase(), false)
  const words = ABBREVIATIONS.get(key)
  if (words === undefined) return null
  const dotted = endsWithDot(written)
  const isTitle = /^(?:dr|mr|mrs|ms|prof|st)$/.test(key) && /^[A-Z]/.test(core)
  if (!dotted && !isTitle && !core.includes('.')) return null
  if (STREET.test(core) && !/^[A-Z]/.test(around.next))
    return /^[A-Z]/.test(around.previous) ? [key === 'st' ? 'street' : 'drive'] : words.split(' ')
  return words.split(' ')
}

/** True when nothing but marks stands behind a dot. */
function endsWithDot(written: string): boolean {
  return trailing(written, /\W/).includes('.')
}
