const LETTERS =
  'ay bee see dee ee eff gee aitch eye jay kay el em en oh pea cue are ess tea you vee double-you ex why zee'.split(
    ' ',
  )

/** Says every letter by its name. Real words are used for the names, so that a plural can be made of them. */
export function letterWords(letters: string): string[] {
  return Array.from(letters.toLowerCase()).flatMap(
    (letter) => LETTERS[letter.charCodeAt(0) - 97]?.split('-') ?? [],
  )
}
