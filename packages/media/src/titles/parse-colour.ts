import { MutoscopeError } from '@mutoscope/core'

/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** Reads `#rrggbb`. @throws `INVALID_INPUT` */
export function parseColour(text: string): Rgb {
  if (!/^#[0-9a-f]{6}$/iu.test(text))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `"${text}" is not a colour. Pass one as #rrggbb.`,
      details: { colour: text },
    })
  const number = Number.parseInt(text.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** Writes `#rrggbb`. */
export function toHex(colour: Rgb): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

/** A colour between two; 0 is the first. */
export function mixColours(from: Rgb, to: Rgb, part: number): Rgb {
  const [red, green, blue] = [0, 1, 2].map(
    (index) => (from[index] ?? 0) * (1 - part) + (to[index] ?? 0) * part,
  )
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** Relative luminance after WCAG, 0 to 1. */
export function luminance([red, green, blue]: Rgb): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two luminances after WCAG, 1 to 21. */
export function contrastRatio(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
