import type { FakeResponse, ReceivedRequest } from './fake-server.js'

/**
 * The upload half of a Google service: sessions that keep pieces until they are whole, and one-shot multipart
 * uploads.
 */
export interface FakeGoogleUpload {
  /** True for a request that sends bytes of a session (and not for one that asks how far it is). */
  isChunk(request: ReceivedRequest): boolean
  /** Answers an upload request; null for others. */
  respond(request: ReceivedRequest, server: { readonly url: string }): FakeResponse | null
  /** Forgets every session, as Google does after a week. */
  forgetSessions(): void
}

/** A whole upload. */
export interface FakeUploaded {
  readonly request: ReceivedRequest
  readonly metadata: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
  readonly mediaType: string
}

type Session = {
  readonly request: ReceivedRequest
  readonly size: number
  readonly mediaType: string
  bytes: Buffer
  answer: FakeResponse | null
}

/** Google keeps whole units of a piece only. */
const UNIT = 256 * 1024

/** Makes the upload half of a fake; `finish` answers a whole upload. */
export function fakeGoogleUpload(
  path: string,
  finish: (uploaded: FakeUploaded) => FakeResponse,
): FakeGoogleUpload {
  const sessions = new Map<string, Session>()
  const isChunk = (request: ReceivedRequest): boolean =>
    request.method === 'PUT' && request.path === path && request.body.byteLength > 0

  function send(session: Session, request: ReceivedRequest): FakeResponse {
    if (session.answer !== null) return session.answer
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(request.headers['content-range'] ?? '')
    if (range !== null) {
      const [start, end] = [Number(range[1]), Number(range[2]) + 1]
      const whole = end === session.size
      const wrong =
        start !== session.bytes.byteLength ||
        end - start !== request.body.byteLength ||
        Number(range[3]) !== session.size ||
        Number(request.headers['content-length']) !== request.body.byteLength
      if (wrong || (!whole && request.body.byteLength % UNIT !== 0))
        return {
          status: 400,
          json: {
            error: { code: 400, message: `Invalid chunk ${range[0]}.`, errors: [{ reason: 'badRequest' }] },
          },
        }
      session.bytes = Buffer.concat([session.bytes, request.body])
      if (whole) {
        session.answer = finish({
          request: session.request,
          metadata: (session.request.json ?? {}) as Record<string, unknown>,
          bytes: session.bytes,
          mediaType: session.mediaType,
        })
        return session.answer
      }
    }
    return {
      status: 308,
      headers: session.bytes.byteLength === 0 ? {} : { range: `bytes=0-${session.bytes.byteLength - 1}` },
    }
  }

  return {
    isChunk,
    forgetSessions: () => sessions.clear(),
    respond(request, { url }) {
      if (request.path !== path) return null
      if (request.method === 'PUT') {
        const session = sessions.get(request.query.get('upload_id') ?? '')
        return session === undefined
          ? {
              status: 404,
              json: { error: { code: 404, message: 'No such upload.', errors: [{ reason: 'notFound' }] } },
            }
          : send(session, request)
      }
      if (request.query.get('uploadType') === 'resumable') {
        const id = `session-${sessions.size + 1}`
        sessions.set(id, {
          request,
          size: Number(request.headers['x-upload-content-length']),
          mediaType: request.headers['x-upload-content-type'] ?? '',
          bytes: Buffer.alloc(0),
          answer: null,
        })
        return { headers: { location: `${url}${path}?uploadType=resumable&upload_id=${id}` } }
      }
      if (request.query.get('uploadType') === 'media')
        return finish({
          request,
          metadata: {},
          bytes: request.body,
          mediaType: request.headers['content-type'] ?? '',
        })
      const [metadata, media] = readMultipart(request)
      return finish({
        request,
        metadata: JSON.parse(metadata?.body.toString('utf8') ?? '{}') as Record<string, unknown>,
        bytes: media?.body ?? Buffer.alloc(0),
        mediaType: media?.type ?? '',
      })
    },
  }
}

/** Reads a `multipart/related` body. */
export function readMultipart(request: ReceivedRequest): { readonly type: string; readonly body: Buffer }[] {
  const boundary = /boundary="?([^";]+)/u.exec(request.headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return []
  const text = request.body.toString('latin1')
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      return {
        type: /content-type: *([^\r\n]+)/iu.exec(head)?.[1] ?? '',
        body: Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/u, ''), 'latin1'),
      }
    })
}
