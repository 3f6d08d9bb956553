/** Micro-dollars in a US dollar. */
const MICROS = 1_000_000

/** US dollars as whole micro-dollars, rounded. */
export function toMicros(dollars: number): number {
  return Math.round(dollars * MICROS)
}

/** Micro-dollars as US dollars. */
export function toDollars(micros: number): number {
  return micros / MICROS
}

/** Micro-dollars for people: `$1.50`, with up to four digits where they matter. */
export function formatDollars(micros: number, digits = 4): string {
  return `$${toDollars(micros)
    .toFixed(digits)
    .replace(/(\.\d\d)0+$/u, '$1')}`
}
