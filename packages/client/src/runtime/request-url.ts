import { givenValues } from './given-values.js'
import type { OperationInput } from './operation-definition.js'

/**
 * Writes the address of a call: path members are encoded, arrays of the query repeated. @throws TypeError for
 * a path member that is empty or would climb the path
 */
export function requestUrl(
  baseUrl: string,
  path: string,
  { params = {}, query = {} }: OperationInput,
): string {
  const filled = path.replace(/\{(\w+)\}/gu, (_, name: string) =>
    pathSegment(name, Reflect.get(params, name) as string | number | undefined),
  )
  const search = String(new URLSearchParams(givenValues(query).map(([name, value]) => [name, String(value)])))
  return `${baseUrl}${filled}${search && `?${search}`}`
}

function pathSegment(name: string, value: string | number = ''): string {
  const text = String(value)
  if (/^\.{0,2}$/u.test(text)) throw new TypeError(`The path needs a "${name}", not "${text}".`)
  return encodeURIComponent(text)
}
