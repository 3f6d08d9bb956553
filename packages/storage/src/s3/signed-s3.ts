import { escapeXml, xmlElements, xmlText } from './read-xml.js'
import type { PageToken, S3Operations } from './s3-operations.js'
import { createS3Requests, type S3RequestOptions } from './s3-requests.js'
import { createUrlSigner } from './sign-url.js'

/** Objects, uploads or parts in a page. */
const PAGE = '1000'

/** Speaks S3 over HTTP: https://docs.aws.amazon.com/AmazonS3/latest/API/ */
export function createSignedS3(options: S3RequestOptions): S3Operations {
  const { bucket, region, address, credentials } = options
  const { send, xml, now } = createS3Requests(options)
  const idleSince = (date: string | null): number => Math.max(0, now() - Date.parse(date ?? ''))

  return {
    place: { bucket, host: address.host },
    urls: createUrlSigner({ address, credentials, now, region: () => Promise.resolve(region) }),

    async head(key) {
      const { status, headers, done } = await send({ method: 'HEAD', key, accept: [404] })
      await done()
      if (status === 404) return null
      return {
        size: Number(headers.get('content-length')),
        mediaType: headers.get('content-type') ?? 'application/octet-stream',
        idleMs: idleSince(headers.get('last-modified')),
      }
    },

    async get(key, range) {
      const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end - 1}` }
      return (await send({ method: 'GET', key, headers })).chunks()
    },

    async put(key, body, { mediaType, ifAbsent, signal }) {
      const headers = { 'content-type': mediaType, ...(ifAbsent ? { 'if-none-match': '*' } : {}) }
      // 412: somebody has written the same bytes since.
      await (await send({ method: 'PUT', key, headers, body, signal, accept: ifAbsent ? [412] : [] })).done()
    },

    async touch(key, mediaType) {
      await xml({
        method: 'PUT',
        key,
        headers: {
          'content-type': mediaType,
          'x-amz-copy-source': `/${bucket}/${key}`,
          'x-amz-metadata-directive': 'REPLACE',
        },
      })
    },

    async delete(key) {
      await (await send({ method: 'DELETE', key, accept: [404] })).done()
    },

    async list(prefix, from) {
      const page = await xml({
        method: 'GET',
        query: { 'list-type': '2', prefix, 'max-keys': PAGE, ...from },
      })
      return {
        items: xmlElements(page, 'Contents').map((object) => ({
          name: xmlText(object, 'Key') ?? '',
          size: Number(xmlText(object, 'Size')),
          idleMs: idleSince(xmlText(object, 'LastModified')),
        })),
        next: nextPage(page, { 'continuation-token': 'NextContinuationToken' }),
      }
    },

    async startUpload(key, mediaType) {
      const started = await xml({
        method: 'POST',
        key,
        query: { uploads: '' },
        headers: { 'content-type': mediaType },
      })
      return { key, id: xmlText(started, 'UploadId') ?? '' }
    },

    async putPart({ key, id }, number, body, signal) {
      const query = { partNumber: String(number), uploadId: id }
      const { headers, done } = await send({ method: 'PUT', key, query, body, signal })
      await done()
      return headers.get('etag') ?? ''
    },

    async finishUpload({ key, id }, etags, ifAbsent) {
      const parts = etags.map(
        (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escapeXml(etag)}</ETag></Part>`,
      )
      await xml({
        method: 'POST',
        key,
        query: { uploadId: id },
        headers: { 'content-type': 'application/xml', ...(ifAbsent ? { 'if-none-match': '*' } : {}) },
        body: `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`,
      })
    },

    async abortUpload({ key, id }) {
      await (await send({ method: 'DELETE', key, query: { uploadId: id }, accept: [404] })).done()
    },

    async listUploads(prefix, from) {
      const page = await xml({ method: 'GET', query: { uploads: '', prefix, 'max-uploads': PAGE, ...from } })
      return {
        items: xmlElements(page, 'Upload').map((upload) => ({
          key: xmlText(upload, 'Key') ?? '',
          id: xmlText(upload, 'UploadId') ?? '',
          idleMs: idleSince(xmlText(upload, 'Initiated')),
        })),
        next: nextPage(page, { 'key-marker': 'NextKeyMarker', 'upload-id-marker': 'NextUploadIdMarker' }),
      }
    },

    async uploadedBytes({ key, id }) {
      let bytes = 0
      let from: PageToken | null = {}
      while (from !== null) {
        const page: string = await xml({
          method: 'GET',
          key,
          query: { uploadId: id, 'max-parts': PAGE, ...from },
        })
        for (const part of xmlElements(page, 'Part')) bytes += Number(xmlText(part, 'Size'))
        from = nextPage(page, { 'part-number-marker': 'NextPartNumberMarker' })
      }
      return bytes
    },
  }
}

/** Reads where a list goes on: parameters of the query by the elements that say them. */
function nextPage(page: string, elements: Readonly<Record<string, string>>): PageToken | null {
  if (xmlText(page, 'IsTruncated') !== 'true') return null
  return Object.fromEntries(
    Object.entries(elements).map(([parameter, element]) => [parameter, xmlText(page, element) ?? '']),
  )
}
