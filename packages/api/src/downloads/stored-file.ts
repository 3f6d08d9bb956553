import type { Content, Studio } from '@mutoscope/core'
import type { FileBody } from '../contract/handler-response.js'

/**
 * What a handler responds with for stored bytes. The server sends them, or a link to the object store that they are
 * in.
 * @throws `ASSET_NOT_FOUND`, `ASSET_CORRUPT`
 */
export async function storedFile(
  studio: Pick<Studio, 'open' | 'assetLinks'>,
  content: Pick<Content, 'hash' | 'mediaType'> & Partial<Pick<Content, 'size'>>,
  options: Pick<FileBody, 'filename' | 'cacheControl'> = {},
): Promise<FileBody> {
  const { hash, mediaType } = content
  const { assetLinks } = studio
  const { filename } = options
  return {
    source: await studio.open({ content }),
    mediaType,
    etag: hash,
    ...options,
    ...(assetLinks === null
      ? {}
      : {
          link: (ttlMs) => assetLinks.read(hash, { ttlMs, ...(filename === undefined ? {} : { filename }) }),
        }),
  }
}
