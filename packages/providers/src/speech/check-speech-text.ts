import { MutoscopeError } from '@mutoscope/core'

/** How much a voice speaks at a time. */
export type SpeechTextLimit = {
  readonly provider: string
  readonly limit: number
  readonly unit: 'characters' | 'bytes'
}

/**
 * Refuses a text that a voice cannot speak, before anything is sent. @throws `INVALID_INPUT` with the limit
 * in `details`
 */
export function checkSpeechText(text: string, { provider, limit, unit }: SpeechTextLimit): void {
  if (text.trim() === '')
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'The text to speak is empty.',
      details: { field: 'text' },
    })
  const length = unit === 'bytes' ? Buffer.byteLength(text) : text.length
  if (length <= limit) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `The text has ${length} ${unit}; ${provider} speaks ${limit} at a time.`,
    details: { field: 'text', limit },
  })
}
