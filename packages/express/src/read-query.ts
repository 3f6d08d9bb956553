import { ApiError } from '@mutoscope/api'
import { COMMON_ERRORS, type RawValues } from '@mutoscope/api/server'

const NOTHING: RawValues = {}

/**
 * The query of a URL by name: a string, or a list of strings where a name was repeated. Express 4 and 5
 * disagree on queries; this does not depend on them.
 *
 * @throws `INVALID_INPUT` for more parameters than the limit, before any of them is read
 */
export function readQuery(url: string, maxParameters: number): RawValues {
  const mark = url.indexOf('?')
  if (mark === -1 || mark === url.length - 1) return NOTHING
  const query = url.slice(mark + 1)
  if (hasMoreParameters(query, maxParameters))
    throw new ApiError(COMMON_ERRORS.invalidInput, {
      message: `The query has more than ${maxParameters} parameters.`,
      details: { limit: maxParameters, unit: 'parameters' },
    })
  return collectValues(new URLSearchParams(query))
}

/** Whether a query, or a form written like one, has more parameters than a limit. Stops counting there. */
export function hasMoreParameters(encoded: string, limit: number): boolean {
  let count = 1
  for (let at = encoded.indexOf('&'); at !== -1; at = encoded.indexOf('&', at + 1))
    if (++count > limit) return true
  return false
}

/** Gathers pairs by name. */
export function collectValues(pairs: Iterable<readonly [string, unknown]>): RawValues {
  const { values, add } = createValueCollector()
  for (const [name, value] of pairs) add(name, value)
  return values
}

/**
 * Gathers values by name. A repeated name has one list that grows, so that what a value costs does not depend
 * on how many came before it.
 */
export function createValueCollector(): {
  readonly values: RawValues
  readonly add: (name: string, value: unknown) => void
} {
  const values: Record<string, unknown> = {}
  const lists = new Map<string, unknown[]>()
  return {
    values,
    add(name, value) {
      // As a key it would change the object instead of standing in it.
      if (name === '__proto__') return
      const list = lists.get(name)
      if (list !== undefined) list.push(value)
      else if (Object.hasOwn(values, name)) {
        const begun = [values[name], value]
        lists.set(name, begun)
        values[name] = begun
      } else values[name] = value
    },
  }
}
