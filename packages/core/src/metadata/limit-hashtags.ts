/** Keeps the first hashtags of a text and makes plain words of the others. */
export function limitHashtags(text: string, max: number): string {
  let found = 0
  return text.replaceAll(/(?<!#)#+(?=[\p{L}\p{N}\p{M}_])/gu, (signs) => (++found <= max ? signs : ''))
}
