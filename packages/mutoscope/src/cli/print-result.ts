import { toDollars } from '@mutoscope/core'

/** Prints a result for people, or as JSON for programs. */
export function printResult(
  { json }: { readonly json?: boolean | undefined },
  result: unknown,
  text: string,
): void {
  process.stdout.write(json === true ? `${JSON.stringify(result, null, 2)}\n` : `${text}\n`)
}

/** Says something on the way, on the standard error stream. */
export function printNote({ quiet }: { readonly quiet?: boolean | undefined }, note: string): void {
  if (quiet !== true) process.stderr.write(`${note}\n`)
}

/** A number of things: `1 scene`, `2 scenes`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** Micro-dollars as people write them: `$0.00`, and more digits where the amount is small. */
export function formatMicros(micros: number): string {
  const digits = micros > 0 && micros < 10_000 ? 4 : 2
  return `$${toDollars(micros).toFixed(digits)}`
}
