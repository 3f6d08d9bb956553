import type { FrameSize } from '../domain/settings.js'

/** The size of an export: the shorter side exactly as asked for, the other in proportion and even. */
export function exportSize(source: FrameSize, shortSide: number): FrameSize {
  const long =
    2 *
    Math.max(
      1,
      Math.round(
        (Math.max(source.width, source.height) * shortSide) / (2 * Math.min(source.width, source.height)),
      ),
    )
  return source.width < source.height
    ? { width: shortSide, height: long }
    : { width: long, height: shortSide }
}
