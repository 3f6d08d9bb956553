import type { FamilyOf } from '../../contract/family.js'
import { projectRoutes, type ProjectRoutes } from '../../project-routes/project-routes.js'
import { driveRoutes } from './drive/drive-routes.js'
import { endpointError, invalidRequest, missingFields, taskNotFound } from './errors.js'
import { infoRoutes } from './info/info-routes.js'
import { keyMovingRoutes, keyRoutes } from './keys/key-routes.js'
import { metadataRoutes } from './metadata/metadata-routes.js'
import { thumbnailLibraryRoutes, thumbnailRoutes } from './thumbnails/thumbnail-routes.js'
import { videoLibraryRoutes, videoRoutes } from './video/video-routes.js'
import { sampleTask } from './video/video-samples.js'
import { taskParams } from './video/video-wire.js'

/** The routes that every task has besides its own. */
export const videoProjectRoutes: ProjectRoutes<'/api/storyboard/video/:task_id', typeof taskParams> =
  projectRoutes({
    base: '/api/storyboard/video/:task_id',
    params: taskParams,
    example: sampleTask,
    notFound: taskNotFound,
  })

/**
 * Music videos with all around them: songs from Google Drive, engines and their prices, metadata, thumbnails,
 * and the provider keys of users.
 */
export const storyboardContract: FamilyOf<
  typeof driveRoutes &
    typeof videoRoutes &
    typeof metadataRoutes &
    typeof thumbnailRoutes &
    typeof keyRoutes &
    typeof videoLibraryRoutes &
    typeof thumbnailLibraryRoutes &
    typeof keyMovingRoutes &
    typeof infoRoutes &
    typeof videoProjectRoutes
> = {
  name: 'storyboard',
  title: 'Storyboard',
  description:
    'Music video production: Google Drive, video generation, YouTube metadata, thumbnails and encrypted API keys.',
  errorNames: 'SCREAMING_CASE',
  errors: [missingFields, invalidRequest, endpointError],
  routes: {
    ...driveRoutes,
    ...videoRoutes,
    ...metadataRoutes,
    ...thumbnailRoutes,
    ...keyRoutes,
    ...videoLibraryRoutes,
    ...thumbnailLibraryRoutes,
    ...keyMovingRoutes,
    ...infoRoutes,
    ...videoProjectRoutes,
  },
  sockets: {},
}
