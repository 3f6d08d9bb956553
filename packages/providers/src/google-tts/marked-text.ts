import type { WordTiming } from '@mutoscope/core/ports'
import { writtenWords } from '@mutoscope/core/speech'

/** A text as SSML with a mark before each word, named by the word's place. */
export function toMarkedText(text: string): string {
  const words = writtenWords(text).map(
    (word, index) =>
      `<mark name="${index}"/>${escape(word.text)}${word.breaks ? '<break strength="strong"/>' : ''}`,
  )
  return `<speak>${words.join(' ')}</speak>`
}

/**
 * When each word is spoken, from the times of its mark and of the next; null unless every mark was reached in
 * order.
 */
export function readMarks(
  text: string,
  marks: ReadonlyMap<string, number>,
  endMs: number,
): WordTiming[] | null {
  const words = writtenWords(text)
  const starts = words.map((_word, index) => Math.round((marks.get(String(index)) ?? Number.NaN) * 1000))
  const inOrder = starts.every((start, index) => start >= (starts[index - 1] ?? 0) && start <= endMs)
  return inOrder
    ? words.map((word, index) => ({
        text: word.text,
        startMs: starts[index] ?? 0,
        endMs: starts[index + 1] ?? Math.max(endMs, starts[index] ?? 0),
      }))
    : null
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
