/** Every hashtag of a text, in order, as written. */
export function findHashtags(text: string): readonly string[] {
  return text.match(/#[\p{L}\p{N}\p{M}_]+/gu) ?? []
}
