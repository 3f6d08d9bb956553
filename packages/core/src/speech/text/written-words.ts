/**
 * A word as it stands in the text, with the punctuation and marks that belong to it. `breaks` says that a
 * paragraph or line ends behind it.
 */
export type WrittenWord = { readonly text: string; readonly breaks: boolean }

/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const SAYABLE = /[\p{L}\p{N}]|^[&+=@%]$/u

/**
 * Cuts a text into its words, every character but white space in exactly one of them.
 * A mark that stands alone, such as a dash or an emoji, belongs to the word before it. Empty when nothing can
 * be said.
 */
export function writtenWords(text: string): WrittenWord[] {
  const words: { text: string; breaks: boolean }[] = []
  let waiting = ''
  for (const [token, breaks, spaced] of tokens(text)) {
    const last = words.at(-1)
    const space = spaced ? ' ' : ''
    if (SAYABLE.test(token)) {
      words.push({ text: waiting === '' ? token : `${waiting}${space}${token}`, breaks })
      waiting = ''
    } else if (last === undefined) waiting = waiting === '' ? token : `${waiting}${space}${token}`
    else {
      last.text += `${space}${token}`
      last.breaks ||= breaks
    }
  }
  return words
}

/**
 * Pieces between white space, cut further where a script has no spaces; whether a line ends behind, and
 * whether a space stood before.
 */
function* tokens(text: string): Generator<readonly [token: string, breaks: boolean, spaced: boolean]> {
  let segmenter: Intl.Segmenter | undefined
  for (const match of text.matchAll(/(\S+)(\s*)/gu)) {
    const [, token = '', space = ''] = match
    const breaks = /[\n\r\u2028\u2029]/.test(space)
    if (!UNSPACED.test(token)) {
      yield [token, breaks, true]
      continue
    }
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
    const segments = Array.from(segmenter.segment(token), (segment) => segment.segment)
    for (const [index, segment] of segments.entries())
      yield [segment, breaks && index === segments.length - 1, index === 0]
  }
}
