import { MutoscopeError } from '@mutoscope/core'
import type { Stereo } from './stereo.js'

/** Passes sound on; when it cannot be read, the error says which sound of a mix it was. */
export async function* naming(
  name: string,
  pieces: AsyncIterable<Stereo>,
): AsyncGenerator<Stereo, void, undefined> {
  try {
    yield* pieces
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'MEDIA_INVALID') throw error
    throw new MutoscopeError('MEDIA_INVALID', {
      message: `${name}: ${error.message}`,
      details: { ...error.details, sound: name },
      cause: error,
    })
  }
}
