import { randomUUID } from 'node:crypto'

/** Puts JSON and bytes into one `multipart/related` body. */
export function multipartRelated(
  metadata: unknown,
  media: { readonly mediaType: string; readonly bytes: Uint8Array },
): { readonly body: Uint8Array<ArrayBuffer>; readonly contentType: string } {
  const boundary = randomUUID()
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(metadata)}\r\n--${boundary}\r\ncontent-type: ${media.mediaType}\r\n\r\n`,
    ),
    media.bytes,
    Buffer.from(`\r\n--${boundary}--`),
  ])
  return { body: new Uint8Array(body), contentType: `multipart/related; boundary=${boundary}` }
}
