import { createHash } from 'node:crypto'

/** One request, as the store sees it. */
export interface ScriptedRequest {
  readonly method: string
  readonly key: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: Uint8Array
}

/** A store in memory that answers as it is told. It checks no signatures: what is sent when is what matters. */
export interface ScriptedS3 {
  readonly fetch: typeof fetch
  readonly requests: ScriptedRequest[]
  readonly objects: Map<string, Uint8Array>
  readonly uploads: Map<string, Map<number, Uint8Array>>
  /** Answers before the store does, or throws. */
  script: (request: ScriptedRequest, count: number) => Response | null | Promise<Response | null>
  /** Whether it knows `If-None-Match: *`. */
  conditional: boolean
}

/** The XML in which S3 says what was wrong. */
export function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(
    `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No &amp; no</Message><StringToSign>AWS4-HMAC-SHA256 secret</StringToSign></Error>`,
    { status, headers: { 'content-type': 'application/xml', ...headers } },
  )
}

const xml = (text: string): Response => new Response(`<?xml version="1.0"?>${text}`, { status: 200 })
const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`

/** Makes an empty store. */
export function createScriptedS3(): ScriptedS3 {
  const requests: ScriptedRequest[] = []
  const objects = new Map<string, Uint8Array>()
  const uploads = new Map<string, Map<number, Uint8Array>>()

  function put({ key, headers }: ScriptedRequest, bytes: Uint8Array, done: () => Response): Response {
    if (headers.has('if-none-match')) {
      if (!store.conditional) return refusal(501, 'NotImplemented')
      if (objects.has(key)) return refusal(412, 'PreconditionFailed')
    }
    objects.set(key, bytes)
    return done()
  }

  function list(query: URLSearchParams): Response {
    const after = query.get('continuation-token') ?? ''
    const names = [...objects.keys()]
      .filter((name) => name.startsWith(query.get('prefix') ?? '') && name > after)
      .toSorted()
    const page = names.slice(0, 2)
    const contents = page.map(
      (name) =>
        `<Contents><Key>${name}</Key><LastModified>${new Date().toISOString()}</LastModified><Size>${objects.get(name)?.byteLength}</Size></Contents>`,
    )
    const next = names.length > 2 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    return xml(
      `<ListBucketResult><IsTruncated>${names.length > 2}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    )
  }

  function answer(request: ScriptedRequest): Response {
    const { method, key, query, body, headers } = request
    const id = query.get('uploadId')
    if (method === 'POST' && query.has('uploads')) {
      const UploadId = `upload-${uploads.size}`
      uploads.set(UploadId, new Map())
      return xml(`<R><UploadId>${UploadId}</UploadId></R>`)
    }
    if (id !== null) {
      const parts = uploads.get(id)
      if (parts === undefined) return refusal(404, 'NoSuchUpload')
      if (method === 'PUT') {
        parts.set(Number(query.get('partNumber')), body)
        return new Response(null, { headers: { etag: etagOf(body) } })
      }
      if (method === 'DELETE') {
        uploads.delete(id)
        return new Response(null, { status: 204 })
      }
      return put(
        request,
        Buffer.concat([...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part)),
        () => {
          uploads.delete(id)
          return xml('<CompleteMultipartUploadResult/>')
        },
      )
    }
    if (method === 'GET' && key === '') return list(query)
    if (method === 'PUT' && headers.has('x-amz-copy-source'))
      return objects.has(key) ? xml('<CopyObjectResult/>') : refusal(404, 'NoSuchKey')
    if (method === 'PUT') return put(request, body, () => new Response(null))
    const bytes = objects.get(key)
    if (method === 'DELETE') {
      objects.delete(key)
      return new Response(null, { status: 204 })
    }
    if (bytes === undefined)
      return method === 'HEAD' ? new Response(null, { status: 404 }) : refusal(404, 'NoSuchKey')
    const [start, end] =
      /bytes=(\d+)-(\d+)/u
        .exec(headers.get('range') ?? '')
        ?.slice(1)
        .map(Number) ?? []
    const part = start === undefined || end === undefined ? bytes : bytes.slice(start, end + 1)
    return new Response(method === 'HEAD' ? null : new Uint8Array(part), {
      headers: {
        'content-length': String(part.byteLength),
        'content-type': 'video/mp4',
        'last-modified': new Date().toUTCString(),
      },
    })
  }

  const store: ScriptedS3 = {
    requests,
    objects,
    uploads,
    conditional: true,
    script: () => null,
    async fetch(input, init = {}) {
      const url = new URL(input as URL)
      const body = new Uint8Array(await new Response(init.body ?? null).arrayBuffer())
      init.signal?.throwIfAborted()
      const request = {
        method: init.method ?? 'GET',
        key: decodeURIComponent(url.pathname.split('/').slice(2).join('/')),
        query: url.searchParams,
        headers: new Headers(init.headers),
        body,
      }
      requests.push(request)
      return (await store.script(request, requests.length)) ?? answer(request)
    },
  }
  return store
}
