/**
 * The words of a text that say most about it: those used most, then those used first. At least four letters,
 * no fillers.
 */
export function pickKeywords(
  text: string,
  { fillers, max }: { readonly fillers: ReadonlySet<string>; readonly max: number },
): readonly string[] {
  const counts = new Map<string, number>()
  const plain = text.replaceAll(/https?:\/\/\S+/gu, ' ').toLowerCase()
  for (const { segment, isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(plain)) {
    const isKeyword =
      isWordLike === true &&
      /^[\p{L}\p{M}]+$/u.test(segment) &&
      isLongEnough(segment) &&
      !fillers.has(segment)
    if (isKeyword) counts.set(segment, (counts.get(segment) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, max)
    .map(([word]) => word)
}

/** A word of a script without spaces says in two characters what others say in four. */
function isLongEnough(word: string): boolean {
  return (
    word.length <= 30 &&
    word.length >=
      (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word)
        ? 2
        : 4)
  )
}
