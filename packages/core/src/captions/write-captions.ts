import type { FrameSize } from '../domain/settings.js'
import type { ModelOutput } from '../providers/model.js'
import type { CaptionTrack } from './caption-track.js'
import { writeAss } from './write-ass.js'
import { writeSrt } from './write-srt.js'
import { writeVtt } from './write-vtt.js'

/** Captions and the frame they are for. */
export type CaptionSpec = { readonly track: CaptionTrack; readonly size: FrameSize }

/** The three sidecar files of a caption track. */
export type CaptionData = { readonly srt: string; readonly vtt: string; readonly ass: string }

/** Knows the fonts that captions are drawn with; the media port does. */
export interface CaptionFonts {
  /** Characters of these lines that none of them can draw. */
  missingGlyphs(lines: readonly string[]): Promise<readonly string[]>
}

/**
 * Writes the sidecar files, and warns of characters that the caption fonts cannot draw and that are therefore
 * left out of the picture.
 */
export async function writeCaptions(
  { track, size }: CaptionSpec,
  fonts: CaptionFonts,
): Promise<ModelOutput<CaptionData>> {
  const missing = await fonts.missingGlyphs(track.cues.flatMap((cue) => cue.lines))
  return {
    body: null,
    data: { srt: writeSrt(track), vtt: writeVtt(track), ass: writeAss(track, size) },
    licence: 'CC0-1.0',
    warnings:
      missing.length === 0
        ? []
        : [
            `No caption font can draw ${missing.slice(0, 20).join(' ')}; they are left out of the picture. Pass a font that has them.`,
          ],
  }
}
