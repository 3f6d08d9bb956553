/** How far ffmpeg is; null for what it does not say. */
export interface FfmpegProgress {
  readonly frame: number | null
  /** Time of the output in milliseconds. */
  readonly outTimeMs: number | null
}

/** Takes the lines of `-progress` and tells each complete report. */
export function parseProgress(report: (progress: FfmpegProgress) => void): (line: string) => void {
  const values = new Map<string, number | null>()
  return (line) => {
    const cut = line.indexOf('=')
    const name = line.slice(0, cut)
    if (name !== 'progress') {
      values.set(name, toNumber(line.slice(cut + 1)))
      return
    }
    const micros = values.get('out_time_us') ?? null
    report({ frame: values.get('frame') ?? null, outTimeMs: micros === null ? null : micros / 1000 })
  }
}

/** Values may be `N/A`. */
function toNumber(text: string): number | null {
  const value = Number.parseFloat(text)
  return Number.isFinite(value) ? value : null
}
