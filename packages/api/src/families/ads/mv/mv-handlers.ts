import type { Handlers } from '../../../contract/handler.js'
import type { AdsServices } from '../ads-services.js'
import { DEFAULT_FLAVOR } from '../flavors/flavors.js'
import { createMakeHandlers } from './make-handlers.js'
import { createMvFiles } from './mv-files.js'
import type { mvRoutes } from './mv-routes.js'
import { createOrderHandlers } from './order-handlers.js'

/** Answers the routes of music videos. */
export function createMvHandlers(services: AdsServices): Handlers<typeof mvRoutes> {
  const files = createMvFiles(services.studio)
  return {
    async configFlavors() {
      return { flavors: [...(await services.flavors.list())], default_flavor: DEFAULT_FLAVOR }
    },
    ...createMakeHandlers(services, files),
    ...createOrderHandlers(services, files),
    async mvFile({ query }, context) {
      const { content } = await files.find(context.ownerId, query.s3_key)
      const filename = query.s3_key.slice(query.s3_key.lastIndexOf('/') + 1)
      return {
        s3_key: query.s3_key,
        url: await context.fileUrl(context.ownerId, content, filename),
        media_type: content.mediaType,
        size: content.size,
      }
    },
  }
}
