import { MutoscopeError, SHOT_SIZES, VISUAL_STYLES, bytesSource } from '@mutoscope/core'
import {
  type ImageData,
  type ImageRequest,
  type ImmediateModel,
  ignoreReferences,
} from '@mutoscope/core/ports'
import { availableParallelism } from 'node:os'
import { createDrawPool } from './draw-pool.js'

const LEAST_SIDE = 16
const LARGEST_SIDE = 4320

/**
 * The offline illustrator: draws a picture for a prompt without a key or a network. It is a stand-in for a
 * picture model, good enough for an animatic: it reads known words (place, hour, weather, beings, things,
 * mood) and draws them in every style, shot size and shape. The same request always gives the same bytes.
 * PNG, 1.15 times the asked size.
 *
 * @example
 * const model = offlineImageModel()
 * const { body, data } = await model.generate(
 *   { prompt: 'A fox under a vine', style: 'watercolor', shot: 'wide', width: 1920, height: 1080, take: 1,
 *   seed: 'fable' }, { signal: AbortSignal.timeout(10_000), open, progress }, )
 *
 * `generate` throws `INVALID_INPUT` for a side outside 16 to 4,320 pixels, an unknown style or an unknown
 * shot; `CANCELLED` when the signal aborts; `MODEL_FAILED` when the drawing thread breaks.
 */
export function offlineImageModel(): ImmediateModel<ImageRequest, ImageData> {
  const pool = createDrawPool({ threads: Math.min(2, availableParallelism()), idleMs: 3000 })
  return ignoreReferences({
    provider: 'offline',
    model: 'draftsman',
    version: '1',
    async generate(request, context) {
      check(request)
      const { png, width, height } = await pool.draw(request, context.signal)
      context.progress(1)
      return {
        body: bytesSource(png),
        mediaType: 'image/png',
        data: { width, height },
        costMicros: 0,
        licence: 'CC0-1.0',
      }
    },
  })
}

function check({ width, height, style, shot }: ImageRequest): void {
  for (const [name, side] of Object.entries({ width, height })) {
    if (Number.isInteger(side) && side >= LEAST_SIDE && side <= LARGEST_SIDE) continue
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The picture's ${name} is ${side}. Pass whole pixels from ${LEAST_SIDE} to ${LARGEST_SIDE}.`,
      details: { [name]: side },
    })
  }
  if (!VISUAL_STYLES.includes(style))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `There is no picture style "${style}". Use one of ${VISUAL_STYLES.join(', ')}.`,
    })
  if (!SHOT_SIZES.includes(shot))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `There is no shot size "${shot}". Use one of ${SHOT_SIZES.join(', ')}.`,
    })
}
