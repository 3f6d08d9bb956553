import { MutoscopeError, THUMBNAIL_VARIANTS, type ThumbnailData } from '@mutoscope/core'
import type { MediaContext, ThumbnailScores, ThumbnailSpec, ThumbnailStyle } from '@mutoscope/core/ports'
import type { FileWork } from '../ffmpeg/file-work.js'
import { writeWhole } from '../ffmpeg/write-whole.js'
import { checkSize } from '../titles/check-size.js'
import { renderSvg } from '../titles/render-svg.js'
import type { TitleFonts } from '../titles/title-fonts.js'
import type { FrameResults } from './frame-picture.js'
import { layOutTitle, type PlacedTitle, type ThumbnailFonts } from './lay-out-title.js'
import { legibilityOf } from './legibility.js'
import { colourOf, contrastOf } from './measure-picture.js'
import { measuredPixels, readPixels, toSharp, type Pixels } from './pixels.js'
import { emptierPlaces, salienceOf, subjectOf } from './salience.js'
import { thumbnailPicture } from './thumbnail-picture.js'
import { lettersOnly, titleLayer } from './title-layer.js'

/** Letters must still be letters where they are measured. */
const LEGIBILITY_WIDTH = 640
/** Of the JPEG. */
const QUALITY = 90

/** What thumbnails share. */
export interface ThumbnailTools {
  readonly fonts: TitleFonts
  readonly results: FrameResults
}

/**
 * Makes a thumbnail as JPEG and measures it.
 * @throws `INVALID_INPUT` for a size or variant that makes no sense, `MEDIA_INVALID`, `MEDIA_TOO_LARGE`,
 *   `FFMPEG_FAILED`, `CANCELLED`, `TIMEOUT`
 */
export async function writeThumbnail(
  spec: ThumbnailSpec,
  context: MediaContext,
  work: FileWork,
  { fonts, results }: ThumbnailTools,
): Promise<ThumbnailData> {
  checkSize('thumbnail', spec, 160, 4096)
  const style: ThumbnailStyle | undefined = Object.hasOwn(THUMBNAIL_VARIANTS, spec.variant)
    ? THUMBNAIL_VARIANTS[spec.variant]
    : undefined
  if (style === undefined) {
    const known = Object.keys(THUMBNAIL_VARIANTS)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `There is no thumbnail variant "${spec.variant}". Pass one of ${known.join(', ')}.`,
      details: { variant: spec.variant },
    })
  }
  const { width, height } = spec
  const { pixels: picture, atMs } = await thumbnailPicture(spec, context, work, results)
  const { saturation, contrast, brightness } = style.grade
  const graded = await readPixels(
    (await toSharp(picture)).modulate({ saturation, brightness }).linear(contrast, 128 * (1 - contrast)),
  )
  const salience = salienceOf(await measuredPixels(graded))
  const titleFonts = { title: await fonts(style.text.weight), subtitle: await fonts(600) }
  const titles = layOutTitle(spec, style.text, emptierPlaces(salience), titleFonts)
  const layer = await renderSvg(titleLayer(spec, style, titles, titleFonts), [
    titleFonts.title,
    titleFonts.subtitle,
  ])
  const finished = await readPixels((await toSharp(graded)).composite([{ input: layer }]))
  const pixels = await measuredPixels(finished)
  const legibility =
    titles.title === null ? 0 : await measureLegibility(finished, style, titles.title, titleFonts)
  const scores = {
    contrast: rounded(contrastOf(pixels)),
    legibility: rounded(legibility),
    colour: rounded(colourOf(pixels)),
    subject: rounded(subjectOf(salience)),
  }
  await writeWhole(work.outputPath, async (part) =>
    (await toSharp(finished)).jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toFile(part),
  )
  return { width, height, atMs, scores, clickPrediction: predict(scores) }
}

async function measureLegibility(
  finished: Pixels,
  style: ThumbnailStyle,
  title: PlacedTitle,
  fonts: ThumbnailFonts,
): Promise<number> {
  const seen = await measuredPixels(finished, LEGIBILITY_WIDTH)
  const { default: sharp } = await import('sharp')
  const letters = await readPixels(
    sharp(await renderSvg(lettersOnly(finished, style, title, fonts, seen), [fonts.title])),
  )
  return legibilityOf(seen, letters, title.size / Math.min(finished.width, finished.height))
}

/**
 * Reading the title and seeing one thing at once count most; weights are our own, not learned from clicks.
 */
function predict({ contrast, legibility, colour, subject }: ThumbnailScores): number {
  return rounded(0.25 * contrast + 0.3 * legibility + 0.2 * colour + 0.25 * subject)
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000
}
