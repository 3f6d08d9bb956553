/** Text as it stands in an SVG document or in a quoted attribute of one. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The value of a `font-family` attribute. */
export function fontFamily(families: readonly string[]): string {
  return escapeXml(families.map((family) => `'${family.replaceAll("'", '')}'`).join(', '))
}
