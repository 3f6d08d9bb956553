/**
 * Expected length of a spoken text in milliseconds at 150 words a minute; scripts without spaces are counted
 * by characters.
 */
export function estimateSpeechMs(text: string, speed: number): number {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const wide = [...text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)]
    .length
  return Math.round((words.length * 400 + wide * 220) / speed)
}
