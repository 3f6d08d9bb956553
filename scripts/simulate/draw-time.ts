/** A time around a median, with a long tail: `spread` is the standard deviation of its logarithm. */
export function drawTime(
  random: () => number,
  { median, spread }: { median: number; spread: number },
): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median * Math.exp(spread * normal)
}
