import { MutoscopeError, type Json } from '@mutoscope/core'
import type { VideoCapabilities, VideoRequest } from '@mutoscope/core/ports'

/**
 * Refuses what a video model cannot make, before anything is sent. Reference pictures are refused too: a
 * model that takes them leaves them out of what it has checked.
 *
 * @throws `INVALID_INPUT` with `field`, and `limit` where there is one, in `details`
 */
export function checkVideoRequest(
  name: string,
  capabilities: VideoCapabilities,
  request: VideoRequest,
): void {
  const { durations, sizes, maxPromptChars } = capabilities
  const { durationSec, width, height, prompt, images, audio } = request
  const refuse = (field: string, message: string, limit?: Json): never => {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${name} ${message}`,
      details: { field, ...(limit === undefined ? {} : { limit }) },
    })
  }
  const count = (use: string): number => images.filter((image) => image.use === use).length

  if (prompt.trim() === '') refuse('prompt', 'needs a prompt; it is empty.')
  if (prompt.length > maxPromptChars)
    refuse(
      'prompt',
      `takes prompts of at most ${maxPromptChars} characters; this one has ${prompt.length}.`,
      maxPromptChars,
    )
  if ('min' in durations) {
    const possible =
      Number.isInteger(durationSec) && durationSec >= durations.min && durationSec <= durations.max
    if (!possible)
      refuse(
        'durationSec',
        `makes clips of ${durations.min} to ${durations.max} whole seconds; ${durationSec} were asked for.`,
        [durations.min, durations.max],
      )
  } else if (!durations.includes(durationSec))
    refuse(
      'durationSec',
      `makes clips of ${durations.join(', ')} seconds; ${durationSec} were asked for.`,
      durations,
    )
  if (!sizes.some((size) => size.width === width && size.height === height)) {
    const made = sizes.map((size) => `${size.width}x${size.height}`)
    refuse('size', `makes clips of ${made.join(', ')}; ${width}x${height} was asked for.`, made)
  }
  if (audio && !capabilities.audio) refuse('audio', 'makes clips without sound.')
  if (count('reference') > 0) refuse('images', 'takes no reference pictures.', 0)
  for (const [use, taken] of [
    ['first', capabilities.takesFirstImage],
    ['last', capabilities.takesLastImage],
  ] as const) {
    if (count(use) > (taken ? 1 : 0))
      refuse('images', taken ? `takes one ${use} picture.` : `takes no ${use} picture.`, taken ? 1 : 0)
  }
  if (request.video !== undefined && capabilities.needsVideo !== true)
    refuse('video', 'makes new clips and changes none.')
  if (capabilities.needsImage && count('first') === 0) refuse('images', 'needs a first picture.')
}
