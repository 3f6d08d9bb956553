/** The header of a bearer token; none for an empty one. */
export function bearer(key: string): Readonly<Record<string, string>> {
  return key === '' ? {} : { authorization: `Bearer ${key}` }
}
