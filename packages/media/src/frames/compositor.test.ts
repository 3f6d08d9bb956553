import type { CameraMove } from '@mutoscope/core'
import type { Transition } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { captionBytes, type CaptionBitmap } from '../captions/caption-bitmap.js'
import { cameraPath } from './camera-path.js'
import { compileKernel } from '../kernel/compile-kernel.js'
import { createCompositor, type FrameLayer, type FrameRun } from './compositor.js'
import { frameBytes } from './frame-planes.js'
import type { Picture } from './picture.js'

const WIDTH = 320
const HEIGHT = 180
const LUMA = WIDTH * HEIGHT
const kernel = await compileKernel()

describe('a compositor', () => {
  it('draws a still exactly as it is', () => {
    const still = picture('a', WIDTH, HEIGHT, (x, y) => (x * 7 + y * 13) % 256)
    const frame = draw(run([layer(still, 'still')]), 3)
    expect(Buffer.compare(frame, Buffer.from(still.planes))).toBe(0)
  })

  it.each(['zoom-in', 'zoom-out', 'pan-left', 'tilt-down'] as const)(
    'moves a bar along %s without jitter',
    (move) => {
      const source = picture('a', 358, 202, (x, y) =>
        Math.abs(x - 120) < 6 || Math.abs(y - 70) < 6 ? 220 : 20,
      )
      const frames = 60
      const errors: number[] = []
      const compositor = createCompositor(WIDTH, HEIGHT, 1, kernel)
      const shown = run([layer(source, move, frames)], frames)
      for (let frame = 0; frame < frames; frame++) {
        const bytes = drawWith(compositor, shown, frame)
        const view = cameraPath(move, frame / (frames - 1))
        // Away from the crossing of the two bars, one row and one column are enough.
        errors.push(
          centroid((x) => bytes[(HEIGHT - 10) * WIDTH + x] ?? 0, WIDTH) -
            ((120.5 / 358 - view.x) / view.width) * WIDTH,
        )
        errors.push(
          centroid((y) => bytes[y * WIDTH + WIDTH - 10] ?? 0, HEIGHT) -
            ((70.5 / 202 - view.y) / view.height) * HEIGHT,
        )
      }
      const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
      expect(rms).toBeLessThan(0.1)
    },
  )

  it('keeps chroma where luma is while it zooms', () => {
    const source = picture('a', 358, 202, (x) => (Math.abs(x - 120) < 20 ? 220 : 20))
    const bytes = draw(run([layer(source, 'zoom-in', 50)], 50), 40)
    const luma = centroid((x) => bytes[20 * WIDTH + x] ?? 0, WIDTH)
    const chroma = centroid((x) => bytes[LUMA + (10 * WIDTH) / 2 + x] ?? 0, WIDTH / 2)
    // A chroma sample stands at the left pixel of its pair; a centroid of 0.5 is the middle of the first.
    expect(Math.abs(2 * (chroma - 0.5) + 0.5 - luma)).toBeLessThan(0.5)
  })

  it('continues a move in the next piece of its scene', () => {
    const source = picture('a', 358, 202, (x, y) => (x * 3 + y * 5) % 256)
    const whole = run([{ ...layer(source, 'pan-right', 90), from: 0 }], 90)
    const piece = run([{ ...layer(source, 'pan-right', 90), from: 60 }], 30)
    expect(Buffer.compare(draw(whole, 75), draw(piece, 15))).toBe(0)
  })

  it('fades evenly from one scene to the next', () => {
    const fade = run([layer(flat('a', 40), 'still'), layer(flat('b', 200), 'still')], 10, 'fade')
    const lumas = Array.from({ length: 10 }, (_, frame) => draw(fade, frame)[0] ?? 0)
    expect(lumas).toEqual([48, 64, 80, 96, 112, 128, 144, 160, 176, 192])
  })

  it.each([
    ['slide-left', 'next scene comes from the right', 40, 200],
    ['slide-right', 'next scene comes from the left', 200, 40],
  ] as const)('%s: the %s', (transition, _meaning, left, right) => {
    const slide = run([layer(flat('a', 40), 'still'), layer(flat('b', 200), 'still')], 20, transition)
    const middle = draw(slide, 9)
    expect([middle[5], middle[WIDTH - 5], middle[LUMA + 2]]).toEqual([left, right, left])
    const seam = (frame: number): number =>
      draw(slide, frame)
        .subarray(0, WIDTH)
        .filter((luma) => luma === 200).length
    const seams = Array.from({ length: 20 }, (_, frame) => seam(frame))
    expect(seams).toEqual(seams.toSorted((a, b) => a - b))
    expect(seams[0]).toBeLessThan(WIDTH / 50)
    expect(seams[19]).toBeGreaterThan(WIDTH - WIDTH / 50)
  })

  it('moves what a slide shows, not only its edge', () => {
    const marked = picture('a', WIDTH, HEIGHT, (x) => (x < 16 ? 200 : 40))
    const bytes = draw(run([layer(flat('b', 60), 'still'), layer(marked, 'still')], 20, 'slide-left'), 9)
    const at = bytes.subarray(0, WIDTH).indexOf(200)
    expect(at).toBe(bytes.subarray(0, WIDTH).findLastIndex((luma) => luma === 60) + 1)
    expect(bytes[at + 15]).toBe(200)
    expect(bytes[at + 16]).toBe(40)
  })

  it.each(['zoom-in', 'zoom-out'] as const)(
    '%s begins with the first scene and ends with the second',
    (transition) => {
      const zoom = run([layer(flat('a', 40), 'still'), layer(flat('b', 200), 'still')], 30, transition)
      expect(draw(zoom, 0)[0]).toBeLessThan(43)
      expect(draw(zoom, 29)[0]).toBeGreaterThan(197)
    },
  )

  it('lays a caption over its frames and no others', () => {
    const captioned: FrameRun = {
      ...run([layer(flat('a', 40), 'still')], 6),
      captions: [{ from: 2, to: 4, bitmap: plate(100, 60, 40, 20) }],
    }
    const at = 65 * WIDTH + 110
    expect([0, 1, 2, 3, 4, 5].map((frame) => draw(captioned, frame)[at])).toEqual([40, 40, 235, 235, 40, 40])
    const shown = draw(captioned, 2)
    expect([
      shown[65 * WIDTH + 99],
      shown[65 * WIDTH + 140],
      shown[59 * WIDTH + 110],
      shown[80 * WIDTH + 110],
    ]).toEqual([40, 40, 40, 40])
  })

  it('shows the right pictures however they follow each other', () => {
    const compositor = createCompositor(WIDTH, HEIGHT, 1, kernel)
    const layers = [40, 80, 120, 160].map((value) => layer(flat(`p${value}`, value), 'still'))
    const [a, b, c, d] = layers as [FrameLayer, FrameLayer, FrameLayer, FrameLayer]
    const luma = (shown: FrameRun): number | undefined => drawWith(compositor, shown, 0)[0]
    const first = (from: FrameLayer, to: FrameLayer): number | undefined => luma(run([from, to], 1, 'fade'))
    expect([
      luma(run([a])),
      first(a, b),
      luma(run([b])),
      first(b, c),
      first(c, a),
      first(d, d),
      first(a, d),
      luma(run([c])),
    ]).toEqual([40, 60, 80, 100, 80, 160, 100, 120])
  })
})

function draw(shown: FrameRun, frame: number): Buffer {
  return drawWith(createCompositor(WIDTH, HEIGHT, 2, kernel), shown, frame)
}

function drawWith(compositor: ReturnType<typeof createCompositor>, shown: FrameRun, frame: number): Buffer {
  const offset = compositor.slots.at(-1) ?? 0
  compositor.draw(shown, frame, offset)
  return Buffer.from(new Uint8Array(compositor.memory, offset, frameBytes(WIDTH, HEIGHT)).slice())
}

function run(layers: readonly FrameLayer[], frames = 10, transition: Transition | null = null): FrameRun {
  return { frames, layers, transition, captions: [] }
}

function layer(shown: Picture, move: CameraMove, sceneFrames = 10): FrameLayer {
  return { picture: shown, move, sceneFrames, from: 0 }
}

function flat(key: string, value: number): Picture {
  return picture(key, WIDTH, HEIGHT, () => value)
}

/** The same pattern in all planes, each chroma sample being the one of its left pixel. */
function picture(
  key: string,
  width: number,
  height: number,
  value: (x: number, y: number) => number,
): Picture {
  const planes = new SharedArrayBuffer(frameBytes(width, height))
  const bytes = new Uint8Array(planes)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) bytes[y * width + x] = value(x, y)
  }
  for (let y = 0; y < height / 2; y++) {
    for (let x = 0; x < width / 2; x++) {
      const at = width * height + (y * width) / 2 + x
      bytes[at] = value(2 * x, 2 * y)
      bytes[at + (width * height) / 4] = value(2 * x, 2 * y)
    }
  }
  return { key, width, height, planes }
}

function plate(x: number, y: number, width: number, height: number): CaptionBitmap {
  const planes = new SharedArrayBuffer(captionBytes(width, height))
  const bytes = new Uint8Array(planes)
  bytes.fill(235, 0, width * height)
  bytes.fill(255, width * height, 2 * width * height)
  bytes.fill(128, 2 * width * height, 2.5 * width * height)
  bytes.fill(255, 2.5 * width * height)
  return { x, y, width, height, planes }
}

/** Middle of what is brighter than the ground, in pixels; 0.5 is the middle of the first. */
function centroid(sample: (index: number) => number, length: number): number {
  let weight = 0
  let sum = 0
  for (let index = 0; index < length; index++) {
    const value = sample(index) - 20
    weight += value
    sum += value * (index + 0.5)
  }
  return sum / weight
}
