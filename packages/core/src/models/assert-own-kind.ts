import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { OwnKinds } from './models.js'
import type { Kind } from '../kinds/kind.js'
import { KINDS } from '../kinds/kinds.js'

/**
 * Refuses a kind of one's own in a slot that every studio has: its models know another kind of request.
 * @throws `INVALID_INPUT`
 */
export function assertOwnKind(kind: Kind<never, unknown>): void {
  if (kind.made !== 'by-models') return
  const taken = Object.values<Kind<never, unknown>>(KINDS).some(
    (known) => known.made === 'by-models' && known.name === kind.name && known !== kind,
  )
  if (!taken) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `Every studio has a slot "${kind.name}" for models of another kind. Give your kind a slot of its own.`,
    details: { field: 'slot', slot: kind.name },
  })
}

/** The kinds of one's own that a studio is given. @throws `INVALID_INPUT` */
export function assertOwnKinds(kinds: OwnKinds): void {
  for (const [slot, kind] of Object.entries(kinds)) {
    assertOwnKind(kind)
    if (kind.name !== slot)
      throw new MutoscopeError('INVALID_INPUT', {
        message: `\`kinds.${slot}\` has the slot "${kind.name}". Pass it as \`kinds.${kind.name}\`.`,
        details: { field: `kinds.${slot}`, slot: kind.name },
      })
  }
}
