import type { Being } from './beings/being.js'
import type { Composition } from './compose.js'
import type { Pen } from './pen.js'

/** Draws an onlooker from behind, dark and out of focus at the edge of the picture. */
export function drawShoulder(pen: Pen, watcher: Being, { view, flip }: Composition): void {
  const { page } = pen
  const radius = Math.min(view.height, view.width * 1.1) * 0.19
  const soft = page.define(
    (id) =>
      `<filter id="${id}" color-interpolation-filters="sRGB" filterUnits="userSpaceOnUse" x="${flip ? (view.width * 0.28).toFixed(0) : -20}" y="${(view.height * 0.1).toFixed(0)}" width="${(view.width * 0.72 + 20).toFixed(0)}" height="${(view.height * 0.92).toFixed(0)}"><feGaussianBlur stdDeviation="5"/><feColorMatrix values="0.66 0 0 0 0 0 0.64 0 0 0 0 0 0.7 0 0 0 0 0 1 0"/></filter>`,
  )
  page.add(`<g filter="${soft}">`)
  watcher.drawBehind(
    pen
      .far(0)
      .at(
        view.width * (flip ? 0.965 : 0.035),
        view.height * (view.height > view.width ? 0.53 : 0.5),
        radius,
        { flip, turn: 0.06 },
      ),
  )
  page.add('</g>')
}
