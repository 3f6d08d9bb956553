const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * How many words a voice would speak: parts with a letter or digit between spaces, and real words in scripts
 * without spaces.
 */
export function countWords(text: string): number {
  const parts = text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part))
  if (!spaceless.test(text)) return parts.length
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return parts.reduce(
    (sum, part) =>
      sum +
      (spaceless.test(part)
        ? Array.from(segmenter.segment(part)).filter(({ isWordLike }) => isWordLike === true).length
        : 1),
    0,
  )
}
