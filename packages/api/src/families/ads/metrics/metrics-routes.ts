import * as z from 'zod'
import { defineRoute } from '../../../contract/route.js'

const count = z.int().min(0)

/** The caller's jobs in figures. */
export const metrics = z.object({
  jobs: z.object({
    total: count,
    pending: count,
    processing: count,
    completed: count,
    failed: count,
    cancelled: count,
    needs_attention: count,
  }),
  /** Jobs that wait or are worked on. */
  queue_length: count,
  /** Completed jobs of those that completed or failed, 0 to 1; null while there are none. */
  success_rate: z.number().min(0).max(1).nullable(),
  /** From order to end, over the newest 100 completed jobs; null while there are none. */
  average_duration_seconds: z.number().min(0).nullable(),
  /** Spent on all jobs. */
  cost_usd: z.number().min(0),
})

/** The route of the caller's figures. */
export const metricsRoutes = {
  metrics: defineRoute({
    method: 'GET',
    path: '/api/metrics',
    summary: 'Get job metrics',
    auth: 'required',
    responses: { 200: metrics },
    example: {
      response: {
        jobs: {
          total: 12,
          pending: 1,
          processing: 1,
          completed: 8,
          failed: 1,
          cancelled: 1,
          needs_attention: 0,
        },
        queue_length: 2,
        success_rate: 0.889,
        average_duration_seconds: 93.5,
        cost_usd: 4.2,
      },
    },
  }),
}
