import type { FileRef, LinkClaims, LinkSigner } from '@mutoscope/core'

/** How long a link to bytes works, milliseconds: long enough to watch what a page shows. */
export const FILE_LINK_MS = 24 * 60 * 60 * 1000

/** Bytes that a link is for. */
export type LinkedContent = FileRef & {
  /** Their size, where it is known: what was cut off since is not loaded. */
  readonly size?: number
  /** The upload that they are; the link ends with it. */
  readonly uploadId?: string
}

/**
 * The path at which an owner's bytes can be loaded without a token, for a while. It does not say whose they
 * are: it may stand on a public page.
 */
export async function fileLinkPath(
  links: LinkSigner,
  _ownerId: string,
  { hash, size, mediaType, uploadId }: LinkedContent,
  filename: string,
): Promise<string> {
  const claims = {
    use: 'file',
    hash,
    mediaType,
    ...(size === undefined ? {} : { size }),
    ...(uploadId === undefined ? {} : { upload: uploadId }),
  }
  const { token } = await links.sign(claims, FILE_LINK_MS)
  return `/api/files/${token}/${encodeURIComponent(filename)}`
}

/** What a link to bytes stands for; null for another link or none. */
export function readFileClaims(claims: LinkClaims | null): LinkedContent | null {
  if (claims?.use !== 'file') return null
  const { hash, size, mediaType, upload } = claims
  if (typeof hash !== 'string' || typeof mediaType !== 'string') return null
  return {
    hash,
    mediaType,
    ...(typeof size === 'number' ? { size } : {}),
    ...(typeof upload === 'string' ? { uploadId: upload } : {}),
  }
}
