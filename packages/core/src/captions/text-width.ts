const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Extended_Pictographic}]/u
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u

/**
 * Width of a text in caption cells: a full-width character counts 2, a combining mark nothing, everything
 * else 1.
 */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (zeroWidth.test(character)) continue
    width += wide.test(character) ? 2 : 1
  }
  return width
}
