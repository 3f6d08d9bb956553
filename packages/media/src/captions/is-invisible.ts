/**
 * True for what has no shape of its own: white space, control and format characters, variation selectors,
 * joiners, lone surrogates.
 */
export function isInvisible(character: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u.test(character)
}
