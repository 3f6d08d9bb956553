import { toDollars, type MutoscopeError, type Studio } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import { bindFamily, type Family, type FamilyContract } from '../../contract/family.js'
import type { Handlers } from '../../contract/handler.js'
import { createProjectHandlers } from '../../project-routes/project-handlers.js'
import { storyboardContract, videoProjectRoutes } from './contract.js'
import { createDriveHandlers } from './drive/drive-handlers.js'
import { endpointError, insufficientCredits, storyboardWords } from './errors.js'
import { createInfoHandlers } from './info/info-handlers.js'
import { invalidInput } from './invalid-input.js'
import { createKeyHandlers } from './keys/key-handlers.js'
import { createKeyMovingHandlers } from './keys/key-moving-handlers.js'
import { DOCUMENTED_KEY_SERVICES } from './keys/key-services.js'
import { createMetadataHandlers } from './metadata/metadata-handlers.js'
import type { MetadataData } from './metadata/metadata-record.js'
import type { StoryboardFamilyOptions, StoryboardServices } from './storyboard-services.js'
import { createThumbnailHandlers } from './thumbnails/thumbnail-handlers.js'
import { createThumbnailLibraryHandlers } from './thumbnails/thumbnail-library-handlers.js'
import { thumbnailRecords } from './thumbnails/thumbnail-record.js'
import { findVideo } from './video/find-video.js'
import { createVideoHandlers, createVideoLibraryHandlers } from './video/video-handlers.js'
import type { VideoRecord } from './video/video-record.js'

const DEFAULTS = {
  keyServices: DOCUMENTED_KEY_SERVICES,
  standIns: true,
  queryTokens: true,
  maxFileBytes: 512 * 1024 * 1024,
}

/**
 * Serves music video production. The studio needs the recipes `music-video` and `picture`, and `masterKeys`
 * for the routes of API keys.
 *
 * @param contracts all that are served together, for the numbers of `GET /`
 * @example
 * const family = createStoryboardFamily(studio, () => [storyboardContract], { queryTokens: false, fileSource:
 * (apiKey) => createGoogleDrive({ apiKey }) })
 */
export function createStoryboardFamily(
  studio: Studio,
  contracts: () => readonly FamilyContract[],
  given: StoryboardFamilyOptions = {},
): Family {
  const options = { ...DEFAULTS, ...given }
  const { records } = studio
  const services: StoryboardServices = {
    studio,
    options,
    videos: records.collection<VideoRecord>('storyboard.video'),
    metadata: records.collection<MetadataData>('storyboard.metadata'),
    thumbnails: thumbnailRecords(studio),
  }
  const handlers: Handlers<typeof storyboardContract.routes> = {
    ...createDriveHandlers(services),
    ...createVideoHandlers(services),
    ...createVideoLibraryHandlers(services),
    ...createMetadataHandlers(services),
    ...createThumbnailHandlers(services),
    ...createThumbnailLibraryHandlers(services),
    ...createKeyHandlers(services),
    ...createKeyMovingHandlers(services),
    ...createInfoHandlers({ contracts, now: () => studio.clock.now() }),
    ...createProjectHandlers(
      videoProjectRoutes,
      studio,
      async ({ task_id }, context) => (await findVideo(services, task_id, context)).ref,
    ),
  }
  const family = bindFamily(storyboardContract, {
    handlers,
    sockets: {},
    invalid: invalidInput,
    translate: { ...storyboardWords, BUDGET_EXCEEDED: toInsufficient, INTERNAL_ERROR: endpointError },
  })
  return given.rootInfo === false ? withoutRoot(family) : family
}

function withoutRoot(family: Family): Family {
  const { root: _root, ...routes } = family.contract.routes
  return { ...family, contract: { ...family.contract, routes } }
}

function toInsufficient(cause: MutoscopeError): ApiError {
  const { limitMicros, usedMicros, wantedMicros } = cause.details
  const available =
    typeof limitMicros === 'number' && typeof usedMicros === 'number'
      ? toDollars(Math.max(0, limitMicros - usedMicros))
      : null
  return new ApiError(insufficientCredits, {
    message: cause.message,
    cause,
    details: {
      required: typeof wantedMicros === 'number' ? toDollars(wantedMicros) : null,
      available,
      unit: 'USD',
    },
  })
}
