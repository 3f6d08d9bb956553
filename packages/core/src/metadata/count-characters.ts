/** Number of code points: what a limit in characters counts. */
export function countCharacters(text: string): number {
  return Array.from(text).length
}
