/** The shape of a frame in whole numbers, for instance `16:9` for 1280 × 720. */
export function aspectRatio(width: number, height: number): string {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  const by = divisor(width, height)
  return `${width / by}:${height / by}`
}
