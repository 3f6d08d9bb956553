import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Supabase Storage on this machine, as far as assets and the official client's same requests need it. */
export interface SupabaseServer {
  readonly url: string
  readonly serviceRoleKey: string
  /** The key of everybody, whom no policy lets into the bucket. */
  readonly anonKey: string
  readonly buckets: Map<string, Map<string, SupabaseObject>>
  /** Called before each request; throws what is to be answered. */
  before: (request: IncomingMessage, path: string) => void
  close(): Promise<void>
}

interface SupabaseObject {
  bytes: Uint8Array
  mediaType: string
  updatedAt: number
}

/** A failure as the server writes it: the status that it means stands in the body. */
export class Refusal extends Error {
  readonly body: {
    readonly statusCode: string
    readonly code: string
    readonly error: string
    readonly message: string
  }
  constructor(status: number, code: string, error: string, message: string) {
    super(message)
    this.body = { statusCode: String(status), code, error, message }
  }
}

const noSuchBucket = () => new Refusal(404, 'NoSuchBucket', 'Bucket not found', 'Bucket not found')
const noSuchKey = () => new Refusal(404, 'NoSuchKey', 'not_found', 'Object not found')
const denied = (message: string) => new Refusal(403, 'AccessDenied', 'Unauthorized', message)
const PAGE = 2

/** Starts a server with one bucket, `studio-assets`. */
export async function startSupabase(): Promise<SupabaseServer> {
  const serviceRoleKey = 'service-role-key-5f1c9a'
  const anonKey = 'anon-key-5f1c9a'
  const buckets = new Map([['studio-assets', new Map<string, SupabaseObject>()]])
  const signatures = new Map<string, { readonly path: string; readonly until: number }>()

  function objectsOf(bucket: string): Map<string, SupabaseObject> {
    const objects = buckets.get(bucket)
    if (objects === undefined) throw noSuchBucket()
    return objects
  }

  /** Whose request it is: a key that is not known is refused, except where anybody may come. */
  function roleOf({ headers }: IncomingMessage, allowsStrangers: boolean): 'service_role' | 'anon' | null {
    const key = (headers.authorization ?? '').replace('Bearer ', '')
    if (key === serviceRoleKey) return 'service_role'
    if (key === anonKey) return 'anon'
    if (!allowsStrangers) throw denied('signature verification failed')
    return null
  }

  function find(
    request: IncomingMessage,
    bucket: string,
    name: string,
    allowsStrangers: boolean,
  ): SupabaseObject {
    const role = roleOf(request, allowsStrangers)
    if (role === null) throw noSuchBucket()
    const object = objectsOf(bucket).get(name)
    if (object === undefined || role === 'anon') throw noSuchKey()
    return object
  }

  function sendObject(object: SupabaseObject, request: IncomingMessage, response: ServerResponse): void {
    const { bytes, mediaType, updatedAt } = object
    const [, start, end] = /bytes=(\d+)-(\d+)/u.exec(request.headers.range ?? '') ?? []
    const part = start === undefined ? bytes : bytes.subarray(Number(start), Number(end) + 1)
    response.writeHead(start === undefined ? 200 : 206, {
      'content-type': mediaType.includes('text/html') ? 'text/plain' : mediaType,
      'content-length': part.byteLength,
      'last-modified': new Date(updatedAt).toUTCString(),
    })
    response.end(part)
  }

  async function store(
    request: IncomingMessage,
    bucket: string,
    name: string,
    upsert: boolean,
  ): Promise<unknown> {
    const bytes = await buffer(request)
    const objects = objectsOf(bucket)
    if (objects.has(name) && !upsert)
      throw new Refusal(409, 'KeyAlreadyExists', 'Duplicate', 'The resource already exists')
    const mediaType = request.headers['content-type'] ?? 'application/octet-stream'
    objects.set(name, { bytes: new Uint8Array(bytes), mediaType, updatedAt: Date.now() })
    return { Id: randomUUID(), Key: `${bucket}/${name}` }
  }

  function list(bucket: string, wanted: { prefix?: string; limit?: number; cursor?: string }): unknown {
    const after = wanted.cursor ?? ''
    const found = [...(buckets.get(bucket) ?? [])]
      .filter(([name]) => name.startsWith(wanted.prefix ?? '') && name > after)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    const page = found.slice(0, Math.min(PAGE, wanted.limit ?? PAGE))
    return {
      hasNext: found.length > page.length,
      ...(found.length > page.length ? { nextCursor: page.at(-1)?.[0] } : {}),
      folders: [],
      objects: page.map(([name, { bytes, mediaType, updatedAt }]) => ({
        id: randomUUID(),
        name,
        updated_at: new Date(updatedAt).toISOString(),
        metadata: { size: bytes.byteLength, mimetype: mediaType },
      })),
    }
  }

  function sign(path: string, seconds: number): string {
    const token = randomUUID()
    signatures.set(token, { path, until: Date.now() + seconds * 1000 })
    return token
  }

  function assertSigned(token: string | null, path: string): void {
    const signature = signatures.get(token ?? '')
    if (signature === undefined) throw new Refusal(400, 'InvalidJWT', 'InvalidJWT', 'Invalid Compact JWS')
    if (signature.path !== path)
      throw new Refusal(400, 'InvalidSignature', 'InvalidSignature', 'Invalid signature')
    if (signature.until < Date.now())
      throw new Refusal(400, 'ExpiredToken', 'ExpiredToken', 'The provided token has expired.')
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(url.pathname).replace(/^\/storage\/v1\/object\//u, '')
    server.before(request, path)
    const method = request.method ?? 'GET'
    const [first = '', second = '', ...others] = path.split('/')
    const rest = others.join('/')
    const token = url.searchParams.get('token')

    if (first === 'list-v2') {
      roleOf(request, false)
      return list(second, JSON.parse((await buffer(request)).toString()) as object)
    }
    if (first === 'info') {
      const authenticated = second === 'authenticated'
      const [bucket, name] = authenticated ? splitPath(rest) : [second, rest]
      const object = find(request, bucket, name, !authenticated)
      return {
        id: randomUUID(),
        name,
        bucket_id: bucket,
        size: object.bytes.byteLength,
        content_type: object.mediaType,
        last_modified: new Date(object.updatedAt).toISOString(),
        created_at: new Date(object.updatedAt).toISOString(),
      }
    }
    if (first === 'sign' && method === 'POST') {
      find(request, second, rest, false)
      const { expiresIn } = JSON.parse((await buffer(request)).toString()) as { expiresIn: number }
      return { signedURL: `/object/sign/${second}/${rest}?token=${sign(`${second}/${rest}`, expiresIn)}` }
    }
    if (first === 'sign') {
      assertSigned(token, `${second}/${rest}`)
      sendObject(objectsOf(second).get(rest) ?? fail(noSuchKey()), request, response)
      return undefined
    }
    if (first === 'upload') {
      const [bucket, name] = splitPath(rest)
      if (method === 'PUT') {
        assertSigned(token, `upload:${rest}`)
        return store(request, bucket, name, false)
      }
      if (roleOf(request, false) !== 'service_role')
        throw denied('new row violates row-level security policy')
      return { url: `/object/upload/sign/${rest}?token=${sign(`upload:${rest}`, 7200)}` }
    }
    if (first === 'authenticated' || method === 'GET') {
      const isAuthenticated = first === 'authenticated'
      const [bucket, name] = isAuthenticated ? splitPath(`${second}/${rest}`) : splitPath(path)
      sendObject(find(request, bucket, name, !isAuthenticated), request, response)
      return undefined
    }
    const [bucket, name] = splitPath(path)
    const role = roleOf(request, false)
    const objects = objectsOf(bucket)
    if (method === 'DELETE') {
      if (role === 'anon' || !objects.delete(name)) throw noSuchKey()
      return { message: 'Successfully deleted' }
    }
    if (role === 'anon') throw denied('new row violates row-level security policy')
    return store(request, bucket, name, request.headers['x-upsert'] === 'true')
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let status = 200
    let body: unknown
    try {
      body = await route(request, response)
    } catch (error) {
      body =
        error instanceof Refusal
          ? error.body
          : { statusCode: '500', code: 'InternalError', error: 'Internal', message: String(error) }
      status = (body as Refusal['body']).statusCode === '500' ? 500 : 400
    }
    if (body === undefined) return
    // The rest of a body that was not read would be taken for the next request.
    if (status !== 200) response.setHeader('connection', 'close')
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }

  const http = createServer((request, response) => void answer(request, response))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const server: SupabaseServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    serviceRoleKey,
    anonKey,
    buckets,
    before: () => {},
    async close() {
      http.close()
      http.closeAllConnections()
      await once(http, 'close')
    },
  }
  return server
}

function splitPath(path: string): readonly [bucket: string, name: string] {
  const [bucket = '', ...name] = path.split('/')
  return [bucket, name.join('/')]
}

function fail(error: Error): never {
  throw error
}
