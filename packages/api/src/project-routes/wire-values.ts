/** Micro-dollars as they are sent. */
export function toMoney(micros: number): { readonly usd: number; readonly micros: number } {
  return { usd: micros / 1e6, micros }
}

/** Epoch milliseconds as they are sent: ISO 8601 with `Z`. */
export function toIso(time: number): string {
  return new Date(time).toISOString()
}
