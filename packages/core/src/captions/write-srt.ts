import type { CaptionTrack } from './caption-track.js'
import { cleanCaptionLine } from './clean-caption-line.js'
import { formatTimestamp } from './format-timestamp.js'

/**
 * Writes captions as SubRip text. What players would take for a tag, an override or an arrow is made harmless
 * with invisible joiners.
 */
export function writeSrt(track: CaptionTrack): string {
  return track.cues
    .map(
      (cue, index) =>
        `${index + 1}\n${time(cue.startMs)} --> ${time(cue.endMs)}\n${cue.lines
          .map(escapeLine)
          .filter((line) => line !== '')
          .join('\n')}\n`,
    )
    .join('\n')
}

function time(ms: number): string {
  return formatTimestamp(ms, { separator: ',', fractionDigits: 3, hourDigits: 2 })
}

/**
 * SubRip has no escapes; a word joiner (U+2060) keeps the characters and breaks the pattern. Some readers
 * also take `\N` for a new line.
 */
function escapeLine(line: string): string {
  return cleanCaptionLine(line)
    .replace(/-->/g, '--\u2060>')
    .replace(/<(?=[/a-z])/gi, '<\u2060')
    .replace(/\{(?=\\)/g, '{\u2060')
    .replace(/\\(?=[Nnh])/g, '\\\u2060')
}
