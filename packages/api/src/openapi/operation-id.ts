/** The name of a route in documents and clients: `jobs` and `reorder` are `jobsReorder`. */
export function operationId(family: string, route: string): string {
  return `${camelCase(family)}${pascalCase(route)}`
}

/** For the names of types: `jobsReorder` is `JobsReorder`. */
export function pascalCase(name: string): string {
  const word = camelCase(name)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function camelCase(name: string): string {
  return name.replace(/(?<![^a-z\d])[^a-z\d]+([a-z\d])/giu, (_, letter: string) => letter.toUpperCase())
}
