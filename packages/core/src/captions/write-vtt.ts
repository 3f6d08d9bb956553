import type { CaptionTrack } from './caption-track.js'
import { cleanCaptionLine } from './clean-caption-line.js'
import { formatTimestamp } from './format-timestamp.js'

/** Writes captions as WebVTT, with `&`, `<` and `>` escaped. */
export function writeVtt(track: CaptionTrack): string {
  const cues = track.cues.map(
    (cue) =>
      `\n${time(cue.startMs)} --> ${time(cue.endMs)}\n${cue.lines
        .map(escapeLine)
        .filter((line) => line !== '')
        .join('\n')}\n`,
  )
  return `WEBVTT\n${cues.join('')}`
}

function time(ms: number): string {
  return formatTimestamp(ms, { separator: '.', fractionDigits: 3, hourDigits: 2 })
}

function escapeLine(line: string): string {
  return cleanCaptionLine(line).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
