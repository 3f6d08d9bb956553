import { MutoscopeError } from '../errors/mutoscope-error.js'

const ASSET_KEY = /^[0-9a-f]{64}$/

/**
 * Checks that a key is a SHA-256 as 64 lower-case hex digits, so that it can be part of a path or a URL as it
 * is.
 * @throws `INVALID_INPUT`
 */
export function assertAssetKey(hash: string): void {
  if (ASSET_KEY.test(hash)) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `"${hash.slice(0, 80)}" is not an asset key. Pass the 64 lower-case hex digits that \`put\` returned as \`hash\`.`,
    details: { field: 'hash' },
  })
}
