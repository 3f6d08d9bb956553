import { writeFile } from 'node:fs/promises'
import { MutoscopeError, THUMBNAIL_VARIANTS, type MediaContext, type ThumbnailData, type ThumbnailScores, type ThumbnailSpec, type ThumbnailStyle } from '@mutoscope/core'
import type { FileWork } from '../ffmpeg/file-work.js'
import { writeWhole } from '../ffmpeg/write-whole.js'
import { checkSize } from '../titles/check-size.js'
import { renderSvg } from '../titles/render-svg.js'
import type { TitleFonts } from '../titles/title-fonts.js'
import { layOutTitle } from './lay-out-title.js'
import { legibilityOf } from './legibility.js'
import { colourOf, contrastOf } from './measure-picture.js'
import type { MeasuredVideos } from './measured-videos.js'
import { toPixels } from './pixels.js'
import { emptierSide, salienceOf, subjectOf } from './salience.js'
import { thumbnailPicture } from './thumbnail-picture.js'
import { lettersOnly, titleLayer } from './title-layer.js'

/** Letters must still be letters where they are measured. */
const LEGIBILITY_WIDTH = 640
/** Of the JPEG. */
const QUALITY = 90

/** What thumbnails share. */
export interface ThumbnailTools {
  readonly fonts: TitleFonts
  readonly videos: MeasuredVideos
}

/**
 * Makes a thumbnail as JPEG and measures it.
 * @throws `INVALID_INPUT` for a size or variant that makes no sense, `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, `FFMPEG_FAILED`, `CANCELLED`, `TIMEOUT`
 */
export async function writeThumbnail(spec: ThumbnailSpec, context: MediaContext, work: FileWork, { fonts, videos }: ThumbnailTools): Promise<ThumbnailData> {
  checkSize('thumbnail', spec, 160, 4096)
  const style: ThumbnailStyle | undefined = Object.hasOwn(THUMBNAIL_VARIANTS, spec.variant) ? THUMBNAIL_VARIANTS[spec.variant] : undefined
  if (style === undefined) {
    const known = Object.keys(THUMBNAIL_VARIANTS)
    throw new MutoscopeError('INVALID_INPUT', { message: `There is no thumbnail variant "${spec.variant}". Give one of ${known.join(', ')}.`, details: { variant: spec.variant } })
  }
  const { width, height } = spec
  const { default: sharp } = await import('sharp')
  const picture = await thumbnailPicture(spec, context, work, videos)
  const { saturation, contrast, brightness } = style.grade
  const graded = await sharp(picture.data).modulate({ saturation, brightness }).linear(contrast, 128 * (1 - contrast)).png({ compressionLevel: 1 }).toBuffer()
  const salience = salienceOf(await toPixels(sharp(graded)))
  const titleFonts = { title: await fonts(style.text.weight), subtitle: await fonts(600) }
  const titles = layOutTitle(spec, style.text, emptierSide(salience), titleFonts)
  const layer = await renderSvg(titleLayer(spec, style, titles, titleFonts), [titleFonts.title, titleFonts.subtitle])
  const finished = await sharp(graded).composite([{ input: layer }]).removeAlpha().jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer()

  const pixels = await toPixels(sharp(finished))
  const letters = titles.title === null ? null : await renderSvg(lettersOnly(spec, style, titles.title, titleFonts), [titleFonts.title])
  const legibility = letters === null || titles.title === null ? 0
    : legibilityOf(await toPixels(sharp(finished), LEGIBILITY_WIDTH), await toPixels(sharp(letters), LEGIBILITY_WIDTH), titles.title.size / Math.min(width, height))
  const scores = { contrast: rounded(contrastOf(pixels)), legibility: rounded(legibility), colour: rounded(colourOf(pixels)), subject: rounded(subjectOf(salience)) }
  await writeWhole(work.outputPath, (part) => writeFile(part, finished))
  return { width, height, atMs: picture.atMs, scores, clickPrediction: predict(scores) }
}

/** Reading the title and seeing one thing at once count most; weights are our own, not learned from clicks. */
function predict({ contrast, legibility, colour, subject }: ThumbnailScores): number {
  return rounded(0.25 * contrast + 0.3 * legibility + 0.2 * colour + 0.25 * subject)
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000
}
