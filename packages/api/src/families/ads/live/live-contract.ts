import * as z from 'zod'
import { defineRoute } from '../../../contract/route.js'
import { defineSocket } from '../../../contract/socket.js'
import { jobNotFound } from '../errors.js'
import { JOB_STAGES } from '../jobs/job-kinds.js'
import { JOB_STATUSES } from '../jobs/job-status.js'
import { jobParams } from '../jobs/job-wire.js'

const percent = z.int().min(0).max(100)

/** How far a job is, as its sockets tell it. */
export const progressMessage = z.object({
  job_id: z.uuid(),
  /** The stage that goes on. */
  stage: z.enum(JOB_STAGES),
  /** Of the whole job. */
  progress: percent,
  /** Of the stage. */
  stage_progress: percent,
  status: z.enum(JOB_STATUSES),
  message: z.string(),
  timestamp: z.iso.datetime(),
})

const pong = z.object({ type: z.literal('pong') })

/** Sockets of this family. */
export const liveSockets = {
  jobProgress: defineSocket({
    path: '/ws/jobs/:job_id',
    summary:
      'Progress of a job: the current status, then every change. The socket closes with 1000 after the final message',
    auth: 'required',
    params: jobParams,
    send: z.union([progressMessage, pong]),
    receive: z.object({ type: z.literal('ping') }),
    close: [{ error: jobNotFound, code: 1008 }],
    example: {
      params: { job_id: '550e8400-e29b-41d4-a716-446655440000' },
      send: {
        job_id: '550e8400-e29b-41d4-a716-446655440000',
        stage: 'video_gen',
        progress: 62,
        stage_progress: 50,
        status: 'processing',
        message: 'Generating video scenes...',
        timestamp: '2025-01-14T10:05:00.000Z',
      },
      receive: { type: 'ping' },
    },
  }),
}

/** Routes about the sockets. */
export const liveRoutes = {
  socketHealth: defineRoute({
    method: 'GET',
    path: '/ws/health',
    client: false,
    summary: 'Check the WebSocket server',
    description: 'Returns how many sockets this process has open, and for how many jobs.',
    auth: 'public',
    responses: {
      200: z.object({
        status: z.literal('healthy'),
        websocket_server: z.literal('running'),
        active_jobs: z.int().min(0),
        total_connections: z.int().min(0),
      }),
    },
    example: {
      response: { status: 'healthy', websocket_server: 'running', active_jobs: 5, total_connections: 12 },
    },
  }),
}
