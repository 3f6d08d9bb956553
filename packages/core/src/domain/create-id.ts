import type { Clock } from '../pipeline/clock.js'

/**
 * Makes a UUIDv7: 48 bits of time, then random bits, so ids sort by when they were made. `sequence`, 12 bits,
 * tells those of one millisecond apart.
 */
export function createId(now: number, sequence?: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) & 0xff
  bytes[6] = 0x70 | (sequence === undefined ? (bytes[6] ?? 0) & 0x0f : sequence >> 8)
  if (sequence !== undefined) bytes[7] = sequence & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const LAST_SEQUENCE = 0xfff

/**
 * Makes ids that sort by when they were made, also those of one millisecond, and when the clock goes back.
 */
export function createIdSource(clock: Clock): () => string {
  let last = 0
  let sequence = 0
  return () => {
    const now = clock.now()
    if (now > last) {
      last = now
      sequence = 0
    } else if (sequence < LAST_SEQUENCE) {
      sequence += 1
    } else {
      last += 1
      sequence = 0
    }
    return createId(last, sequence)
  }
}
