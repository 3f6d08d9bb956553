import { MutoscopeError } from '@mutoscope/core'

/** Names of the objects of a studio in its bucket. */
export interface ObjectNames {
  /** The object that an asset is. */
  asset(hash: string): string
  /** Says that an asset may be removed at any moment: see `remove` of the assets. */
  notice(hash: string): string
  /** Where uploads by URL arrive. */
  readonly incoming: string
  readonly assets: string
  readonly notices: string
  readonly checks: string
  /** The hash that the name of an asset's object begins with, or null for an object that is none of ours. */
  hashOf(name: string): string | null
}

const PREFIX = /^(?:[\w.-]+\/)*$/u
const HASH = /^[\da-f]{64}(?=\.|$)/u

/** Makes names below a prefix. @throws `INVALID_INPUT` for a prefix that would have to be encoded */
export function createObjectNames(prefix: string): ObjectNames {
  if (!PREFIX.test(prefix) || prefix.split('/').some((part) => part === '.' || part === '..'))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `"${prefix}" is not a prefix of object names. Pass folders that end with a slash, such as "studio/", of letters, digits, dots, hyphens and underscores.`,
      details: { field: 'prefix' },
    })
  const assets = `${prefix}assets/`
  const notices = `${prefix}removing/`
  return {
    asset: (hash) => assets + hash,
    notice: (hash) => notices + hash,
    incoming: `${prefix}incoming/`,
    checks: `${prefix}checks/`,
    assets,
    notices,
    hashOf: (name) => HASH.exec(name.slice(assets.length))?.[0] ?? null,
  }
}
