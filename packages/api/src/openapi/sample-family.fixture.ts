import * as z from 'zod'
import { defineError } from '../contract/error-definition.js'
import { defineFamily } from '../contract/family.js'
import { filePart } from '../contract/file-part.js'
import { binary, empty, events, text } from '../contract/response-definition.js'
import { defineRoute } from '../contract/route.js'
import { defineSocket } from '../contract/socket.js'

const notFound = defineError('FILM_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'There is no such film',
})
const notReady = defineError('FILM_NOT_READY', {
  status: 409,
  retryable: true,
  title: 'The film is still being made',
})

const Scene = z
  .object({ scene_number: z.int().positive(), prompt: z.string().describe('What is to be seen.') })
  .meta({ id: 'Scene', description: 'A part of the film.' })
const Film = z
  .object({
    film_id: z.int(),
    status: z.enum(['pending', 'completed']),
    scenes: z.array(Scene),
    made_at: z.iso.datetime().nullable(),
    extra: z.record(z.string(), z.json()).optional(),
  })
  .meta({ id: 'Film' })
const params = z.object({ film_id: z.int().positive() })
const film = { film_id: 4, status: 'pending', scenes: [{ scene_number: 1, prompt: 'A door' }], made_at: null }

/** One route of every kind. */
export const sampleFamily = defineFamily({
  name: 'films',
  title: 'Films',
  description: 'Routes to test with.',
  errorNames: 'SCREAMING_CASE',
  errors: [],
  routes: {
    list: defineRoute({
      method: 'GET',
      path: '/films',
      summary: 'Lists films',
      auth: 'optional',
      query: z.object({
        page: z.int().positive().default(1),
        limit: z.int().max(100).default(20),
        status: z.array(z.enum(['pending', 'completed'])).optional(),
        search: z.string().optional(),
      }),
      responses: { 200: z.array(Film) },
      example: { query: { page: 1, status: ['pending'] }, response: [film] },
    }),
    create: defineRoute({
      method: 'POST',
      path: '/films',
      summary: 'Makes a film',
      description: 'Answers before it is done.',
      auth: 'required',
      idempotent: true,
      body: z.strictObject({
        title: z.string().min(1).max(100),
        seconds: z.number().default(30),
        music: z.union([z.literal('none'), z.object({ mood: z.string() })]).optional(),
      }),
      responses: { 202: Film, 200: z.object({ reused: z.literal(true) }) },
      errors: [notReady],
      example: { body: { title: 'Dawn' }, response: { reused: true } },
    }),
    read: defineRoute({
      method: 'GET',
      path: '/films/:film_id',
      summary: 'Shows a film',
      auth: 'public',
      params,
      responses: { 200: Film },
      errors: [notFound],
      example: { params: { film_id: 4 }, response: film },
    }),
    reorder: defineRoute({
      method: 'POST',
      path: '/films/:film_id/reorder',
      summary: 'Changes the order',
      auth: 'required',
      params,
      query: z.object({ scene_order: z.array(z.int().positive()).min(1) }),
      body: z.undefined().or(z.object({ note: z.string() })),
      responses: { 200: Film },
      errors: [notFound],
      deprecated: true,
      example: { params: { film_id: 4 }, query: { scene_order: [2, 1] }, response: film },
    }),
    remove: defineRoute({
      method: 'DELETE',
      path: '/films/:film_id',
      summary: 'Deletes a film',
      auth: 'required',
      params,
      responses: { 204: empty },
      errors: [notFound],
      example: { params: { film_id: 4 } },
    }),
    video: defineRoute({
      method: 'GET',
      path: '/films/:film_id/video',
      summary: 'The finished file',
      auth: 'required',
      params,
      responses: { 200: binary('video/mp4', 'video/webm') },
      errors: [notReady],
      example: { params: { film_id: 4 } },
    }),
    events: defineRoute({
      method: 'GET',
      path: '/films/:film_id/events',
      summary: 'What happens',
      auth: 'required',
      params,
      responses: {
        200: events({
          progress: z.object({ percent: z.number() }),
          'run.ended': z.object({ status: z.string() }),
        }),
      },
      example: { params: { film_id: 4 } },
    }),
    poster: defineRoute({
      method: 'POST',
      path: '/films/:film_id/poster',
      summary: 'Puts up a poster',
      auth: 'required',
      params,
      idempotent: true,
      form: z.object({
        caption: z.string(),
        tags: z.array(z.string()).optional(),
        image: filePart({ maxBytes: 1000, mediaTypes: ['image/png'] }),
        back: filePart({ maxBytes: 10, mediaTypes: ['image/png'] }).optional(),
      }),
      responses: { 201: z.object({ url: z.url() }) },
      example: {
        params: { film_id: 4 },
        form: { caption: 'Soon' },
        response: { url: 'https://example.com/p.png' },
      },
    }),
    health: defineRoute({
      method: 'GET',
      path: '/films/health',
      summary: 'How it goes',
      auth: 'public',
      responses: { 200: text('text/plain') },
      example: { response: 'well' },
    }),
  },
  sockets: {
    watch: defineSocket({
      path: '/ws/films/:film_id',
      summary: 'Progress as it comes',
      auth: 'optional',
      params,
      send: z.object({ type: z.literal('status'), percent: z.number() }),
      receive: z.object({ type: z.literal('ping') }),
      close: [{ error: notFound, code: 1008 }],
      example: { params: { film_id: 4 }, send: { type: 'status', percent: 0 }, receive: { type: 'ping' } },
    }),
  },
})
