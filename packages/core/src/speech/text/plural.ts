/** The plural of a spoken number word: twenty becomes twenties, six becomes sixes. */
export function plural(word: string): string {
  if (word.endsWith('y')) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}
