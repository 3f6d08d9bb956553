/** Splits a text into its sentences, each with its closing marks. */
export function toSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…。！？]["'”’»)\]]{0,9})\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/**
 * Spreads sentences over a number of scenes in their order, so that each scene has about as many words; no
 * sentence is cut. With fewer sentences than scenes they lie evenly among scenes that say nothing.
 */
export function spreadSentences(sentences: readonly string[], scenes: number): readonly string[] {
  const spread = Array.from({ length: scenes }, (): string[] => [])
  const words = sentences.map((sentence) => sentence.split(/\s+/u).length)
  const total = words.reduce((sum, count) => sum + count, 0)
  let before = 0
  let at = 0
  for (const [index, sentence] of sentences.entries()) {
    const count = words[index] ?? 0
    if (sentences.length <= scenes) at = Math.floor((index * scenes) / sentences.length)
    else {
      const fair = Math.floor(((before + count / 2) / total) * scenes)
      // Every scene gets a sentence: none is passed over, and enough are left for those that follow.
      at = Math.max(Math.min(fair, index === 0 ? 0 : at + 1), scenes - (sentences.length - index), at)
    }
    spread[at]?.push(sentence)
    before += count
  }
  return spread.map((of) => of.join(' '))
}
