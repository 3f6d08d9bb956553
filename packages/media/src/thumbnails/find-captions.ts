import { lumaOf, type Pixels } from './pixels.js'

export function rowsOf(pixels: Pixels): number[][] {
  const luma = lumaOf(pixels)
  const { width, height } = pixels
  const rows: number[][] = []
  for (let y = 0; y < height; y++) {
    const at: number[] = []
    let low = 255
    let high = 0
    let rising = true
    let peak = 0
    low = luma[y * width] ?? 0
    high = low
    for (let x = 0; x < width; x++) {
      const value = luma[y * width + x] ?? 0
      if (rising) {
        if (value > high) { high = value; peak = x }
        if (high - value > 50) { if (high > 150 && high - low > 50) at.push(peak); rising = false; low = value }
      } else {
        if (value < low) low = value
        if (value - low > 50) { rising = true; high = value; peak = x }
      }
    }
    rows.push(at)
  }
  return rows
}
