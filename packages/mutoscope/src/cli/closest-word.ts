/** The word that somebody meant: one that differs in at most two letters, or null. */
export function closestWord(given: string, words: readonly string[]): string | null {
  const near = words
    .map((word) => ({ word, distance: distanceOf(given, word) }))
    .filter(({ word, distance }) => distance <= 2 && distance < word.length / 2 + 1)
    .toSorted((a, b) => a.distance - b.distance)
  return near[0]?.word ?? null
}

/** How many letters must be added, removed or replaced. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [at, letter] of Array.from(from).entries()) {
    const next = [at + 1]
    for (const [index, other] of Array.from(to).entries())
      next.push(
        Math.min(
          (next[index] ?? 0) + 1,
          (row[index + 1] ?? 0) + 1,
          (row[index] ?? 0) + (letter === other ? 0 : 1),
        ),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
