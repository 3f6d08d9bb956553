import * as z from 'zod'
import { defineRoute } from '../../../contract/route.js'

const count = z.int().min(0)

const health = z
  .object({
    status: z.literal('operational'),
    service: z.literal('Storyboard API'),
    version: z.string(),
    timestamp: z.iso.datetime(),
    /** Routes by group. */
    endpoints: z.object({ drive: count, video: count, metadata: count, thumbnails: count }),
  })
  .meta({ id: 'StoryboardHealth' })

const serviceInfo = z
  .object({
    /** What serves the documented interface. */
    product: z.literal('Mutoscope'),
    /** Name of the documented interface. */
    service: z.string(),
    /** Of the documented interface. */
    version: z.string(),
    status: z.literal('operational'),
    /** Routes of this server besides those of the storyboard groups. */
    endpoints_available: count,
    storyboard_endpoints_available: count,
    total_endpoints: count,
    storyboard_health: z.string(),
  })
  .meta({ id: 'ServiceInfo' })

/** What this service is. */
export const infoRoutes = {
  health: defineRoute({
    method: 'GET',
    path: '/api/storyboard/health',
    summary: 'Check the storyboard routes',
    auth: 'public',
    responses: { 200: health },
    example: {
      response: {
        status: 'operational',
        service: 'Storyboard API',
        version: '1.0.0',
        timestamp: '2025-11-14T10:30:00Z',
        endpoints: { drive: 3, video: 4, metadata: 3, thumbnails: 3 },
      },
    },
  }),
  root: defineRoute({
    method: 'GET',
    path: '/',
    client: false,
    summary: 'Describe the service',
    description: 'Counts all routes of this server. The host can leave this route out.',
    auth: 'public',
    responses: { 200: serviceInfo },
    example: {
      response: {
        product: 'Mutoscope',
        service: 'Music Agents Dashboard API',
        version: '1.0.0',
        status: 'operational',
        endpoints_available: 26,
        storyboard_endpoints_available: 13,
        total_endpoints: 39,
        storyboard_health: '/api/storyboard/health',
      },
    },
  }),
}
