import type { ImageRequest } from '@mutoscope/core/ports'
import { Resvg } from '@resvg/resvg-js'
import { parentPort } from 'node:worker_threads'
import { drawPicture } from './draw-picture.js'

/** What the thread answers: a PNG, or why there is none. */
export type DrawResponse =
  | { readonly png: Uint8Array<ArrayBuffer>; readonly width: number; readonly height: number }
  | { readonly failure: string }

parentPort?.on('message', (request: ImageRequest | null): void => {
  if (request === null) return parentPort?.close()
  const answer = draw(request)
  parentPort?.postMessage(answer, 'png' in answer ? [answer.png.buffer] : [])
})

function draw(request: ImageRequest): DrawResponse {
  try {
    const { svg, width, height } = drawPicture(request)
    const image = new Resvg(svg, {
      font: { loadSystemFonts: false },
      fitTo: { mode: 'width', value: width },
    }).render()
    // A copy, because the native buffer cannot be handed to another thread.
    return { png: new Uint8Array(image.asPng()), width, height }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
