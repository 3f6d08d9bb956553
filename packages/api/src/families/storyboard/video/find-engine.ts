import { MutoscopeError } from '@mutoscope/core'
import { ENGINE_CATALOG, type Engine } from './engine-catalog.js'

/**
 * Finds an engine by its id or name. Only letters and digits count, so `veo_3.1_fast` and `Veo 3.1 Fast` are
 * the same.
 *
 * @throws `INVALID_INPUT` that lists the engines there are
 */
export function findEngine(engine: string): Engine {
  const wanted = lettersAndDigits(engine)
  const found = ENGINE_CATALOG.find(({ id }) => lettersAndDigits(id) === wanted)
  if (found !== undefined) return found
  const engines = ENGINE_CATALOG.map(({ id }) => id)
  throw new MutoscopeError('INVALID_INPUT', {
    message: `There is no engine "${engine}". Use one of: ${engines.join(', ')}.`,
    details: { field: 'engine', engines },
  })
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')
}
