import type { FamilyContract } from '../../../contract/family.js'
import type { Handlers } from '../../../contract/handler.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { driveRoutes } from '../drive/drive-routes.js'
import { metadataRoutes } from '../metadata/metadata-routes.js'
import { thumbnailRoutes } from '../thumbnails/thumbnail-routes.js'
import { videoRoutes } from '../video/video-routes.js'
import { infoRoutes } from './info-routes.js'

/** Version of the documented interface. */
const VERSION = '1.0.0'

/** What the info routes look at. */
export interface InfoHandlerOptions {
  /** Every family that is served together with this one. */
  readonly contracts: () => readonly FamilyContract[]
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Says what the service is; every number is counted. */
export function createInfoHandlers({ contracts, now }: InfoHandlerOptions): Handlers<typeof infoRoutes> {
  const endpoints = {
    drive: countOf(driveRoutes),
    video: countOf(videoRoutes),
    metadata: countOf(metadataRoutes),
    thumbnails: countOf(thumbnailRoutes),
  }
  const storyboard = Object.values(endpoints).reduce((sum, count) => sum + count, 0)
  return {
    health: () => ({
      status: 'operational',
      service: 'Storyboard API',
      version: VERSION,
      timestamp: toIso(now()),
      endpoints,
    }),
    root: () => {
      const total = contracts().reduce((sum, { routes }) => sum + countOf(routes), 0)
      return {
        product: 'Mutoscope',
        service: 'Music Agents Dashboard API',
        version: VERSION,
        status: 'operational',
        endpoints_available: total - storyboard,
        storyboard_endpoints_available: storyboard,
        total_endpoints: total,
        storyboard_health: infoRoutes.health.path,
      }
    },
  }
}

function countOf(routes: FamilyContract['routes']): number {
  return Object.keys(routes).length
}
