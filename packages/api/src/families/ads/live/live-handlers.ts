import type { FeedItem } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { SocketHandlers } from '../../../contract/family.js'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaInput } from '../../../contract/schema.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { readAttention } from '../../../run-project/attention.js'
import { runPercent } from '../../../run-project/run-percent.js'
import type { AdsServices } from '../ads-services.js'
import { jobNotFound } from '../errors.js'
import { findJob, projectRefOf, type Job } from '../jobs/find-job.js'
import { jobProgress, type JobProgress } from '../jobs/job-progress.js'
import type { Connections } from './connections.js'
import type { liveRoutes, liveSockets, progressMessage } from './live-contract.js'
import { latestWins } from './latest-wins.js'

/** Serves the sockets of jobs. Sockets of one job share one reading of its log: the studio's feed. */
export function createLiveSockets(
  services: AdsServices,
  connections: Connections,
): SocketHandlers<typeof liveSockets> {
  const { studio } = services
  return {
    async jobProgress({ params }, peer, context) {
      const { ownerId } = context
      peer.receive(() => peer.send({ type: 'pong' }))
      const find = () => findJob(studio, ownerId, params.job_id)
      const job = await find().catch((error: unknown) => {
        if (error instanceof ApiError && error.definition === jobNotFound) return null
        throw error
      })
      if (job === null) {
        peer.close(1008, jobNotFound.title)
        return
      }
      const leave = connections.enter(job.id)
      const ended = new AbortController()
      const broken = new AbortController()
      const both = AbortSignal.any([peer.signal, ended.signal, broken.signal])
      let told = ''
      const look = latestWins(async () => {
        const { message, over } = await readMessage(services, await find(), context)
        const facts = JSON.stringify({ ...message, timestamp: null })
        if (facts !== told && !both.aborted) peer.send(message)
        told = facts
        if (over) ended.abort()
      })
      try {
        await look()
        for await (const item of studio.follow(projectRefOf(job), { signal: both })) {
          if (movesOn(item)) look().catch((error: unknown) => broken.abort(error))
        }
        broken.signal.throwIfAborted()
      } finally {
        leave()
      }
    },
  }
}

/** Answers how the sockets are. */
export function createLiveHandlers(connections: Connections): Handlers<typeof liveRoutes> {
  return {
    socketHealth: () => ({
      status: 'healthy',
      websocket_server: 'running',
      active_jobs: connections.jobs,
      total_connections: connections.total,
    }),
  }
}

/** Calls and charges come and go without moving a job on. */
function movesOn(item: FeedItem): boolean {
  return item.type === 'progress' || /^(?:run|stage|artifact)\./u.test(item.event.type)
}

async function readMessage(
  { studio, live, now }: AdsServices,
  { id, kind, run, project }: Job,
  context: RouteContext,
): Promise<{ readonly message: SchemaInput<typeof progressMessage>; readonly over: boolean }> {
  const [rows, attention] = await Promise.all([
    studio.runs.stages({ ownerId: run.ownerId, runId: run.id }),
    readAttention(studio, run, context),
  ])
  const percent = runPercent(studio, project, run, rows)
  const progress = jobProgress(kind, run, rows, live.of(run.id), percent)
  const { status, current } = progress
  return {
    message: {
      job_id: id,
      stage: current.name,
      progress: percent,
      stage_progress: current.percent,
      status,
      message: attention?.message ?? toWords(progress, run.error?.message),
      timestamp: toIso(now()),
    },
    over: status === 'completed' || status === 'failed' || status === 'cancelled',
  }
}

function toWords({ status, current }: JobProgress, error: string | undefined): string {
  switch (status) {
    case 'pending':
      return 'Job is waiting to be processed'
    case 'processing':
      return current.message
    case 'completed':
      return 'Video generation completed successfully'
    case 'failed':
      return error ?? 'Job failed'
    case 'cancelled':
      return 'Job was cancelled'
    case 'needs_attention':
      return 'A decision is needed'
  }
}
