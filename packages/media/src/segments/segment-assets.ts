import { MutoscopeError, readBytes, type Artifact, type MediaContext, type SegmentLayer, type SegmentSpec } from '@mutoscope/core'
import type { CaptionDrawer } from '../captions/create-caption-drawer.js'
import { OVERSCAN } from '../frames/camera-path.js'
import type { FrameLayer, FrameRun } from '../frames/compositor.js'
import { loadPicture } from '../frames/load-picture.js'
import type { PictureCache } from '../frames/picture-cache.js'

/** Encoded pictures above this many bytes are refused. */
const MAX_PICTURE_BYTES = 100 * 1024 * 1024

/** Opens, decodes and draws everything a segment shows. */
export async function loadSegmentAssets(spec: SegmentSpec, context: MediaContext, pictures: PictureCache, drawCaption: CaptionDrawer): Promise<FrameRun> {
  const [layers, captions] = await Promise.all([
    Promise.all(spec.layers.map((layer) => loadLayer(layer, spec, context, pictures))),
    Promise.all(
      spec.captions.map(async ({ from, to, lines }) => {
        const bitmap = await drawCaption(lines, spec.width, spec.height)
        return bitmap === null ? [] : [{ from, to, bitmap }]
      }),
    ),
  ])
  return { frames: spec.frames, layers, transition: spec.transition, captions: captions.flat() }
}

async function loadLayer(layer: SegmentLayer, spec: SegmentSpec, context: MediaContext, pictures: PictureCache): Promise<FrameLayer> {
  const { width, height } = spec
  const overscan = layer.move === 'still' ? 1 : OVERSCAN
  const hash = layer.picture.content?.hash ?? layer.picture.digest
  const key = `${hash} ${width}x${height} ${overscan}`
  const picture = await pictures.get(key, async () => loadPicture(key, await readPicture(layer.picture, context), { width, height, overscan }))
  return { picture, move: layer.move, sceneFrames: layer.sceneFrames, from: layer.from }
}

async function readPicture(artifact: Artifact, context: MediaContext): Promise<Uint8Array> {
  context.signal.throwIfAborted()
  const source = await context.open(artifact)
  const size = source.size ?? artifact.content?.size ?? 0
  if (size > MAX_PICTURE_BYTES) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A picture file has ${size} bytes; the limit is ${MAX_PICTURE_BYTES}.`,
      details: { artifact: artifact.id, size },
    })
  }
  return readBytes(source)
}
