/**
 * The members of a query or a form one by one: each value of an array, without those that are undefined or
 * null.
 */
export function givenValues(members: object): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(members).flatMap(([name, value]: readonly [string, unknown]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value])
      .filter((each) => each !== undefined && each !== null)
      .map((each) => [name, each] as const),
  )
}
