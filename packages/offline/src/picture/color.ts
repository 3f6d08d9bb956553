/** A colour as `#rrggbb`. */
export type Color = `#${string}`

type Channels = readonly [red: number, green: number, blue: number]

/** From `a` (0) to `b` (1). */
export function mix(a: Color, b: Color, amount: number): Color {
  const [r, g, bl] = channels(a)
  const [R, G, B] = channels(b)
  return color([r + (R - r) * amount, g + (G - g) * amount, bl + (B - bl) * amount])
}

/** The colour of a thing under a coloured light. */
export function multiply(a: Color, light: Color): Color {
  const [r, g, b] = channels(a)
  const [R, G, B] = channels(light)
  return color([(r * R) / 255, (g * G) / 255, (b * B) / 255])
}

export const lighten = (base: Color, amount: number): Color => mix(base, '#ffffff', amount)

export const darken = (base: Color, amount: number): Color => mix(base, '#000000', amount)

/** More (above 1) or less (below 1) colourful, at the same lightness. */
export function saturate(base: Color, factor: number): Color {
  const [r, g, b] = channels(base)
  const grey = luma(base) * 255
  return color([grey + (r - grey) * factor, grey + (g - grey) * factor, grey + (b - grey) * factor])
}

/** Stretches (above 1) or flattens lightness around the middle. */
export function contrast(base: Color, factor: number, lift = 0): Color {
  const [r, g, b] = channels(base)
  const stretch = (channel: number) => (channel - 128) * factor + 128 + lift
  return color([stretch(r), stretch(g), stretch(b)])
}

/** How bright a colour looks, from 0 to 1. */
export function luma(base: Color): number {
  const [r, g, b] = channels(base)
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255
}

/** How different two colours look. */
export function distance(a: Color, b: Color): number {
  const [r, g, bl] = channels(a)
  const [R, G, B] = channels(b)
  return 2 * (r - R) ** 2 + 4 * (g - G) ** 2 + 3 * (bl - B) ** 2
}

/** Turns the hue by degrees and keeps the lightness. */
export function turnHue(base: Color, degrees: number): Color {
  const [r, g, b] = channels(base)
  const angle = (degrees * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return color([
    (0.213 + cos * 0.787 - sin * 0.213) * r +
      (0.715 - cos * 0.715 - sin * 0.715) * g +
      (0.072 - cos * 0.072 + sin * 0.928) * b,
    (0.213 - cos * 0.213 + sin * 0.143) * r +
      (0.715 + cos * 0.285 + sin * 0.14) * g +
      (0.072 - cos * 0.072 - sin * 0.283) * b,
    (0.213 - cos * 0.213 - sin * 0.787) * r +
      (0.715 - cos * 0.715 + sin * 0.715) * g +
      (0.072 + cos * 0.928 + sin * 0.072) * b,
  ])
}

function channels(base: Color): Channels {
  const value = Number.parseInt(base.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function color(parts: Channels): Color {
  return `#${parts
    .map((part) =>
      Math.max(0, Math.min(255, Math.round(part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
