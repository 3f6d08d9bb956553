import type { Random } from './random.js'

/** A place on the page; y grows downwards. */
export type Point = readonly [x: number, y: number]

export function ellipse(x: number, y: number, rx: number, ry = rx, corners = 14): Point[] {
  return Array.from({ length: corners }, (_, index): Point => {
    const angle = (index / corners) * 2 * Math.PI
    return [x + Math.cos(angle) * rx, y + Math.sin(angle) * ry]
  })
}

export const rect = (x: number, y: number, width: number, height: number): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** A tapered stroke through points as an outline; widths are full widths at each point. */
export function limb(path: readonly Point[], widths: readonly number[]): Point[] {
  const left: Point[] = []
  const right: Point[] = []
  for (const [index, [x, y]] of path.entries()) {
    const [px, py] = path[index - 1] ?? [x, y]
    const [nx, ny] = path[index + 1] ?? [x, y]
    const length = Math.hypot(nx - px, ny - py) || 1
    const half = (widths[index] ?? widths.at(-1) ?? 1) / 2
    const dx = (-(ny - py) / length) * half
    const dy = ((nx - px) / length) * half
    left.push([x + dx, y + dy])
    right.unshift([x - dx, y - dy])
  }
  return [...left, ...right]
}

/** A closed outline with bumps, as of a crown of leaves or a cloud; `flat` keeps its lower half even. */
export function scallop(
  random: Random,
  x: number,
  y: number,
  rx: number,
  ry: number,
  bumps: number,
  flat = false,
): Point[] {
  const points: Point[] = []
  for (let index = 0; index < bumps * 3; index++) {
    const angle = (index / (bumps * 3)) * 2 * Math.PI - Math.PI
    const bump = index % 3 === 0 ? 0.86 : random.between(0.98, 1.12)
    const dy = Math.sin(angle) * ry * bump
    points.push([x + Math.cos(angle) * rx * bump, y + (flat && dy > 0 ? dy * 0.3 : dy)])
  }
  return points
}

/**
 * Heights of a rolling or jagged line across `width`, for hills and mountains; `rough` from 0 (smooth) to 1.
 */
export function ridge(
  random: Random,
  from: number,
  to: number,
  y: number,
  amplitude: number,
  steps: number,
  rough: number,
): Point[] {
  const phase = random.between(0, 6)
  const second = random.between(0, 6)
  return Array.from({ length: steps + 1 }, (_, index): Point => {
    const t = index / steps
    const wave = Math.sin(t * 5.3 + phase) * 0.55 + Math.sin(t * 11.7 + second) * 0.3
    return [
      from + (to - from) * t,
      y - amplitude * (wave * (1 - rough * 0.5) + random.between(-1, 1) * rough * 0.75),
    ]
  })
}

/** Closes a line down to a floor. */
export function downTo(line: readonly Point[], floor: number): Point[] {
  const first = line[0] ?? [0, floor]
  const last = line.at(-1) ?? first
  return [...line, [last[0], floor], [first[0], floor]]
}

/** SVG path data; `smooth` runs a curve through the points. */
export function toPath(points: readonly Point[], smooth: boolean, closed = true): string {
  const count = points.length
  const at = (index: number): Point =>
    points[closed ? (index + count) % count : Math.max(0, Math.min(count - 1, index))] ?? [0, 0]
  const parts = [`M${round(at(0))}`]
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    if (!smooth) {
      if (index < count - 1) parts.push(`L${round(at(index + 1))}`)
      continue
    }
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const first: Point = [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6]
    const second: Point = [c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6]
    parts.push(`C${round(first)} ${round(second)} ${round(c)}`)
  }
  return closed ? `${parts.join('')}Z` : parts.join('')
}

/** The same outline with points between the points, following the curve when it is smooth. */
export function flatten(points: readonly Point[], smooth: boolean, steps = 4): Point[] {
  const count = points.length
  const at = (index: number): Point => points[(index + count) % count] ?? [0, 0]
  return points.flatMap((b, index) => {
    const [a, c, d] = [at(index - 1), at(index + 1), at(index + 2)]
    return Array.from({ length: steps }, (_, step): Point => {
      const t = step / steps
      return smooth
        ? [spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)]
        : [b[0] + (c[0] - b[0]) * t, b[1] + (c[1] - b[1]) * t]
    })
  })
}

/** The runs of an outline that face a direction: where a rim of light falls. */
export function facing(outline: readonly Point[], dx: number, dy: number): Point[][] {
  const sign = area(outline) > 0 ? 1 : -1
  const runs: Point[][] = []
  let run: Point[] = []
  for (const [index, a] of outline.entries()) {
    const b = outline[(index + 1) % outline.length] ?? a
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    const lit = ((b[1] - a[1]) * dx - (b[0] - a[0]) * dy) * sign > 0.35 * length
    if (lit) run.push(...(run.length === 0 ? [a, b] : [b]))
    if (!lit && run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/** Parallel lines that fill an outline, at an angle in radians and this far apart. */
export function hatch(outline: readonly Point[], angle: number, gap: number): (readonly [Point, Point])[] {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const turned = outline.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin])
  const heights = turned.map(([, y]) => y)
  const lines: (readonly [Point, Point])[] = []
  for (let y = Math.ceil(Math.min(...heights) / gap) * gap; y < Math.max(...heights); y += gap) {
    const cuts = turned
      .flatMap(([ax, ay], index) => {
        const [bx, by] = turned[(index + 1) % turned.length] ?? [ax, ay]
        return ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)]
      })
      .toSorted((a, b) => a - b)
    for (let index = 0; index + 1 < cuts.length; index += 2) {
      const [from, to] = [cuts[index] ?? 0, cuts[index + 1] ?? 0]
      lines.push([
        [from * cos - y * sin, y * cos + from * sin],
        [to * cos - y * sin, y * cos + to * sin],
      ])
    }
  }
  return lines
}

/** Box around points. */
export function bounds(points: readonly Point[]): { x: number; y: number; width: number; height: number } {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Outline moved about irregularly, as by an unsteady hand. */
export function wobble(random: Random, points: readonly Point[], amount: number): Point[] {
  return points.map(([x, y]): Point => [
    x + random.between(-amount, amount),
    y + random.between(-amount, amount),
  ])
}

function area(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nx, ny] = points[(index + 1) % points.length] ?? [x, y]
    return sum + x * ny - nx * y
  }, 0)
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  )
}

function round([x, y]: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`
}
