import { ellipse, type Point } from '../geometry.js'
import type { Idea } from '../read-prompt.js'
import type { Scenery } from '../places/scenery.js'

/** What falls, drifts or strikes through the whole picture. */
export function drawWeather({ pen, view, random }: Scenery, weather: Idea['weather']): void {
  const { width, height } = view
  const { palette } = pen.page
  if (weather.includes('lightning')) {
    let at: Point = [width * random.between(0.25, 0.75), -10]
    const bolt: Point[] = [at]
    while (at[1] < view.horizon)
      bolt.push((at = [at[0] + random.between(-34, 34), at[1] + random.between(26, 60)]))
    pen.glow(at[0], view.horizon * 0.4, height * 0.5, '#dcecff', 0.5)
    pen.line(bolt, '#f6fbff', 5, { smooth: false, glow: true })
  }
  if (weather.includes('rain')) {
    for (let index = 0; index < 150; index++) {
      const [x, y] = [random.between(-40, width), random.between(-40, height)]
      const long = random.between(22, 60)
      pen.line(
        [
          [x, y],
          [x - long * 0.22, y + long],
        ],
        '#dbe8f2',
        random.between(0.8, 2),
        { smooth: false, glow: true, opacity: 0.42 },
      )
    }
  }
  if (weather.includes('snow')) {
    for (let index = 0; index < 130; index++) {
      const size = random.between(1.4, 6) * (index % 17 === 0 ? 2 : 1)
      pen.fill(ellipse(random.between(0, width), random.between(0, height), size, size, 7), '#ffffff', {
        smooth: true,
        glow: true,
        opacity: random.between(0.55, 0.95),
      })
    }
  }
  const drifting = weather.includes('petals')
    ? palette.accent[0]
    : weather.includes('leaves')
      ? '#d98a2b'
      : undefined
  if (drifting !== undefined) {
    for (let index = 0; index < 34; index++) {
      const leaf = pen.at(random.between(0, width), random.between(0, height * 0.85), random.between(5, 13), {
        turn: random.between(0, 6),
      })
      leaf.fill(
        [
          [-1, 0],
          [-0.2, -0.5],
          [1, 0],
          [-0.2, 0.5],
        ],
        weather.includes('petals') ? '#f6b8c8' : random.pick(['#d98a2b', '#c2562c', '#e0b040']),
        { smooth: true, glow: true, opacity: 0.9 },
      )
    }
  }
}
