/** So many locks stand for all names, since a server has room for some thousand at a time. */
const STRIPES = 256

/** Names with a lock that nothing else shares. */
const OWN_KEYS: readonly string[] = ['claims', 'migrations']

/**
 * The numbers of the locks for some names, in the one order in which all take them, so that nobody waits for
 * who waits for them. Different names may have the same lock, which only lets one wait for the other.
 */
export function lockKeys(names: Iterable<string>): readonly number[] {
  const keys = new Set<number>()
  for (const name of names) {
    const own = OWN_KEYS.indexOf(name)
    keys.add(own === -1 ? hash(name) % STRIPES : STRIPES + own)
  }
  return [...keys].toSorted((a, b) => a - b)
}

/** FNV-1a over the code units of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
