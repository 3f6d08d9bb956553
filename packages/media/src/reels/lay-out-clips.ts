/** Frames of one clip that a window of a scene shows, one after the other. */
export type ClipWindow = {
  /** Index of the clip. */
  readonly clip: number
  /** First of its frames, counted at the rate of the video. */
  readonly from: number
  readonly frames: number
}

/**
 * Which frames of which clips a window of a scene shows, when the clips play one after the other. Each border
 * is rounded from the start of the scene, so that the rounding never adds up. What the clips do not fill is
 * left out, but where nothing of them is in the window the very last frame is given: it is the one that
 * stands.
 */
export function layOutClips(
  lengthsMs: readonly number[],
  fps: number,
  window: { readonly from: number; readonly frames: number },
): readonly ClipWindow[] {
  const shown: ClipWindow[] = []
  let endMs = 0
  let start = 0
  for (const [clip, lengthMs] of lengthsMs.entries()) {
    endMs += lengthMs
    const end = Math.max(start, Math.round((endMs * fps) / 1000))
    const first = Math.max(start, window.from)
    const frames = Math.min(end, window.from + window.frames) - first
    if (frames > 0) shown.push({ clip, from: first - start, frames })
    const isLast = clip === lengthsMs.length - 1
    if (isLast && shown.length === 0) return [{ clip, from: Math.max(0, end - start - 1), frames: 1 }]
    start = end
  }
  return shown
}
