import { randomUUID } from 'node:crypto'
import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { silentMp3 } from '../silent-mp3.js'
import { SMALL_PNG } from '../small-media.js'
import { SMALL_MP4 } from '../small-mp4.js'

/** How the tasks of a {@link startFakeRunway} live. */
export interface FakeRunwayOptions {
  /** Looks that find a task waiting or running before it ends. @default 0 */
  readonly polls?: number
  /** How tasks end: a failure code, or success. @default succeeded */
  readonly outcome?:
    'succeeded' | { readonly failureCode: string; readonly failure: string; readonly credits?: number }
  /** So many links to outputs answer 403 as expired ones do, before one works. @default 0 */
  readonly expiredLinks?: number
  /** Credits of the account; a task costs 60. @default 1000 */
  readonly credits?: number
}

type Task = { readonly id: string; readonly kind: string; polls: number; cancelled: boolean }

const COST = 60
const PAID =
  /^\/v1\/(?:image_to_video|text_to_video|video_to_video|text_to_image|text_to_speech|sound_effect|avatar_videos)$/u
/** What a request needs besides its model, where that is not a text. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  '/v1/avatar_videos': [],
  '/v1/image_to_video': ['promptImage'],
  '/v1/video_to_video': ['videoUri'],
}
const RUNNING = ['PENDING', 'THROTTLED', 'RUNNING'] as const

/**
 * A fake Runway: tasks, uploads, outputs, the organization. Bad ratios and missing headers are answered as
 * Runway does.
 */
export async function startFakeRunway(options: FakeRunwayOptions = {}): Promise<FakeServer> {
  const tasks = new Map<string, Task>()
  let expired = options.expiredLinks ?? 0

  function create(request: ReceivedRequest): FakeResponse {
    const issues = ['model', ...(NEEDED[request.path] ?? ['promptText'])]
      .filter((name) => !has(request.json, name))
      .map((name) => ({ code: 'invalid_type', path: [name], message: 'Required' }))
    if (issues.length > 0)
      return {
        status: 400,
        json: { error: 'Validation of body failed', issues, docUrl: 'https://docs.dev.runwayml.com/api' },
      }
    if ((options.credits ?? 1000) < COST)
      return { status: 400, json: { error: 'You do not have enough credits to run this task.' } }
    const task: Task = { id: randomUUID(), kind: request.path.slice(4), polls: 0, cancelled: false }
    tasks.set(task.id, task)
    return {
      json: { id: task.id, ...(task.kind === 'avatar_videos' ? {} : { estimatedCost: { credits: COST } }) },
    }
  }

  function poll(task: Task, url: string): FakeResponse {
    const about = { id: task.id, createdAt: '2026-11-21T00:00:00.000Z' }
    if (task.cancelled) return { json: { ...about, status: 'CANCELLED', cost: { credits: 0 } } }
    if (task.polls++ < (options.polls ?? 0)) {
      const status = RUNNING[(task.polls - 1) % RUNNING.length]
      return {
        json: {
          ...about,
          status,
          estimatedCost: { credits: COST },
          ...(status === 'RUNNING' ? { progress: 0.5 } : {}),
        },
      }
    }
    const outcome = options.outcome ?? 'succeeded'
    if (outcome !== 'succeeded') {
      const { credits = 0, ...failure } = outcome
      return { json: { ...about, status: 'FAILED', ...failure, cost: { credits } } }
    }
    return {
      json: {
        ...about,
        status: 'SUCCEEDED',
        output: [`${url}/outputs/${task.id}?_jwt=${task.polls}`],
        cost: { credits: COST },
      },
    }
  }

  return startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && PAID.test(path),
    errorBody: (_, message) => ({ error: message }),
    respond(request, { url }) {
      const { method, path } = request
      if (path.startsWith('/outputs/'))
        return expired-- > 0 ? { status: 403 } : output(tasks.get(path.slice(9))?.kind)
      if (path === '/bucket')
        return { status: request.body.includes('name="file"') && request.body.includes('policy') ? 204 : 400 }
      if (
        !/^Bearer \S/u.test(request.headers['authorization'] ?? '') ||
        request.headers['authorization']?.includes('wrong') === true
      )
        return { status: 401, json: { error: 'The API key is invalid.' } }
      if (request.headers['x-runway-version'] !== '2024-11-06')
        return { status: 400, json: { error: 'Missing or unknown X-Runway-Version.' } }
      if (PAID.test(path)) return create(request)
      if (path === '/v1/organization')
        return {
          json: {
            creditBalance: options.credits ?? 1000,
            tier: { maxMonthlyCreditSpend: 10_000, models: {} },
            usage: { models: {} },
          },
        }
      if (path === '/v1/uploads')
        return {
          json: {
            uploadUrl: `${url}/bucket`,
            fields: { policy: 'signed', key: 'input' },
            runwayUri: 'runway://input',
          },
        }
      const task = tasks.get(path.replace('/v1/tasks/', ''))
      if (task === undefined) return { status: 404, json: { error: 'Task not found' } }
      if (method !== 'DELETE') return poll(task, url)
      if (task.polls > (options.polls ?? 0)) tasks.delete(task.id)
      task.cancelled = true
      return { status: 204 }
    },
  })
}

function output(kind: string | undefined): FakeResponse {
  if (kind === undefined) return { status: 404 }
  if (kind === 'text_to_image') return { bytes: SMALL_PNG, headers: { 'content-type': 'image/png' } }
  if (kind === 'text_to_speech') return { bytes: silentMp3(500), headers: { 'content-type': 'audio/mpeg' } }
  return { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
}

function has(json: unknown, name: string): boolean {
  return typeof json === 'object' && json !== null && name in json
}
