const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
}

/**
 * Writes Latin letters without their marks, and typographic signs as the plain ones: naïve becomes naive, ’
 * becomes '. Other scripts are kept.
 */
export function foldLetters(text: string): string {
  return text
    .replace(/[™®©]/gu, '')
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}|\p{Cf}|\p{Cc}/gu, '')
    .replace(/\P{ASCII}/gu, (letter) => SPECIAL[letter] ?? letter)
    .replace(/[‘’‚‛`´ʼ]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replaceAll('\u2044', '/')
}
