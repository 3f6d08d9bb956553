import type { FrameLayer } from '../frames/compositor.js'
import type { ClipReel } from '../reels/open-reel.js'
import type { LoadedSegment } from './load-segment.js'
import type { Composer } from './start-composer.js'

/** Begins to decode what a segment shows of clips. */
export function startReels(segment: LoadedSegment): void {
  for (const layer of segment.layers) if (isReel(layer)) layer.start()
}

/**
 * Queues a segment for drawing. With clips it goes frame by frame, each as soon as it is decoded, and
 * resolves when all are queued: whoever queues another segment waits for that.
 */
export async function drawSegment(segment: LoadedSegment, composer: Composer): Promise<void> {
  const { layers } = segment
  const pictures = layers.filter((layer): layer is FrameLayer => !isReel(layer))
  if (pictures.length === layers.length) {
    void composer.draw({ ...segment, layers: pictures })
    return
  }
  for (let frame = 0; frame < segment.frames; frame++) {
    void drawFrame(segment, frame, await Promise.all(layers.map(shownBy)), composer)
  }
  for (const layer of layers) if (isReel(layer)) await layer.close()
}

type ShownLayer = { readonly layer: FrameLayer; readonly free: () => void }

/** Draws one frame, and gives the memory of its clips back after that. */
async function drawFrame(
  segment: LoadedSegment,
  frame: number,
  shown: readonly ShownLayer[],
  composer: Composer,
): Promise<void> {
  await composer.draw({ ...segment, layers: shown.map(({ layer }) => layer) }, frame)
  for (const { free } of shown) free()
}

/** A frame of a clip is a picture that fills the frame and does not move. */
async function shownBy(layer: FrameLayer | ClipReel): Promise<ShownLayer> {
  if (!isReel(layer)) return { layer, free: () => {} }
  const { picture, free } = await layer.next()
  return { layer: { picture, move: 'still', sceneFrames: 1, from: 0 }, free }
}

function isReel(layer: FrameLayer | ClipReel): layer is ClipReel {
  return 'next' in layer
}
