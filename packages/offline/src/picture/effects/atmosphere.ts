import { lighten, mix, type Color } from '../color.js'
import { ellipse } from '../geometry.js'
import { veil } from '../styles/marks.js'
import type { Scenery } from '../places/scenery.js'

/** Mist that lies between far and near things. */
export function drawMist({ pen, view, random }: Scenery, strength: number): void {
  const { page } = pen
  if (!page.style.soft) return
  const color = lighten(page.style.grade(page.palette.haze, page), 0.12)
  const fill = page.define(
    (id) =>
      `<radialGradient id="${id}"><stop offset="0" stop-color="${color}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`,
  )
  for (let index = 0; index < 4; index++) {
    const x = view.width * ((index + random.between(0.1, 0.9)) / 4)
    const y = view.horizon + (view.height - view.horizon) * random.between(-0.05, 0.16)
    page.add(
      `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${(view.width * 0.34).toFixed(0)}" ry="${(view.height * 0.07).toFixed(0)}" fill="${fill}" fill-opacity="${strength}"/>`,
    )
  }
}

/** Slanting shafts of light from the side of the sun. */
export function drawShafts({ pen, view, random }: Scenery, strength: number): void {
  const { page } = pen
  const { width, height } = view
  if (!page.style.soft) return
  const color = page.palette.sun
  const fill = page.define(
    (id) =>
      `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${color}"/><stop offset="0.9" stop-color="${color}" stop-opacity="0"/></linearGradient>`,
  )
  const start = page.lightFrom < 0 ? width * 0.1 : width * 0.9
  for (let index = 0; index < 5; index++) {
    const from = start + (index - 2) * width * 0.05
    const to = from - page.lightFrom * width * random.between(0.3, 0.62) + (index - 2) * width * 0.09
    const wide = width * random.between(0.02, 0.06)
    page.add(
      `<path d="M${from.toFixed(0)},-20L${(from + wide * 0.5).toFixed(0)},-20L${(to + wide * 1.6).toFixed(0)},${(height * 0.86).toFixed(0)}L${(to - wide).toFixed(0)},${(height * 0.86).toFixed(0)}Z" fill="${fill}" fill-opacity="${(strength * random.between(0.5, 1)).toFixed(2)}"/>`,
    )
  }
}

/** Small lights in the air: dust by day, fireflies by night. */
export function drawMotes({ pen, view, random }: Scenery, count: number, color: Color): void {
  for (let index = 0; index < count; index++) {
    const [x, y] = [random.between(0, view.width), random.between(view.height * 0.15, view.height * 0.85)]
    const size = random.between(1.2, 3.2)
    if (index % 3 === 0) pen.glow(x, y, size * 7, color, 0.5)
    pen.fill(ellipse(x, y, size, size, 6), lighten(color, 0.3), { smooth: true, glow: true, opacity: 0.85 })
  }
}

/** Puts surroundings out of focus: a veil of haze and round lights. */
export function drawBlur({ pen, view, random }: Scenery): void {
  const { page } = pen
  const { palette, style } = page
  if (!style.soft) return
  const haze = style.grade(mix(palette.haze, palette.sky[1], 0.4), page)
  page.add(`<rect width="${page.width}" height="${page.height}" fill="${haze}" fill-opacity="0.42"/>`)
  veil(page, style.grade(palette.sky[0], page), 0.35, 'bottom', 0.6)
  const sun = palette.dark ? '#ffd98a' : palette.sun
  pen.glow(
    page.lightFrom < 0 ? 0 : view.width,
    view.height * 0.2,
    view.height * 0.8,
    sun,
    palette.dark ? 0.2 : 0.4,
  )
  for (let index = 0; index < 13; index++) {
    const size = view.height * random.between(0.012, 0.05)
    page.add(
      `<circle cx="${random.between(0, view.width).toFixed(0)}" cy="${random.between(0, view.height * 0.8).toFixed(0)}" r="${size.toFixed(0)}" fill="${sun}" fill-opacity="${random.between(0.06, 0.2).toFixed(2)}"/>`,
    )
  }
}

/** Lines that say: fast. */
export function drawSpeedLines({ pen, view, random }: Scenery): void {
  for (let index = 0; index < 26; index++) {
    const y = random.between(0.05, 0.8) * view.height
    if (Math.abs(y - view.height * 0.5) < view.height * 0.08) continue
    const x = random.chance(0.5)
      ? random.between(-0.05, 0.2) * view.width
      : random.between(0.72, 0.95) * view.width
    pen.line(
      [
        [x, y],
        [x + random.between(0.1, 0.3) * view.width, y],
      ],
      '#ffffff',
      random.between(1, 4),
      { smooth: false, glow: true, opacity: 0.5 },
    )
  }
}
