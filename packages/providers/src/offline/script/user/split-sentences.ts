const abbreviation =
  /(?:^|[\s("'“‘«])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|cf|approx|No|Nos|Fig|Vol|Gen|Col|Sgt|Capt|Lt|Rev|Hon|Mt|Inc|Ltd|Co|Corp|a\.m|p\.m|Mme|Mlle|M|Sra|Dra|Sig|Hr|Fr|z\.\s?B|d\.\s?h|bzw|usw|ca|Nr|p\.\s?ex|(?:\p{L}\.)+\p{L}|\p{Lu})\.\s*$/u

/**
 * Cuts a paragraph into whole sentences. Abbreviations, initials, decimals and quotes do not end one; 。！？ and
 * ؟ do.
 */
export function splitSentences(text: string, language: string): string[] {
  const sentences: string[] = []
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const before = sentences.at(-1)
    if (
      before !== undefined &&
      (abbreviation.test(before) ||
        (/^["'”’»)\]]*\s*[\p{Ll}\p{P}]/u.test(segment) && !/^["“‘«([¿¡]/u.test(segment)))
    )
      sentences[sentences.length - 1] = before + segment
    else sentences.push(segment)
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}
