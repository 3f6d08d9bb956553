import { countWords } from '../speech/text/count-words.js'

/** Limits of a group, in words. */
export interface GroupingLimits {
  /** A scene has at most this many, unless a single sentence is longer. */
  readonly mostWords: number
  /** A single sentence beyond this is cut at commas, or between words. */
  readonly sentenceWords: number
}

/** Groups the sentences of one paragraph into scenes of similar length, as few as the limit allows. */
export function groupSentences(sentences: readonly string[], limits: GroupingLimits): string[] {
  const parts = sentences
    .flatMap((sentence) => cutLong(sentence, limits.sentenceWords))
    .map((text) => ({ text, words: countWords(text) }))
  const total = parts.reduce((sum, part) => sum + part.words, 0)
  const target = Math.min(limits.mostWords, total / Math.max(1, Math.ceil(total / limits.mostWords)) + 1)
  const groups: { readonly texts: string[]; words: number }[] = []
  for (const part of parts) {
    const last = groups.at(-1)
    const fits = last !== undefined && last.words + part.words <= limits.mostWords
    // Beyond the even share only a short rest still joins, so that no scene flashes by.
    if (
      last !== undefined &&
      fits &&
      (last.words + part.words <= target || part.words < 4 || last.words < 4)
    ) {
      last.texts.push(joint(last.texts.at(-1) ?? ''), part.text)
      last.words += part.words
    } else groups.push({ texts: [part.text], words: part.words })
  }
  return speakable(groups.map(({ texts }) => texts.join('')))
}

/** A group of marks alone goes to its neighbour: it cannot be spoken by itself. */
function speakable(groups: readonly string[]): string[] {
  const kept: string[] = []
  let waiting = ''
  for (const group of groups) {
    if (countWords(group) === 0 && kept.length > 0) kept[kept.length - 1] += ` ${group}`
    else if (countWords(group) === 0) waiting += `${group} `
    else {
      kept.push(waiting + group)
      waiting = ''
    }
  }
  return kept
}

/** What stands between two sentences of a scene. */
function joint(before: string): string {
  // The last character, and a mark that may close behind it.
  const end = before.slice(-4)
  // List items and verses have no stop; without one a voice would run them together.
  if (
    /[\p{L}\p{N}]["”’»)]?$/u.test(end) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(before)
  )
    return '. '
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]["”」』]?$/u.test(
    end,
  )
    ? ''
    : ' '
}

function cutLong(sentence: string, most: number): string[] {
  if (countWords(sentence) <= most) return [sentence]
  const clauses = sentence.split(/(?<=[,;:，、；：—])\s*(?=\S)/u)
  const pieces =
    clauses.length > 1
      ? clauses
      : sentence.includes(' ')
        ? sentence.split(' ')
        : Array.from(
            new Intl.Segmenter('zh', { granularity: 'word' }).segment(sentence),
            ({ segment }) => segment,
          )
  const spaced = clauses.length > 1 || sentence.includes(' ')
  const out: { readonly texts: string[]; words: number }[] = []
  for (const piece of pieces) {
    const words = countWords(piece)
    const last = out.at(-1)
    if (last !== undefined && last.words + words <= most) {
      last.texts.push(piece)
      last.words += words
    } else out.push({ texts: [piece], words })
  }
  if (pieces.length === 1) return [sentence]
  return out.flatMap(({ texts, words }) => {
    const text = texts.join(spaced ? ' ' : '')
    return words > most && clauses.length > 1 ? cutLong(text, most) : [text]
  })
}
