import {
  respond,
  ApiError,
  binary,
  bindFamily,
  defineError,
  defineFamily,
  defineRoute,
  defineSocket,
  empty,
  events,
  filePart,
  text,
  type EventMessage,
  type Handlers,
} from '@mutoscope/api'
import {
  bytesSource,
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  MutoscopeError,
  readBytes,
  type ByteSource,
  type Json,
  type Logger,
  type Studio,
  type UploadQuota,
} from '@mutoscope/core'
import type { AssetLinks } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import express from 'express'
import express4 from 'express-4'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { mutoscope, type MutoscopeHandler } from './mutoscope.js'
import type { MutoscopeOptions } from './options.js'

/** Two pixels' worth of what a PNG begins with. */
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')

export const FILM = new Uint8Array(5000).map((_, index) => index % 251)

export const SHELF_FULL = defineError('SHELF_FULL', {
  status: 409,
  retryable: false,
  title: 'The shelf is full',
})
export const SHELF_UNKNOWN = defineError('SHELF_UNKNOWN', {
  status: 404,
  retryable: false,
  title: 'There is no such shelf',
})

const MAX_PICTURE_BYTES = 10_000

/** One route of every kind. */
const routes = {
  list: defineRoute({
    method: 'GET',
    path: '/shelves',
    summary: 'List',
    auth: 'required',
    query: z.object({
      page: z.int().default(1),
      tags: z.array(z.string()).default([]),
      open: z.boolean().optional(),
    }),
    responses: { 200: z.looseObject({}) },
    example: {},
  }),
  newest: defineRoute({
    method: 'GET',
    path: '/shelves/newest',
    summary: 'Literal',
    auth: 'public',
    responses: { 200: z.object({ newest: z.boolean() }) },
    example: {},
  }),
  get: defineRoute({
    method: 'GET',
    path: '/shelves/:id',
    summary: 'Get',
    auth: 'required',
    params: z.object({ id: z.string() }),
    responses: { 200: z.looseObject({}) },
    errors: [SHELF_UNKNOWN],
    example: {},
  }),
  make: defineRoute({
    method: 'POST',
    path: '/shelves',
    summary: 'Make',
    auth: 'required',
    body: z.object({ name: z.string().min(1), places: z.int().default(3), more: z.json().optional() }),
    idempotent: true,
    limit: 'generate',
    responses: { 201: z.looseObject({}) },
    errors: [SHELF_FULL],
    example: {},
  }),
  touch: defineRoute({
    method: 'POST',
    path: '/shelves/:id/touch',
    summary: 'No body needed',
    auth: 'required',
    params: z.object({ id: z.string() }),
    body: z.object({ hard: z.boolean() }).optional(),
    responses: { 200: z.looseObject({}) },
    example: {},
  }),
  fill: defineRoute({
    method: 'POST',
    path: '/shelves/:id/fill',
    summary: 'Form',
    auth: 'required',
    params: z.object({ id: z.string() }),
    idempotent: true,
    form: z.object({
      title: z.string(),
      count: z.int().optional(),
      picture: filePart({
        maxBytes: MAX_PICTURE_BYTES,
        mediaTypes: ['image/png', 'image/jpeg'],
        kept: true,
      }).optional(),
    }),
    responses: { 200: z.looseObject({}) },
    example: {},
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/shelves/:id',
    summary: 'Remove',
    auth: 'required',
    params: z.object({ id: z.string() }),
    responses: { 204: empty },
    example: {},
  }),
  file: defineRoute({
    method: 'GET',
    path: '/shelves/:id/file',
    summary: 'File',
    auth: 'optional',
    params: z.object({ id: z.string() }),
    responses: { 200: binary('video/mp4', 'image/svg+xml') },
    example: {},
  }),
  page: defineRoute({
    method: 'GET',
    path: '/page',
    summary: 'Text',
    auth: 'public',
    responses: { 200: text('text/html; charset=utf-8') },
    example: {},
  }),
  watch: defineRoute({
    method: 'GET',
    path: '/shelves/:id/events',
    summary: 'Events',
    auth: 'required',
    params: z.object({ id: z.string() }),
    responses: { 200: events({ moved: z.object({ place: z.number(), pad: z.string().optional() }) }) },
    example: {},
  }),
  where: defineRoute({
    method: 'GET',
    path: '/where',
    summary: 'Context',
    auth: 'optional',
    responses: { 200: z.looseObject({}) },
    example: {},
  }),
}

const sockets = {
  follow: defineSocket({
    path: '/ws/shelves/:id',
    summary: 'Follow',
    auth: 'required',
    params: z.object({ id: z.int() }),
    send: z.object({ said: z.string() }),
    receive: z.object({ say: z.string() }),
    close: [{ error: SHELF_UNKNOWN, code: 1008 }],
    example: { send: { said: 'a' } },
  }),
}

/** What handlers of the test family saw and are told to do. */
export interface TestShelves {
  made: number
  /** Called by `make` before it answers. */
  beforeMade: () => Promise<void> | void
  /** Sent by `file`. */
  film: ByteSource & { readonly size: number }
  /** Yielded by `watch`. */
  feed: (
    after: number,
    signal: AbortSignal,
  ) => AsyncIterable<EventMessage<'moved', { place: number; pad?: string }>>
}

function createTestFamily(shelves: TestShelves) {
  const handlers: Handlers<typeof routes> = {
    list: ({ query }, context) => ({ ...query, owner: context.ownerId }),
    newest: () => ({ newest: true }),
    get({ params }) {
      if (params.id === 'unknown')
        throw new ApiError(SHELF_UNKNOWN, { message: `There is no shelf ${params.id}.` })
      if (params.id === 'project')
        throw new MutoscopeError('PROJECT_NOT_FOUND', {
          message: 'There is no project.',
          details: { id: 'x' },
        })
      if (params.id === 'broken') throw new Error('the password is hunter2')
      if (params.id === 'corrupt')
        throw new MutoscopeError('ASSET_CORRUPT', { message: 'Bytes in /var/secret are wrong.' })
      return { id: params.id }
    },
    async make({ body }, context) {
      await shelves.beforeMade()
      shelves.made++
      if (body.name === 'full') throw new ApiError(SHELF_FULL)
      if (body.name === 'broken') throw new Error('no')
      return respond(
        201,
        { ...body, number: shelves.made, owner: context.ownerId },
        { location: context.url(`/shelves/${shelves.made}`) },
      )
    },
    touch: ({ params, body }) => ({ id: params.id, hard: body?.hard ?? null }),
    async fill({ params, form }) {
      shelves.made++
      const { picture, ...texts } = form
      if (picture === undefined) return { id: params.id, ...texts }
      const bytes = await readBytes(picture.source)
      return {
        id: params.id,
        ...texts,
        picture: {
          filename: picture.filename,
          mediaType: picture.mediaType,
          size: picture.source.size,
          read: bytes.byteLength,
        },
      }
    },
    remove: () => undefined,
    file: ({ params }) => ({
      ...(params.id === 'unlinked' ? {} : { link: (ttlMs) => LINKS.read('abc', { ttlMs }) }),
      source: shelves.film,
      mediaType: params.id === 'svg' ? 'image/svg+xml' : 'video/mp4',
      etag: 'abc',
      ...(params.id === 'named' ? { filename: 'Ünïcode "film"\ud800.mp4' } : {}),
    }),
    page: () => '<h1>Shelves</h1>',
    watch: (_, context) => shelves.feed(Number(context.lastEventId ?? 0), context.signal),
    where: async (_, context) => ({
      url: context.url('/shelves/1'),
      owner: context.principal?.ownerId ?? null,
      async: context.prefers('respond-async'),
      agent: context.header('user-agent') ?? null,
      file: await context.fileUrl('ann', { hash: 'a'.repeat(64), mediaType: 'video/mp4' }, 'a b.mp4'),
    }),
  }
  return bindFamily(
    defineFamily({
      name: 'shelves',
      title: 'Shelves',
      description: '',
      errorNames: 'PascalCase',
      errors: [],
      routes,
      sockets,
    }),
    {
      handlers,
      sockets: {
        async follow({ params }, peer, context) {
          if (params.id === 404) throw new ApiError(SHELF_UNKNOWN)
          if (params.id === 500) throw new Error('no')
          peer.send({ said: `hello ${context.ownerId}` })
          if (params.id === 1) return
          peer.receive(({ say }) =>
            say === 'flood'
              ? Array.from({ length: 64 }, () => peer.send({ said: 'x'.repeat(100_000) }))
              : peer.send({ said: say }),
          )
          await new Promise<void>((resolve) => peer.signal.addEventListener('abort', () => resolve()))
          shelves.made = -1
        },
      },
    },
  )
}

/** Where the family is mounted. */
export interface TestHostOptions extends Partial<MutoscopeOptions> {
  readonly version?: 4 | 5
  /** The host's own body parsers stand before. */
  readonly parsers?: boolean
  readonly prefix?: string
  readonly uploadQuota?: UploadQuota
  /** Whether files are in a bucket. @default false */
  readonly bucket?: boolean
}

/** A real server on loopback. */
export interface TestHost {
  readonly origin: string
  readonly server: Server
  readonly handler: MutoscopeHandler
  readonly studio: Studio
  readonly shelves: TestShelves
  /** Debug lines. */
  readonly debugged: { readonly message: string; readonly facts: Readonly<Record<string, Json>> }[]
  /** All other lines. */
  readonly logged: { readonly message: string; readonly facts: Readonly<Record<string, Json>> }[]
  /** Names of files that still lie in the upload folder. */
  leftovers(): Promise<readonly string[]>
  close(): Promise<void>
}

const none = () => Promise.reject(new Error('Nobody uploads here.'))
/** Links of a bucket that is not there. */
const LINKS: AssetLinks = {
  read: async (hash, { ttlMs }) => ({ url: `https://bucket.test/${hash}?ttl=${ttlMs}`, expiresAt: 0 }),
  upload: none,
  openUpload: none,
  discardUpload: none,
}

/** Serves the test family. */
export async function startTestHost({
  version = 5,
  parsers = false,
  prefix = '',
  uploadQuota,
  bucket = false,
  ...options
}: TestHostOptions = {}): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-express-'))
  const logged: TestHost['logged'] = []
  const debugged: TestHost['debugged'] = []
  const log = (facts: Readonly<Record<string, Json>>, message: string) => logged.push({ message, facts })
  const logger: Logger = {
    debug: (facts, message) => debugged.push({ message, facts }),
    info: log,
    warn: log,
    error: log,
  }
  const studio = createStudio({
    store: createMemoryStore(),
    assets: { ...createMemoryAssets(), ...(bucket ? { links: LINKS } : {}) },
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [],
    work: false,
    ...(uploadQuota === undefined ? {} : { uploadQuota }),
  })
  const shelves: TestShelves = {
    made: 0,
    beforeMade: () => {},
    film: { ...bytesSource(FILM), size: FILM.byteLength },
    async *feed() {},
  }
  const handler = mutoscope(studio, {
    families: [createTestFamily(shelves)],
    uploadDir: folder,
    logger,
    ...options,
  })
  const framework = version === 5 ? express : express4
  const app = framework()
  if (parsers) app.use(framework.json(), framework.urlencoded({ extended: true }))
  if (prefix === '') app.use(handler)
  else app.use(prefix, framework.Router().use('/inner', handler))
  app.use((_request, response) => {
    response.status(418).json({ host: true })
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const detach = handler.attach(server, { path: prefix === '' ? '' : `${prefix}/inner` })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    server,
    handler,
    studio,
    shelves,
    debugged,
    logged,
    leftovers: () => readdir(folder),
    async close() {
      detach()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await studio.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
