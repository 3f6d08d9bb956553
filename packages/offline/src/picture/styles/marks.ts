import type { Color } from '../color.js'
import { darken } from '../color.js'
import { facing, flatten, toPath } from '../geometry.js'
import type { Sheet } from '../sheet.js'
import type { Shape, Stroke, Style } from './style.js'

/** A filled path. */
export function filled(shape: Pick<Shape, 'points' | 'smooth'>, fill: string, opacity = 1): string {
  return `<path d="${toPath(shape.points, shape.smooth)}" fill="${fill}"${faint('fill', opacity)}/>`
}

/** An open line with round ends. */
export function stroked(path: string, color: string, width: number, opacity = 1): string {
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width.toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"${faint('stroke', opacity)}/>`
}

/** Light that runs from the lit side of a thing to its shaded side. */
export function sideLight(page: Sheet, from: Color, to: Color, middle = 0.5): string {
  const [x1, x2] = page.lightFrom < 0 ? [0, 0.9] : [1, 0.1]
  return page.define(
    (id) =>
      `<linearGradient id="${id}" x1="${x1}" y1="0" x2="${x2}" y2="1"><stop offset="${middle * 0.3}" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`,
  )
}

/** Light on a round thing; with `edge` the shade has a hard border. */
export function roundLight(page: Sheet, light: Color, base: Color, shade: Color, edge?: number): string {
  const x = page.lightFrom < 0 ? 0.32 : 0.68
  const stops =
    edge === undefined
      ? `<stop offset="0" stop-color="${light}"/><stop offset="0.45" stop-color="${base}"/><stop offset="1" stop-color="${shade}"/>`
      : `<stop offset="${edge}" stop-color="${base}"/><stop offset="${edge + 0.015}" stop-color="${shade}"/>`
  return page.define(
    (id) => `<radialGradient id="${id}" cx="${x}" cy="0.26" r="0.85">${stops}</radialGradient>`,
  )
}

/** A thin edge of light on the sides that face the sun. */
export function rimLight(page: Sheet, shape: Shape, strength: number): void {
  if (shape.rim * strength < 0.05) return
  const outline = flatten(shape.points, shape.smooth)
  const width = Math.min(7, 0.8 + shape.scale * 0.5)
  for (const run of facing(outline, page.lightFrom * 0.8, -0.6)) {
    if (run.length > 2)
      page.add(stroked(toPath(run, false, false), page.palette.rim, width, shape.rim * strength))
  }
}

/** The plain way to draw a line. */
export function plainLine(page: Sheet, stroke: Stroke): void {
  page.add(stroked(toPath(stroke.points, stroke.smooth, false), stroke.color, stroke.width, stroke.opacity))
}

/** A soft round light. */
export function softGlow(
  page: Sheet,
  x: number,
  y: number,
  radius: number,
  color: Color,
  strength: number,
): void {
  const fill = page.define(
    (id) =>
      `<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="1"/><stop offset="0.35" stop-color="${color}" stop-opacity="0.45"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`,
  )
  page.add(
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}"${faint('fill', strength)}/>`,
  )
}

/** A sky in three tones, as a soft gradient. */
export function softSky(page: Sheet, grade: Style['grade']): void {
  const [top, middle, low] = page.palette.sky
  const fill = page.define(
    (id) =>
      `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${grade(top, page)}"/><stop offset="0.42" stop-color="${grade(middle, page)}"/><stop offset="0.72" stop-color="${grade(low, page)}"/></linearGradient>`,
  )
  page.add(`<rect width="${page.width}" height="${page.height}" fill="${fill}"/>`)
}

/** Darker corners. */
export function vignette(page: Sheet, strength: number, color: Color = '#000000'): void {
  const fill = page.define(
    (id) =>
      `<radialGradient id="${id}" cx="0.5" cy="0.46" r="0.78"><stop offset="0.55" stop-color="${color}" stop-opacity="0"/><stop offset="1" stop-color="${color}" stop-opacity="1"/></radialGradient>`,
  )
  page.add(`<rect width="${page.width}" height="${page.height}" fill="${fill}"${faint('fill', strength)}/>`)
}

/** A veil of colour from the top or from the bottom. */
export function veil(page: Sheet, color: Color, strength: number, from: 'top' | 'bottom', reach = 0.6): void {
  const [y1, y2] = from === 'top' ? [0, reach] : [1, 1 - reach]
  const fill = page.define(
    (id) =>
      `<linearGradient id="${id}" x1="0" y1="${y1}" x2="0" y2="${y2}"><stop offset="0" stop-color="${color}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></linearGradient>`,
  )
  page.add(`<rect width="${page.width}" height="${page.height}" fill="${fill}"${faint('fill', strength)}/>`)
}

/** An ink outline for near things. */
export function outline(
  page: Sheet,
  shape: Shape,
  color: Color = darken(shape.color, 0.6),
  width = Math.min(3.4, 0.6 + shape.scale * 0.28),
): void {
  page.add(
    `<path d="${toPath(shape.points, shape.smooth)}" fill="none" stroke="${color}" stroke-width="${width.toFixed(2)}" stroke-linejoin="round"/>`,
  )
}

function faint(what: 'fill' | 'stroke', opacity: number): string {
  return opacity >= 1 ? '' : ` ${what}-opacity="${opacity.toFixed(2)}"`
}
