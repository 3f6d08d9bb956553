import type { FrameSize } from '@mutoscope/core'
import type { ThumbnailStyle } from '@mutoscope/core/ports'
import { LINE_HEIGHT } from '../titles/fit-title.js'
import { titleText } from '../titles/title-text.js'
import type { PlacedTitle, ThumbnailFonts, ThumbnailTitles } from './lay-out-title.js'

/**
 * Everything of a thumbnail that lies over its picture, as SVG: the vignette, what keeps the letters
 * readable, and the letters.
 */
export function titleLayer(
  frame: FrameSize,
  { grade, text }: ThumbnailStyle,
  titles: ThumbnailTitles,
  fonts: ThumbnailFonts,
): string {
  const { title, subtitle } = titles
  const upper = title ?? subtitle
  return svg(frame, [
    grade.vignette > 0 ? vignette(frame, grade.vignette) : '',
    upper !== null && (text.ground === 'fade' || text.ground === 'shadow')
      ? fade(frame, upper, text.ground === 'fade' ? 0.88 : 0.5, text.place)
      : '',
    title === null ? '' : letters(title, text, fonts),
    subtitle === null ? '' : softText(subtitle, fonts, text.ground === 'fade' ? 0.85 : 1),
  ])
}

/** The letters of the title alone, white on black: where they are, for measuring, drawn at another size. */
export function lettersOnly(
  frame: FrameSize,
  { text }: ThumbnailStyle,
  title: PlacedTitle,
  fonts: ThumbnailFonts,
  drawn: FrameSize,
): string {
  return svg(
    frame,
    [
      `<rect width="${frame.width}" height="${frame.height}" fill="#000"/>`,
      titleText(title, { ...title, fonts: fonts.title, weight: text.weight }),
    ],
    drawn,
  )
}

function letters(title: PlacedTitle, text: ThumbnailStyle['text'], fonts: ThumbnailFonts): string {
  const place = { ...title, fonts: fonts.title, weight: text.weight }
  const colour = (line: number): string =>
    title.lines.length > 1 && line === title.lines.length - 1 && text.ground !== 'plate'
      ? text.accent
      : text.colour
  const { size } = title
  switch (text.ground) {
    case 'outline':
      return [
        titleText(title, {
          ...place,
          y: title.y + size * 0.06,
          look: () =>
            `fill="#000" fill-opacity="0.55" stroke="#000" stroke-opacity="0.55" stroke-width="${(size * 0.2).toFixed(1)}" stroke-linejoin="round"`,
        }),
        titleText(title, {
          ...place,
          look: (line) =>
            `fill="${colour(line)}" stroke="#0a0a0a" stroke-width="${(size * 0.17).toFixed(1)}" stroke-linejoin="round" paint-order="stroke"`,
        }),
      ].join('')
    case 'plate':
      return (
        plate(title, text.accent) + titleText(title, { ...place, look: (line) => `fill="${colour(line)}"` })
      )
    case 'fade':
      return titleText(title, { ...place, look: (line) => `fill="${colour(line)}"` })
    case 'shadow':
      return shadow(title, place) + titleText(title, { ...place, look: (line) => `fill="${colour(line)}"` })
  }
}

/** A blur would cost more than everything else together: a few wide, thin strokes look the same. */
function shadow(title: PlacedTitle, place: Parameters<typeof titleText>[1]): string {
  return [0.34, 0.26, 0.19, 0.12, 0.06]
    .map((width) =>
      titleText(title, {
        ...place,
        y: place.y + title.size * 0.03,
        look: () =>
          `fill="none" stroke="#000" stroke-opacity="0.13" stroke-width="${(title.size * width).toFixed(1)}" stroke-linejoin="round"`,
      }),
    )
    .join('')
}

function softText(title: PlacedTitle, fonts: ThumbnailFonts, opacity: number): string {
  const place = { ...title, fonts: fonts.subtitle, weight: 600 as const }
  return (
    shadow(title, place) + titleText(title, { ...place, look: () => `fill="#fff" fill-opacity="${opacity}"` })
  )
}

/** One plate for all lines, as the title is a block. */
function plate(title: PlacedTitle, colour: string): string {
  const pad = title.size * 0.32
  const left = title.anchor === 'middle' ? title.x - title.width / 2 : title.x
  const height = title.lines.length * title.size * LINE_HEIGHT
  return `<rect x="${(left - pad).toFixed(1)}" y="${(title.y - pad * 0.6).toFixed(1)}" width="${(title.width + 2 * pad).toFixed(1)}" height="${(height + pad * 1.1).toFixed(1)}" rx="${(title.size * 0.22).toFixed(1)}" fill="${colour}"/>`
}

function fade(
  { width, height }: FrameSize,
  title: PlacedTitle,
  strength: number,
  place: ThumbnailStyle['text']['place'],
): string {
  if (place !== 'bottom')
    return `<rect width="${width}" height="${height}" fill="#000" fill-opacity="${(strength * 0.5).toFixed(2)}"/>`
  const start = Math.max(0, (title.y - title.size * 1.6) / height)
  const full = Math.min(1, (title.y + title.size * 0.5) / height)
  return [
    `<defs><linearGradient id="f" x1="0" y1="0" x2="0" y2="1"><stop offset="${start.toFixed(3)}" stop-color="#000" stop-opacity="0"/><stop offset="${full.toFixed(3)}" stop-color="#000" stop-opacity="${(strength * 0.8).toFixed(2)}"/><stop offset="1" stop-color="#000" stop-opacity="${strength}"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#f)"/>`,
  ].join('')
}

function vignette({ width, height }: FrameSize, strength: number): string {
  return [
    `<defs><radialGradient id="v" cx="0.5" cy="0.5" r="0.72"><stop offset="0.45" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${strength}"/></radialGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#v)"/>`,
  ].join('')
}

function svg(
  { width, height }: FrameSize,
  parts: readonly string[],
  drawn: FrameSize = { width, height },
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${drawn.width}" height="${drawn.height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${parts.join('')}</svg>`
}
