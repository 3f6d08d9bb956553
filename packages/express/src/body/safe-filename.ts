/**
 * The last part of a name that a caller gave, without what a file system or a header could trip over; at most
 * 255 characters.
 */
export function safeFilename(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/u).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/^[.\s]+/u, '')
    .trim()
  return clean === '' ? 'file' : Array.from(clean).slice(-255).join('').slice(-255)
}
