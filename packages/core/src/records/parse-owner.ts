import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * An owner's id that is passed by itself, before other arguments. Without types it is easily passed as
 * `{ ownerId }`, as most methods take it. @throws `INVALID_INPUT`
 */
export function parseOwner(ownerId: string, method: string): string {
  if (typeof ownerId === 'string' && ownerId !== '') return ownerId
  throw new MutoscopeError('INVALID_INPUT', {
    message: `${method} takes the owner's id as its first argument, a string: ${method}('ada').`,
    details: { field: 'ownerId' },
  })
}
