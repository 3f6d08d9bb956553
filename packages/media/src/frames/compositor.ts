import type { CameraMove } from '@mutoscope/core'
import type { Transition } from '@mutoscope/core/ports'
import { captionBytes, type CaptionBitmap } from '../captions/caption-bitmap.js'
import { createKernel } from '../kernel/create-kernel.js'
import { READ_AHEAD, scratchBytes, type Kernel, type PlaneRef } from '../kernel/kernel.js'
import { OVERSCAN, cameraPath, type View } from './camera-path.js'
import { frameBytes, framePlanes, type FramePlanes } from './frame-planes.js'
import type { Picture } from './picture.js'
import { sampleView, skipSamples } from './sample-view.js'
import { ease, transitionViews } from './transition.js'

/** A picture under a moving camera, with its pixels. */
export type FrameLayer = {
  readonly picture: Picture
  readonly move: CameraMove
  readonly sceneFrames: number
  readonly from: number
}

/** What a run of frames shows. */
export type FrameRun = {
  readonly frames: number
  readonly layers: readonly FrameLayer[]
  readonly transition: Transition | null
  readonly captions: readonly { readonly from: number; readonly to: number; readonly bitmap: CaptionBitmap }[]
}

/** Draws frames into slots of one shared memory. */
export interface Compositor {
  readonly memory: SharedArrayBuffer
  /** Offset of each slot; a frame is {@link frameBytes} long. */
  readonly slots: readonly number[]
  /** Draws frame `index` of a run into the slot at `offset`. */
  draw(run: FrameRun, index: number, offset: number): void
}

/** Picture sides are rounded to even pixels after the overscan is applied. */
const LARGEST_PICTURE = OVERSCAN + 0.01

/**
 * Makes a compositor for one frame size, both sides even, on the compiled kernel. Its memory does not grow,
 * however many pictures it draws.
 */
export function createCompositor(
  width: number,
  height: number,
  slotCount: number,
  module: WebAssembly.Module | null,
): Compositor {
  const frame = { width, height }
  const size = frameBytes(width, height)
  const pictureSize = frameBytes(
    2 * Math.ceil((width * LARGEST_PICTURE) / 2 + 1),
    2 * Math.ceil((height * LARGEST_PICTURE) / 2 + 1),
  )
  const { take, end } = layOut()
  const scratch = take(scratchBytes(width))
  const spare = framePlanes(take(size), width, height)
  const pictures = [take(pictureSize), take(pictureSize)] as const
  const captionPlace = take(captionBytes(width, height))
  const slots = Array.from({ length: slotCount }, () => take(size))
  const kernel = createKernel(end(), module)
  const held: [Picture | null, Picture | null] = [null, null]
  let caption: CaptionBitmap | null = null

  return {
    memory: kernel.memory,
    slots,
    draw(run, index, offset) {
      const target = framePlanes(offset, width, height)
      const [first, second] = run.layers
      if (first === undefined) return
      if (second === undefined) drawView(kernel, hold(first, second), viewAt(first, index), target)
      else drawTransition(run, first, second, index, target)
      for (const shown of run.captions) {
        if (index >= shown.from && index < shown.to) drawCaption(shown.bitmap, target)
      }
    },
  }

  function drawTransition(
    run: FrameRun,
    first: FrameLayer,
    second: FrameLayer,
    index: number,
    target: FramePlanes,
  ): void {
    const way = (index + 0.5) / run.frames
    const from = hold(first, second)
    const to = hold(second, first)
    if (run.transition === 'slide-left' || run.transition === 'slide-right') {
      // Whole chroma samples: what moves a tenth of the frame at a time needs no finer steps.
      const shift = 2 * Math.round((ease(way) * width) / 2)
      const [left, right] = run.transition === 'slide-left' ? [first, second] : [second, first]
      const seam = run.transition === 'slide-left' ? width - shift : shift
      drawView(kernel, left === first ? from : to, viewAt(left, index), target, {
        skip: width - seam,
        at: 0,
        width: seam,
      })
      drawView(kernel, left === first ? to : from, viewAt(right, index), target, {
        skip: 0,
        at: seam,
        width: width - seam,
      })
      return
    }
    const views = transitionViews(run.transition, way, viewAt(first, index), viewAt(second, index))
    drawView(kernel, from, views.from, target)
    drawView(kernel, to, views.to, spare)
    kernel.mix(target[0].offset, target[0].offset, spare[0].offset, size, Math.round(views.weight * 32_767))
  }

  /** Puts a layer's picture into one of two places, never over the one that the other layer shows. */
  function hold(layer: FrameLayer, other: FrameLayer | undefined): HeldPicture {
    let place = held[0]?.key === layer.picture.key ? 0 : held[1]?.key === layer.picture.key ? 1 : -1
    if (place === -1) {
      place = other !== undefined && held[0]?.key === other.picture.key ? 1 : 0
      new Uint8Array(kernel.memory).set(new Uint8Array(layer.picture.planes), pictures[place as 0 | 1])
      held[place as 0 | 1] = layer.picture
    }
    const { width, height } = layer.picture
    return { width, height, planes: framePlanes(pictures[place as 0 | 1], width, height) }
  }

  function drawView(
    kernel: Kernel,
    picture: HeldPicture,
    view: View,
    target: FramePlanes,
    part?: FramePart,
  ): void {
    const sampling = sampleView(view, picture, frame)
    const skip = part?.skip ?? 0
    for (const [plane, ref] of target.entries()) {
      const scale = plane === 0 ? 1 : 2
      const x = skipSamples(plane === 0 ? sampling.lumaX : sampling.chromaX, skip / scale)
      const y = plane === 0 ? sampling.lumaY : sampling.chromaY
      const source = picture.planes[plane as 0 | 1 | 2]
      const out =
        part === undefined ? ref : { ...ref, offset: ref.offset + part.at / scale, width: part.width / scale }
      if (x.step === 1 && y.step === 1 && Number.isInteger(x.start) && Number.isInteger(y.start)) {
        kernel.copyRows(out, { ...source, offset: source.offset + y.start * source.stride + x.start })
      } else if (out.width > 0) {
        kernel.resample(source, out, x, y, scratch)
      }
    }
  }

  function drawCaption(bitmap: CaptionBitmap, target: FramePlanes): void {
    if (caption !== bitmap) {
      new Uint8Array(kernel.memory).set(new Uint8Array(bitmap.planes), captionPlace)
      caption = bitmap
    }
    const full = bitmap.width * bitmap.height
    const chroma = captionPlace + 2 * full
    kernel.blend(rectangle(target[0], bitmap, 1), captionPlace, captionPlace + full, bitmap.width)
    kernel.blend(rectangle(target[1], bitmap, 2), chroma, chroma + full / 2, bitmap.width / 2)
    kernel.blend(rectangle(target[2], bitmap, 2), chroma + full / 4, chroma + full / 2, bitmap.width / 2)
  }
}

type HeldPicture = { readonly width: number; readonly height: number; readonly planes: FramePlanes }

/** Columns of the frame that are drawn: `width` from `at` on, showing the view from column `skip` on. */
type FramePart = { readonly skip: number; readonly at: number; readonly width: number }

function viewAt(layer: FrameLayer, index: number): View {
  return cameraPath(layer.move, layer.sceneFrames > 1 ? (layer.from + index) / (layer.sceneFrames - 1) : 0)
}

function rectangle(plane: PlaneRef, bitmap: CaptionBitmap, scale: number): PlaneRef {
  const offset = plane.offset + (bitmap.y / scale) * plane.stride + bitmap.x / scale
  return { offset, stride: plane.stride, width: bitmap.width / scale, height: bitmap.height / scale }
}

/**
 * Hands out offsets one after the other, each on a 64-byte line and with room for the kernel to read ahead.
 */
function layOut(): { take: (bytes: number) => number; end: () => number } {
  // The first kilobyte stays free for the module's own use.
  let next = 1024
  return {
    take(bytes) {
      const offset = next
      next = Math.ceil((next + bytes + READ_AHEAD) / 64) * 64
      return offset
    },
    end: () => next,
  }
}
