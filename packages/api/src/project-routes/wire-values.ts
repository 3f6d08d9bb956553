import { toDollars } from '@mutoscope/core'
/** Micro-dollars as they are sent. */
export function toMoney(micros: number): { readonly usd: number; readonly micros: number } {
  return { usd: toDollars(micros), micros }
}

/** Epoch milliseconds as they are sent: ISO 8601 with `Z`. */
export function toIso(time: number): string {
  return new Date(time).toISOString()
}
