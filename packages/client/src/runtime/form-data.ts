import { givenValues } from './given-values.js'

/** Writes the members of a form: files with their names, arrays as repeated members, objects as JSON. */
export function toFormData(form: object): FormData {
  const data = new FormData()
  for (const [name, value] of givenValues(form)) {
    if (value instanceof Blob) data.append(name, value)
    else data.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return data
}

/** Bytes of all files of a form. */
export function fileBytes(data: FormData): number {
  return [...data.values()].reduce((sum, value) => sum + (typeof value === 'string' ? 0 : value.size), 0)
}
