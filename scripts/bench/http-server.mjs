// The server side of http-cpu.mjs, checked-responses.mjs and listeners.mjs:
// `node http-server.mjs kernel | express | responses | events | broadcast`. It tells its port, answers `cpu` with the
// processor time it has used, and `publish` by adding an event to the project that everybody listens to.
import express from 'express'
import * as z from 'zod'
import { bindFamily, createFamilies, defineFamily, defineRoute } from '../../packages/api/dist/index.js'
import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  narratedRecipe,
} from '../../packages/core/dist/index.js'
import { mutoscope } from '../../packages/express/dist/index.js'
import { RESPONSES } from './response-samples.mjs'

const ROUTES = 60
const [kind] = process.argv.slice(2)

const body = z.object({ duration: z.int().min(1).max(600), engine: z.enum(['animatic', 'runway', 'luma']) })
const cost = z.object({ engine: z.string(), total: z.number(), currency: z.string() })
const calculate = ({ duration, engine }) => ({ engine, total: duration * 0.05, currency: 'USD' })

/** Express as its guide shows it, with the same checks. */
function idiomatic(app) {
  app.use(express.json())
  for (let index = 0; index < ROUTES; index++) {
    app.post(`/api/things-${index}/calculate`, (request, response) => {
      const result = body.safeParse(request.body)
      if (!result.success) response.status(400).json({ error: 'INVALID_INPUT', details: result.error.issues })
      else response.json(calculate(result.data))
    })
  }
}

/**
 * The same routes as a family, with everything that is on by default: owners, rate limits, request ids. Only
 * the limits are out of reach.
 */
function kernel(app) {
  const routes = {}
  const handlers = {}
  for (let index = 0; index < ROUTES; index++) {
    routes[`calculate${index}`] = defineRoute({
      method: 'POST',
      path: `/api/things-${index}/calculate`,
      summary: 'Calculate',
      auth: 'required',
      body,
      responses: { 200: cost },
      example: {},
    })
    handlers[`calculate${index}`] = ({ body }) => calculate(body)
  }
  mount(app, routes, handlers)
}

/** Each response twice, from one handler: behind the schema of its contract, and behind none. */
function responses(app) {
  const routes = {}
  const handlers = {}
  for (const { path, schema, body } of RESPONSES) {
    for (const [kind, declared] of Object.entries({ checked: schema, unchecked: z.unknown() })) {
      const name = `${kind}-${path}`
      routes[name] = defineRoute({
        method: 'GET',
        path: `/${kind}/${path}`,
        summary: 'Read',
        auth: 'required',
        responses: { 200: declared },
        example: {},
      })
      handlers[name] = () => body
    }
  }
  mount(app, routes, handlers)
}

function mount(app, routes, handlers) {
  const rule = { points: 1e9, windowSec: 60 }
  app.use(
    mutoscope(studioWith([]), {
      families: [family(routes, handlers)],
      rateLimits: { read: rule, write: rule, generate: rule },
    }),
  )
}

/** The events of one project, by the route that every family has. */
async function listening(app) {
  const studio = studioWith([narratedRecipe()])
  app.use(mutoscope(studio, { families: createFamilies(studio, { only: ['projects'] }), rateLimits: false }))
  let projectId
  return {
    async prepare(port) {
      const answer = await fetch(`http://127.0.0.1:${port}/projects`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"title":"Bench","description":"","language":"en","use_case":"explanation"}',
      })
      projectId = (await answer.json()).id
      return `/projects/${projectId}/events`
    },
    publish: (count) =>
      studio.projects.update({ ownerId: 'local', projectId }, { brief: { title: `Bench ${count}` } }),
  }
}

/**
 * What nobody can be below: the same bytes to every connection, without a log, a look-up or anything to come
 * back to.
 */
function broadcasting(app) {
  const all = new Set()
  app.get('/broadcast', (_request, response) => {
    response.removeHeader('Transfer-Encoding')
    response.writeHead(200, { connection: 'close', 'content-type': 'text/event-stream' })
    response.flushHeaders()
    all.add(response)
    response.on('close', () => all.delete(response))
  })
  let seq = 1
  return {
    prepare: () => '/broadcast',
    publish() {
      seq += 1
      const frame = Buffer.from(
        `id: ${seq}\nevent: event\ndata: {"seq":${seq},"type":"project.changed","at":"${new Date().toISOString()}","run_id":null,"data":{"revision":1}}\n\n`,
      )
      for (const response of all) response.write(frame)
    },
  }
}

function family(routes, handlers) {
  return bindFamily(
    defineFamily({
      name: 'bench',
      title: 'Bench',
      description: '',
      errorNames: 'SCREAMING_CASE',
      errors: [],
      routes,
      sockets: {},
    }),
    { handlers, sockets: {} },
  )
}

function studioWith(recipes) {
  return createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: {},
    models: {},
    recipes,
    work: false,
  })
}

const app = express()
const { prepare = () => '', publish } =
  (await { express: idiomatic, kernel, responses, events: listening, broadcast: broadcasting }[kind](app)) ??
  {}
const server = app.listen(0, '127.0.0.1', 8192, async () => {
  const { port } = server.address()
  process.send({ port, path: await prepare(port) })
})
process.on('message', (message) => {
  if (message.type === 'cpu') process.send({ cpu: process.cpuUsage() })
  else if (message.type === 'publish') void publish(message.count)
  else process.exit(0)
})
