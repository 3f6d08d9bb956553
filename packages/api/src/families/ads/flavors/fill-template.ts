/**
 * Puts a text into its place in a template. A text that already stands in this template is left as it is, so
 * that prompts can be given back; its full stop goes where the template carries the sentence on.
 */
export function fillTemplate(template: string, place: string, text: string): string {
  const at = template.indexOf(`{${place}}`)
  const before = template.slice(0, at)
  const after = template.slice(at + place.length + 2)
  const given = text.trim()
  const filled =
    given.length >= before.length + after.length && given.startsWith(before) && given.endsWith(after)
  if (filled) return given
  return `${before}${/^\s*[,;]/u.test(after) ? given.replace(/(?<![.\s])[.\s]+$/u, '') : given}${after}`
}
