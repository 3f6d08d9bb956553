import type { RawValues } from '@mutoscope/api/server'

const NOTHING: RawValues = {}

/**
 * The query of a URL by name: a text, or a list of texts where a name was repeated. Express 4 and 5 disagree
 * on queries; this does not depend on them.
 */
export function readQuery(url: string): RawValues {
  const mark = url.indexOf('?')
  return mark === -1 || mark === url.length - 1
    ? NOTHING
    : collectValues(new URLSearchParams(url.slice(mark + 1)))
}

/** Gathers pairs by name. */
export function collectValues(pairs: Iterable<readonly [string, unknown]>): RawValues {
  const values: Record<string, unknown> = {}
  for (const [name, value] of pairs) {
    // As a key it would change the object instead of standing in it.
    if (name === '__proto__') continue
    const before = Object.hasOwn(values, name) ? values[name] : undefined
    values[name] = before === undefined ? value : [before, value].flat()
  }
  return values
}
