import { filePartOptions, type FilePartOptions, type RouteDefinition } from '@mutoscope/api'
import { NO_PAYLOAD, type Payload } from '@mutoscope/api/server'
import type { Json } from '@mutoscope/core'
import { mkdir } from 'node:fs/promises'
import * as z from 'zod'
import { headerOf, type HostRequest } from '../host-request.js'
import { collectValues, hasMoreParameters } from '../read-query.js'
import { parseJson } from './parse-json.js'
import { tooLarge, wrongType } from './payload-errors.js'
import { readBytes } from './read-bytes.js'
import { mostFormBytes, readMultipart, type FormLimits } from './read-multipart.js'

/** How bodies are read. */
export interface PayloadOptions {
  readonly jsonBytes: number
  /** Of a form without files. */
  readonly formBytes: number
  /** Of a form without files. */
  readonly parameters: number
  readonly form: FormLimits
  readonly bodyTimeoutMs: number
  readonly uploadDir: string
}

const MULTIPART = 'multipart/form-data'
const URLENCODED = 'application/x-www-form-urlencoded'

/**
 * Reads the body that a route wants, unless a parser of the host has read it already. @throws 408, 413, 415
 */
export async function readPayload(
  request: HostRequest,
  { body, form, raw }: RouteDefinition,
  options: PayloadOptions,
  told: (path: string) => void,
): Promise<Payload> {
  if (!hasBody(request)) return NO_PAYLOAD
  const type = (headerOf(request, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const encoding = headerOf(request, 'content-encoding') ?? 'identity'
  const read = request.readableDidRead
  if (encoding !== 'identity' && !read)
    throw wrongType(`The body is encoded as ${encoding}. Send it as it is.`, ['identity'])
  if (raw === true)
    return rawPayload(
      read
        ? hostBytes(request.body)
        : await readBytes(request, { maxBytes: options.jsonBytes, timeoutMs: options.bodyTimeoutMs }),
    )
  if (body !== undefined && isJson(type)) return read ? hostJson(request.body) : readJson(request, options)
  if (form !== undefined && type === URLENCODED)
    return read ? hostForm(request.body) : readUrlencoded(request, options)
  if (form !== undefined && type === MULTIPART)
    return read ? hostForm(request.body) : readFiles(request, form as unknown as z.ZodType, options, told)
  const accepted = [
    ...(body === undefined ? [] : ['application/json']),
    ...(form === undefined ? [] : [MULTIPART, URLENCODED]),
  ]
  throw wrongType(
    `The body is ${type === '' ? 'of no type' : type}. Send ${accepted.join(' or ')}.`,
    accepted,
  )
}

/**
 * Bytes of files to keep that a request brings at least: what its `Content-Length` leaves when everything else
 * in the form is as large as it may be. 0 where that says nothing.
 */
export function leastKeptBytes(request: HostRequest, { form }: RouteDefinition, limits: FormLimits): number {
  const length = Number(request.headers['content-length'] ?? 0)
  if (form === undefined || length === 0) return 0
  const parts = [...fileParts(form as unknown as z.ZodType).values()]
  if (parts.every(({ kept }) => kept !== true)) return 0
  const others = parts.filter(({ kept }) => kept !== true).reduce((sum, part) => sum + part.maxBytes, 0)
  return Math.max(0, length - mostFormBytes(limits) - others)
}

function hasBody({ headers }: HostRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function isJson(type: string): boolean {
  return type === 'application/json' || /^application\/[\w.-]+\+json$/u.test(type)
}

function readJson(
  request: HostRequest,
  { jsonBytes, bodyTimeoutMs }: PayloadOptions,
): Payload | Promise<Payload> {
  const bytes = readBytes(request, { maxBytes: jsonBytes, timeoutMs: bodyTimeoutMs })
  return bytes instanceof Promise ? bytes.then(jsonPayload) : jsonPayload(bytes)
}

function jsonPayload(bytes: Buffer): Payload {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return { ...NO_PAYLOAD, problem: { place: 'body', field: '', message: parsed.message } }
  return { body: parsed.value, fingerprint: () => (parsed.value ?? null) as Json }
}

async function readUrlencoded(
  request: HostRequest,
  { formBytes, parameters, bodyTimeoutMs }: PayloadOptions,
): Promise<Payload> {
  const bytes = await readBytes(request, { maxBytes: formBytes, timeoutMs: bodyTimeoutMs })
  const encoded = bytes.toString('utf8')
  if (hasMoreParameters(encoded, parameters)) throw tooLarge('The form', parameters, 'fields')
  return hostForm(collectValues(new URLSearchParams(encoded)))
}

async function readFiles(
  request: HostRequest,
  schema: z.ZodType,
  { form, uploadDir }: PayloadOptions,
  told: (path: string) => void,
): Promise<Payload> {
  await mkdir(uploadDir, { recursive: true, mode: 0o700 })
  const { values, hashes, problem } = await readMultipart(request, {
    ...form,
    parts: fileParts(schema),
    folder: uploadDir,
    told,
  })
  if (problem !== undefined) return { ...NO_PAYLOAD, problem: { place: 'form', ...problem } }
  // A file is the same file when its bytes and its name are.
  const print = () =>
    Object.entries(values).map(([name, value]) => [
      name,
      Object.hasOwn(hashes, name)
        ? [hashes[name] ?? '', (value as { readonly filename?: string }).filename ?? '']
        : (value as Json),
    ])
  return { form: values, fingerprint: print }
}

/** `express.raw` and `express.text` leave bytes or a text, the others what they parsed. */
function hostJson(body: unknown): Payload {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return jsonPayload(Buffer.from(body as string))
  return { body, fingerprint: () => (body ?? null) as Json }
}

function rawPayload(bytes: Buffer): Payload {
  return { raw: new Uint8Array(bytes), fingerprint: () => null }
}

/**
 * What a parser of the host made of the body, as bytes again: those that were signed only where it kept them.
 */
function hostBytes(body: unknown): Buffer {
  return Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
}

function hostForm(body: unknown): Payload {
  const values = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
  return { form: values, fingerprint: () => values as Json }
}

function fileParts(schema: z.ZodType): ReadonlyMap<string, FilePartOptions> {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Readonly<Record<string, z.ZodType>>) : {}
  return new Map(
    Object.entries(shape).flatMap(([name, member]) => {
      const part = filePartOptions(member)
      return part === undefined ? [] : [[name, part] as const]
    }),
  )
}
