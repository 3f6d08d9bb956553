/**
 * Roughly how many tokens a text has: one for three Latin characters, one for each of scripts without spaces.
 * On the high side.
 */
export function estimateTokens(text: string): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)
      ?.length ?? 0
  return Math.ceil(wide + (text.length - wide) / 3)
}
