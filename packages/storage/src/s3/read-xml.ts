const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * What stands between the tags of each element of a name, in their order. Enough for the responses of S3, whose
 * elements of interest have no attributes and do not contain themselves.
 */
export function xmlElements(xml: string, name: string): readonly string[] {
  const found: string[] = []
  for (let at = xml.indexOf(`<${name}>`); at !== -1; at = xml.indexOf(`<${name}>`, at)) {
    const start = at + name.length + 2
    const end = xml.indexOf(`</${name}>`, start)
    if (end === -1) break
    found.push(xml.slice(start, end))
    at = end
  }
  return found
}

/** The text of the first element of a name, or null. */
export function xmlText(xml: string, name: string): string | null {
  const [text] = xmlElements(xml, name)
  return text === undefined ? null : decode(text)
}

/** Writes a text into XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x(?<hex>[\da-f]+)|#(?<decimal>\d+)|(?<name>\w+));/giu,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
    },
  )
}
