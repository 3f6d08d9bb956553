/** Tells a browser to save a file under a name, whatever characters that has (RFC 6266). */
export function attachment(filename: string): string {
  const plain = filename.replaceAll(/[^\u0020-\u007e]/gu, '_').replaceAll(/["\\%]/gu, '_')
  if (plain === filename) return `attachment; filename="${plain}"`
  const encoded = encodeURIComponent(filename.toWellFormed()).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
