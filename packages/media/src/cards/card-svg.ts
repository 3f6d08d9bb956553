import type { CardSpec } from '@mutoscope/core/ports'
import { contrastRatio, luminance, mixColours, parseColour, toHex, type Rgb } from '../titles/parse-colour.js'
import { LINE_HEIGHT } from '../titles/fit-title.js'
import { titleText } from '../titles/title-text.js'
import type { Box, CardFonts, CardLayout } from './card-layout.js'

const NIGHT: Rgb = [11, 12, 20]
const WHITE: Rgb = [255, 255, 255]

/**
 * What lies over the background picture, or is the ground where there is none: dark, with a glow of the
 * accent behind the product.
 */
export function groundSvg(spec: CardSpec, picture: Box | null): string {
  const { width, height } = spec
  const accent = parseColour(spec.accent)
  const over = spec.background !== undefined
  const [top, bottom] = [toHex(mixColours(NIGHT, accent, 0.16)), toHex(mixColours(NIGHT, accent, 0.03))]
  const middle = picture === null ? height * 0.42 : picture.y + picture.height * 0.5
  return [
    svgHead(width, height),
    '<defs>',
    `<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}" stop-opacity="${over ? 0.5 : 1}"/><stop offset="1" stop-color="${bottom}" stop-opacity="${over ? 0.82 : 1}"/></linearGradient>`,
    `<radialGradient id="l" gradientUnits="userSpaceOnUse" cx="${width / 2}" cy="${middle.toFixed(1)}" r="${(Math.max(width, height) * 0.55).toFixed(1)}">`,
    `<stop offset="0" stop-color="${toHex(mixColours(accent, WHITE, 0.12))}" stop-opacity="${over ? 0.34 : 0.5}"/><stop offset="0.45" stop-color="${spec.accent}" stop-opacity="0.14"/><stop offset="1" stop-color="${spec.accent}" stop-opacity="0"/></radialGradient>`,
    `</defs><rect width="${width}" height="${height}" fill="url(#g)"/><rect width="${width}" height="${height}" fill="url(#l)"/></svg>`,
  ].join('')
}

/** Heading, line and button. */
export function textSvg(spec: CardSpec, layout: CardLayout, fonts: CardFonts): string {
  const { width, height } = spec
  const x = width / 2
  const { heading, line, button } = layout
  return [
    svgHead(width, height),
    heading === null
      ? ''
      : titleText(heading, { x, y: heading.y, anchor: 'middle', fonts: fonts.heading, weight: 800 }),
    line === null
      ? ''
      : titleText(line, {
          x,
          y: line.y,
          anchor: 'middle',
          fonts: fonts.text,
          weight: 600,
          look: () => 'fill="#fff" fill-opacity="0.78"',
        }),
    button === null ? '' : buttonSvg(spec, button, fonts),
    '</svg>',
  ].join('')
}

function buttonSvg(
  spec: CardSpec,
  { text, box }: NonNullable<CardLayout['button']>,
  fonts: CardFonts,
): string {
  const accent = parseColour(spec.accent)
  const light = luminance(accent)
  // White letters on a strong colour look right well below the contrast at which black ones would have more
  // of it.
  const letters = contrastRatio(light, 1) >= 2.6 ? '#ffffff' : '#111111'
  const radius = (box.height / 2).toFixed(1)
  const place = `x="${box.x.toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}" rx="${radius}"`
  const y = box.y + (box.height - text.size * LINE_HEIGHT) / 2 + text.size * 0.02
  return [
    `<rect ${place} y="${(box.y + box.height * 0.09).toFixed(1)}" fill="#000" fill-opacity="0.35"/>`,
    `<rect ${place} y="${box.y.toFixed(1)}" fill="${spec.accent}"/>`,
    titleText(text, {
      x: spec.width / 2,
      y,
      anchor: 'middle',
      fonts: fonts.heading,
      weight: 800,
      look: () => `fill="${letters}"`,
    }),
  ].join('')
}

function svgHead(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`
}
