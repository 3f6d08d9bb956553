import { lighten, mix } from '../color.js'
import { ellipse, scallop, type Point } from '../geometry.js'
import type { Scenery } from '../places/scenery.js'

/** Sun or moon, stars, clouds and birds over a landscape. */
export function drawSky({ pen, view, random }: Scenery, plain: boolean): void {
  const { page } = pen
  const { palette } = page
  if (palette.dark && palette.light !== 'storm' && palette.light !== 'cave') drawStars({ pen, view, random })
  if (palette.light === 'cave' || palette.light === 'deep' || palette.light === 'space') return
  const low = palette.light === 'dawn' || palette.light === 'golden' || palette.light === 'sunset'
  const x = view.width * (page.lightFrom < 0 ? random.between(0.2, 0.34) : random.between(0.66, 0.8))
  const y = low
    ? view.horizon - view.height * random.between(0.04, 0.14)
    : view.height * random.between(0.12, 0.2)
  const size = Math.min(view.width, view.height)
  if (palette.light !== 'storm' && palette.light !== 'fog') {
    pen.glow(x, y, size * (low ? 0.95 : 0.62), palette.sun, palette.dark ? 0.34 : 0.62)
    if (!plain)
      pen.fill(ellipse(x, y, size * (low ? 0.062 : 0.046), size * (low ? 0.062 : 0.046), 22), palette.sun, {
        smooth: true,
        glow: true,
        accent: true,
      })
    if (!plain && palette.light === 'night')
      for (const [dx, dy, r] of [
        [-0.3, -0.2, 0.18],
        [0.25, 0.2, 0.22],
        [-0.1, 0.42, 0.12],
      ] as const)
        pen.fill(
          ellipse(x + dx * size * 0.046, y + dy * size * 0.046, r * size * 0.046),
          mix(palette.sun, palette.sky[2], 0.25),
          { smooth: true, glow: true },
        )
  }
  drawClouds({ pen, view, random })
  if (!plain && !palette.dark && random.chance(0.6)) drawFlock({ pen, view, random })
}

function drawStars({ pen, view, random }: Scenery): void {
  for (let index = 0; index < 110; index++) {
    const size = random.between(0.6, 2.3)
    pen.fill(
      ellipse(random.between(0, view.width), random.between(0, view.horizon * 0.92), size, size, 5),
      '#f4f7ff',
      { glow: true, plain: true, opacity: random.between(0.5, 1) },
    )
  }
}

function drawClouds({ pen, view, random }: Scenery): void {
  const { style, palette } = pen.page
  const count = palette.light === 'storm' ? 9 : style.cloudSize > 1.5 ? 6 : 4
  const [top, middle, low] = palette.sky
  const bright =
    palette.light === 'storm'
      ? mix(top, middle, 0.4)
      : palette.dark
        ? mix(top, middle, 0.75)
        : mix(lighten(low, 0.35), '#ffffff', palette.light === 'day' ? 0.5 : 0.1)
  for (let index = 0; index < count; index++) {
    const x = view.width * ((index + random.between(0, 0.9)) / count)
    const y =
      palette.light === 'storm'
        ? view.height * random.between(0.0, 0.2)
        : view.horizon * random.between(0.18, 0.72)
    const wide = view.height * random.between(0.1, 0.2) * (palette.light === 'storm' ? 1.8 : 1)
    const tall = wide * random.between(0.2, 0.3) * style.cloudSize
    const outline = scallop(random, x, y, wide, tall, 6, true)
    pen.fill(outline, bright, {
      smooth: true,
      glow: true,
      opacity: style.soft && style.cloudSize < 1.5 ? 0.5 : 0.92,
    })
    if (style.soft)
      pen.fill(
        scallop(random, x + wide * 0.15, y + tall * 0.12, wide * 0.72, tall * 0.5, 5, true),
        mix(bright, middle, 0.4),
        { smooth: true, glow: true, opacity: 0.45 },
      )
  }
}

function drawFlock({ pen, view, random }: Scenery): void {
  const [x, y] = [view.width * random.between(0.3, 0.7), view.horizon * random.between(0.3, 0.55)]
  for (let index = 0; index < 6; index++) {
    const [bx, by] = [
      x + (index - 3) * random.between(22, 36),
      y + Math.abs(index - 2) * 11 + random.between(-5, 5),
    ]
    const size = random.between(6, 10)
    const wings: Point[] = [
      [bx - size, by - size * 0.4],
      [bx - size * 0.4, by - size * 0.5],
      [bx, by],
      [bx + size * 0.4, by - size * 0.5],
      [bx + size, by - size * 0.4],
    ]
    pen.far(0.35).line(wings, '#2a2d38', 2)
  }
}
