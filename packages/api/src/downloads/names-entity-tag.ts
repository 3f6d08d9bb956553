/** True when a list of entity tags, such as `If-None-Match`, names this one, compared weakly. */
export function namesEntityTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//u, '') === etag)
}
