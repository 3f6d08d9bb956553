const abbreviation =
  /(?:^|[\s("'“‘«])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|cf|approx|No|Nos|Fig|Vol|Gen|Col|Sgt|Capt|Lt|Rev|Hon|Mt|Inc|Ltd|Co|Corp|a\.m|p\.m|Mme|Mlle|M|Sra|Dra|Sig|Hr|Fr|z\.\s?B|d\.\s?h|bzw|usw|ca|Nr|p\.\s?ex|(?:\p{L}\.)+\p{L}|\p{Lu})\.$/u

/** Longer than any abbreviation with the spaces behind it. */
const LOOK_BACK = 60

/**
 * Cuts a paragraph into whole sentences. Abbreviations, initials, decimals and quotes do not end one; 。！？ and
 * ؟ do.
 */
export function splitSentences(text: string, language: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const goesOn = /^["'”’»)\]]*\s*[\p{Ll}\p{P}]/u.test(segment) && !/^["“‘«([¿¡]/u.test(segment)
    if (goesOn || abbreviation.test(text.slice(Math.max(from, index - LOOK_BACK), index).trimEnd())) continue
    sentences.push(text.slice(from, index))
    from = index
  }
  sentences.push(text.slice(from))
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}
