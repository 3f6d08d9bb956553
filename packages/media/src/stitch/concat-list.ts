/** A piece of a list: a plain file name and its length in frames. */
export interface ListedPiece {
  readonly name: string
  readonly frames: number
}

/**
 * Writes the list that ffmpeg's concat demuxer reads. Each length is told, since a piece's own is not exact,
 * and counted from the start of the video, so that the rounding to microseconds never adds up.
 */
export function concatList(pieces: readonly ListedPiece[], fps: number): string {
  const lines = ['ffconcat version 1.0']
  let frames = 0
  for (const piece of pieces) {
    const start = micros(frames, fps)
    frames += piece.frames
    lines.push(`file '${piece.name}'`, `duration ${((micros(frames, fps) - start) / 1_000_000).toFixed(6)}`)
  }
  return `${lines.join('\n')}\n`
}

function micros(frames: number, fps: number): number {
  return Math.round((frames * 1_000_000) / fps)
}
