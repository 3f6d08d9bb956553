import type { FileRef, LinkClaims, LinkSigner } from '@mutoscope/core'

/** How long a link to bytes works, milliseconds: long enough to watch what a page shows. */
export const FILE_LINK_MS = 24 * 60 * 60 * 1000

/**
 * The path at which an owner's bytes can be loaded without a token, for a while. It does not say whose they
 * are: it may stand on a public page.
 */
export async function fileLinkPath(
  links: LinkSigner,
  _ownerId: string,
  { hash, mediaType }: FileRef,
  filename: string,
): Promise<string> {
  const { token } = await links.sign({ use: 'file', hash, mediaType }, FILE_LINK_MS)
  return `/api/files/${token}/${encodeURIComponent(filename)}`
}

/** What a link to bytes stands for; null for another link or none. */
export function readFileClaims(
  claims: LinkClaims | null,
): { readonly hash: string; readonly mediaType: string } | null {
  if (claims?.use !== 'file') return null
  const { hash, mediaType } = claims
  return typeof hash === 'string' && typeof mediaType === 'string' ? { hash, mediaType } : null
}
