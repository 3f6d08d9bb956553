/** Decibels as a factor for samples. */
export function toFactor(decibels: number): number {
  return 10 ** (decibels / 20)
}

/** A sample value as decibels below full scale; null for silence. */
export function toDecibels(value: number): number | null {
  return value > 0 ? 20 * Math.log10(value) : null
}
