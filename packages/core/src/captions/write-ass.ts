import type { FrameSize } from '../domain/settings.js'
import type { CaptionTrack } from './caption-track.js'
import { cleanCaptionLine } from './clean-caption-line.js'
import { formatTimestamp } from './format-timestamp.js'

/**
 * Writes captions as Advanced SubStation Alpha for a frame of the given size: white text with a dark outline
 * in the lower third. The format counts hundredths of a second, so times move by up to 5 ms.
 */
export function writeAss(track: CaptionTrack, size: FrameSize): string {
  const short = Math.min(size.width, size.height)
  const fontSize = Math.round(short * 0.055)
  const outline = Math.max(1, Math.round(short * 0.003))
  const side = Math.round(size.width * 0.05)
  const bottom = Math.round(size.height * 0.08)
  const head = [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${size.width}`,
    `PlayResY: ${size.height}`,
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ' +
      'ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    `Style: Default,Inter,${fontSize},&H00FFFFFF,&H00FFFFFF,&H00141414,&H80000000,-1,0,0,0,100,100,0,0,1,${outline},0,2,${side},${side},${bottom},1`,
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  ]
  const events = track.cues.map((cue) => {
    // Rounding to hundredths must not make a cue vanish.
    const endMs = Math.max(cue.endMs, (Math.round(cue.startMs / 10) + 1) * 10)
    return `Dialogue: 0,${time(cue.startMs)},${time(endMs)},Default,,0,0,0,,${cue.lines
      .map(escapeLine)
      .filter((line) => line !== '')
      .join('\\N')}`
  })
  return `${[...head, ...events].join('\n')}\n`
}

function time(ms: number): string {
  return formatTimestamp(ms, { separator: '.', fractionDigits: 2, hourDigits: 1 })
}

/** A backslash is parted from what follows by a word joiner (U+2060), so that it begins no command. */
function escapeLine(line: string): string {
  return cleanCaptionLine(line).replace(/\\/g, '\\\u2060').replace(/\{/g, '\\{').replace(/\}/g, '\\}')
}
