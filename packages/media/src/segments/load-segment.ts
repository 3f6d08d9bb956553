import type { MediaContext, PictureLayer, SegmentSpec } from '@mutoscope/core/ports'
import type { CaptionDrawer } from '../captions/create-caption-drawer.js'
import { OVERSCAN } from '../frames/camera-path.js'
import type { FrameLayer, FrameRun } from '../frames/compositor.js'
import { loadPicture } from '../frames/load-picture.js'
import type { PictureCache } from '../frames/picture-cache.js'
import { readPicture } from '../frames/read-picture.js'
import type { MediaLimits } from '../media-limits.js'
import type { ClipShelf } from '../reels/create-clip-shelf.js'
import type { ClipReel } from '../reels/open-reel.js'

/** Everything that a segment shows: of pictures their pixels, of clips the reel that gives them. */
export type LoadedSegment = Omit<FrameRun, 'layers'> & { readonly layers: readonly (FrameLayer | ClipReel)[] }

/** Where the parts of segments are kept. */
export interface SegmentTools {
  readonly pictures: PictureCache
  readonly clips: ClipShelf
  readonly drawCaption: CaptionDrawer
  readonly limits: MediaLimits
}

/** Opens, decodes and draws everything a segment shows; of clips nothing is decoded yet. */
export async function loadSegment(
  spec: SegmentSpec,
  context: MediaContext,
  tools: SegmentTools,
): Promise<LoadedSegment> {
  const [layers, captions] = await Promise.all([
    Promise.all(
      spec.layers.map((layer) =>
        'clips' in layer ? tools.clips.reel(layer, spec.frames) : loadLayer(layer, spec, context, tools),
      ),
    ),
    Promise.all(
      spec.captions.map(async ({ from, to, lines }) => {
        const bitmap = await tools.drawCaption(lines, spec.width, spec.height)
        return bitmap === null ? [] : [{ from, to, bitmap }]
      }),
    ),
  ])
  return { frames: spec.frames, layers, transition: spec.transition, captions: captions.flat() }
}

async function loadLayer(
  layer: PictureLayer,
  spec: SegmentSpec,
  context: MediaContext,
  { pictures, limits }: SegmentTools,
): Promise<FrameLayer> {
  const { width, height } = spec
  const overscan = layer.move === 'still' ? 1 : OVERSCAN
  const hash = layer.picture.content?.hash ?? layer.picture.digest
  const key = `${hash} ${width}x${height} ${overscan}`
  const picture = await pictures.get(key, async () =>
    loadPicture(
      key,
      await readPicture(layer.picture, context, limits.pictureBytes),
      { width, height, overscan },
      limits.picturePixels,
    ),
  )
  return { picture, move: layer.move, sceneFrames: layer.sceneFrames, from: layer.from }
}
