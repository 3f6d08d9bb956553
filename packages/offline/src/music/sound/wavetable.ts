/**
 * Samples in one period; one more follows, equal to the first, so that reading between samples needs no wrap.
 */
export const TABLE_SIZE = 1024

const HIGHEST_HZ = 7000

/**
 * Gives one period of a tone whose overtones fall off as `n ** -slope`, without any above 7 kHz, at the same
 * power for every slope.
 */
export type Wavetables = (frequency: number, overtones: number, slope: number) => Float32Array

/** Makes {@link Wavetables} that draw each table once. */
export function createWavetables(): Wavetables {
  const drawn = new Map<string, Float32Array>()
  return (frequency, overtones, slope) => {
    const count = Math.max(1, Math.min(overtones, Math.floor(HIGHEST_HZ / frequency)))
    const name = `${count}:${slope}`
    const table = drawn.get(name) ?? drawTable(count, slope)
    drawn.set(name, table)
    return table
  }
}

function drawTable(count: number, slope: number): Float32Array {
  const table = new Float32Array(TABLE_SIZE + 1)
  let power = 0
  for (let number = 1; number <= count; number++) {
    const level = number ** -slope
    power += level * level
    // Overtones start a little apart, or all their peaks would meet.
    const phase = number * number * 0.7
    for (let index = 0; index < TABLE_SIZE; index++)
      table[index] =
        (table[index] ?? 0) + level * Math.sin((2 * Math.PI * number * index) / TABLE_SIZE + phase)
  }
  for (let index = 0; index < TABLE_SIZE; index++) table[index] = (table[index] ?? 0) / Math.sqrt(power)
  table[TABLE_SIZE] = table[0] ?? 0
  return table
}
