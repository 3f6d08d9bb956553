// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { type NoInput, binaryOperation, eventOperation, operation } from '../runtime/index.js'
import type { ApiKeyList, CancelledRun, CheckedApiKey, DriveFile, DriveFileList, DriveFolderList, Engine, EngineCost, ExtractedFrame, GenreChoice, ImportedApiKeys, KeyService, NamedChoice, ProjectArtifacts, ProjectBudget, ProjectLedger, ProjectQuote, ProjectTakes, RemovedApiKey, RotatedApiKeys, SavedApiKey, StartedRun, StoryboardHealth, StoryboardVideoList, StoryboardVideoStatus, Thumbnail, ThumbnailList, ThumbnailSet, ThumbnailVariant, VideoGenerationTask, YouTubeMetadata } from './schemas.gen.js'
import type { ArtifactContentError, ArtifactContentInput, ArtifactsError, ArtifactsInput, CancelError, CancelInput, EventsError, EventsEvent, EventsInput, LedgerError, LedgerInput, QuoteError, QuoteInput, SetBudgetError, SetBudgetInput, SetTakeError, SetTakeInput, StartRunError, StartRunInput, TakesError, TakesInput } from './shared.gen.js'

/** What {@link storyboardListFolders} takes. */
export interface StoryboardListFoldersInput {
  readonly query?: {
    readonly access_token?: string | undefined
    readonly search?: string | undefined
    /** @default 100 */
    readonly page_size?: number | undefined
    readonly page_token?: string | undefined
    readonly parent_id?: string | undefined
  } | undefined
}

/** What {@link storyboardListFolders} may fail with. */
export type StoryboardListFoldersError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'NOT_FOUND' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'DRIVE_UNAVAILABLE'

/** What {@link storyboardListFolders} responds with. */
export type StoryboardListFoldersResponse = DriveFolderList

/**
 * List folders. The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.
 *
 * `GET /api/storyboard/drive/folders`
 */
export const storyboardListFolders = /* @__PURE__ */ operation<StoryboardListFoldersInput, StoryboardListFoldersResponse, StoryboardListFoldersError>('GET /api/storyboard/drive/folders')

/** What {@link storyboardListFiles} takes. */
export interface StoryboardListFilesInput {
  readonly params: {
    readonly folder_id: string
  }
  readonly query?: {
    readonly access_token?: string | undefined
    readonly search?: string | undefined
    /** @default 100 */
    readonly page_size?: number | undefined
    readonly page_token?: string | undefined
    /** @default "all" */
    readonly file_type?: 'audio' | 'video' | 'image' | 'all' | undefined
  } | undefined
}

/** What {@link storyboardListFiles} may fail with. */
export type StoryboardListFilesError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'NOT_FOUND' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'DRIVE_UNAVAILABLE'

/** What {@link storyboardListFiles} responds with. */
export type StoryboardListFilesResponse = DriveFileList

/**
 * List the files of a folder. The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.
 *
 * `GET /api/storyboard/drive/files/{folder_id}`
 */
export const storyboardListFiles = /* @__PURE__ */ operation<StoryboardListFilesInput, StoryboardListFilesResponse, StoryboardListFilesError>('GET /api/storyboard/drive/files/{folder_id}')

/** What {@link storyboardGetFile} takes. */
export interface StoryboardGetFileInput {
  readonly params: {
    readonly file_id: string
  }
  readonly query?: {
    readonly access_token?: string | undefined
  } | undefined
}

/** What {@link storyboardGetFile} may fail with. */
export type StoryboardGetFileError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'NOT_FOUND' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'DRIVE_UNAVAILABLE'

/** What {@link storyboardGetFile} responds with. */
export type StoryboardGetFileResponse = DriveFile

/**
 * Get the metadata of a file. The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.
 *
 * `GET /api/storyboard/drive/file/{file_id}/metadata`
 */
export const storyboardGetFile = /* @__PURE__ */ operation<StoryboardGetFileInput, StoryboardGetFileResponse, StoryboardGetFileError>('GET /api/storyboard/drive/file/{file_id}/metadata')

/** What {@link storyboardGenerateVideo} takes. */
export interface StoryboardGenerateVideoInput {
  readonly body: {
    readonly prompt: string
    readonly duration?: number | undefined
    /** @default "cinematic" */
    readonly style?: string | undefined
    readonly engine?: string | undefined
    readonly manual_price_per_10s?: number | undefined
    readonly music_file?: string | undefined
    readonly project_name?: string | undefined
    readonly song_title?: string | undefined
    readonly genre?: string | undefined
    readonly mood?: string | undefined
    readonly bpm?: number | undefined
    readonly character?: string | undefined
    readonly num_scenes?: number | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    /** @default "en" */
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly allow_stand_in?: boolean | undefined
    readonly budget_usd?: number | undefined
    /** @default 0 */
    readonly priority?: number | undefined
    readonly user_id?: string | undefined
  }
}

/** What {@link storyboardGenerateVideo} may fail with. */
export type StoryboardGenerateVideoError = 'URL_NOT_ALLOWED' | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'INSUFFICIENT_CREDITS' | 'NOT_FOUND' | 'REQUEST_TIMEOUT' | 'VIDEO_NOT_READY' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PRICE_UNKNOWN' | 'URL_UNREACHABLE' | 'PROVIDER_REJECTED' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'API_KEY_REQUIRED' | 'QUEUE_FULL' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'DRIVE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link storyboardGenerateVideo} responds with. */
export type StoryboardGenerateVideoResponse = VideoGenerationTask

/**
 * Create a video. Writes the scenes, generates pictures and clips with the engine, cuts them on the beat and adds the song. Without a key for the engine it uses animated stills, and `stand_in` says so.
 *
 * `POST /api/storyboard/video/generate`
 */
export const storyboardGenerateVideo = /* @__PURE__ */ operation<StoryboardGenerateVideoInput, StoryboardGenerateVideoResponse, StoryboardGenerateVideoError>('POST /api/storyboard/video/generate idempotent')

/** What {@link storyboardGetStatus} takes. */
export interface StoryboardGetStatusInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardGetStatus} may fail with. */
export type StoryboardGetStatusError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardGetStatus} responds with. */
export type StoryboardGetStatusResponse = StoryboardVideoStatus

/**
 * Get the status of a video. A failed task gives the reason in `error`: `GENERATION_FAILED`, `MAX_RETRIES_EXCEEDED`, `INSUFFICIENT_CREDITS` or `API_KEY_REQUIRED`. Status `needs_attention` means that the response to a paid request was lost: `attention` lists the calls and where to resolve them.
 *
 * `GET /api/storyboard/video/{task_id}/status`
 */
export const storyboardGetStatus = /* @__PURE__ */ operation<StoryboardGetStatusInput, StoryboardGetStatusResponse, StoryboardGetStatusError>('GET /api/storyboard/video/{task_id}/status')

/** What {@link storyboardListEngines} may fail with. */
export type StoryboardListEnginesError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListEngines} responds with. */
export interface StoryboardListEnginesResponse {
  readonly engines: readonly Engine[]
  readonly count: number
}

/**
 * List engines. Returns the documented table, with the actual model and price of each engine.
 *
 * `GET /api/storyboard/video/engines`
 */
export const storyboardListEngines = /* @__PURE__ */ operation<NoInput, StoryboardListEnginesResponse, StoryboardListEnginesError>('GET /api/storyboard/video/engines')

/** What {@link storyboardCalculateCost} takes. */
export interface StoryboardCalculateCostInput {
  readonly body: {
    readonly duration: number
    readonly engine: string
    readonly manual_price_per_10s?: number | undefined
  }
}

/** What {@link storyboardCalculateCost} may fail with. */
export type StoryboardCalculateCostError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardCalculateCost} responds with. */
export type StoryboardCalculateCostResponse = EngineCost

/**
 * Calculate the cost of a video.
 *
 * `POST /api/storyboard/video/calculate-cost`
 */
export const storyboardCalculateCost = /* @__PURE__ */ operation<StoryboardCalculateCostInput, StoryboardCalculateCostResponse, StoryboardCalculateCostError>('POST /api/storyboard/video/calculate-cost')

/** What {@link storyboardGenerateMetadata} takes. */
export interface StoryboardGenerateMetadataInput {
  readonly body: {
    readonly song_title: string
    readonly genre: string
    readonly mood: string
    /** @default "en" */
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly description?: string | undefined
    readonly duration?: number | undefined
    readonly scenes?: readonly {
      readonly title: string
      readonly start: number
    }[] | undefined
    /** @default false */
    readonly made_for_kids?: boolean | undefined
    readonly task_id?: string | undefined
  }
}

/** What {@link storyboardGenerateMetadata} may fail with. */
export type StoryboardGenerateMetadataError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardGenerateMetadata} responds with. */
export type StoryboardGenerateMetadataResponse = YouTubeMetadata

/**
 * Generate YouTube metadata. Title, description, tags, hashtags and a score, within YouTube's limits and generated locally by rules. The response is stored for 30 days.
 *
 * `POST /api/storyboard/metadata/generate`
 */
export const storyboardGenerateMetadata = /* @__PURE__ */ operation<StoryboardGenerateMetadataInput, StoryboardGenerateMetadataResponse, StoryboardGenerateMetadataError>('POST /api/storyboard/metadata/generate')

/** What {@link storyboardListGenres} may fail with. */
export type StoryboardListGenresError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListGenres} responds with. */
export interface StoryboardListGenresResponse {
  readonly genres: readonly GenreChoice[]
  readonly count: number
}

/**
 * List genres.
 *
 * `GET /api/storyboard/metadata/genres`
 */
export const storyboardListGenres = /* @__PURE__ */ operation<NoInput, StoryboardListGenresResponse, StoryboardListGenresError>('GET /api/storyboard/metadata/genres')

/** What {@link storyboardListMoods} may fail with. */
export type StoryboardListMoodsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListMoods} responds with. */
export interface StoryboardListMoodsResponse {
  readonly moods: readonly NamedChoice[]
  readonly count: number
}

/**
 * List moods.
 *
 * `GET /api/storyboard/metadata/moods`
 */
export const storyboardListMoods = /* @__PURE__ */ operation<NoInput, StoryboardListMoodsResponse, StoryboardListMoodsError>('GET /api/storyboard/metadata/moods')

/** What {@link storyboardGenerateThumbnails} takes. */
export interface StoryboardGenerateThumbnailsInput {
  readonly body: {
    readonly video_url?: string | undefined
    readonly context?: {
      readonly song_title?: string | undefined
      readonly genre?: string | undefined
      readonly mood?: string | undefined
      readonly description?: string | undefined
    } | undefined
    /** @default ["bold","vibrant","minimal","dramatic","clean"] */
    readonly variants?: readonly ('bold' | 'vibrant' | 'minimal' | 'dramatic' | 'clean')[] | undefined
    /** @default 1280 */
    readonly width?: number | undefined
    /** @default 720 */
    readonly height?: number | undefined
  }
}

/** What {@link storyboardGenerateThumbnails} may fail with. */
export type StoryboardGenerateThumbnailsError = 'URL_NOT_ALLOWED' | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'INSUFFICIENT_CREDITS' | 'NOT_FOUND' | 'REQUEST_TIMEOUT' | 'VIDEO_NOT_READY' | 'CANCELLED' | 'TASK_BUSY' | 'CALL_AMBIGUOUS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'URL_UNREACHABLE' | 'PROVIDER_REJECTED' | 'MEDIA_INVALID' | 'MODEL_REFUSED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'API_KEY_REQUIRED' | 'RATE_LIMIT' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'MODEL_FAILED' | 'DRIVE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'QUEUE_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link storyboardGenerateThumbnails} responds with. */
export type StoryboardGenerateThumbnailsResponse = ThumbnailSet

/**
 * Generate thumbnails. Uses the video frames that suit each variant best, or, if no video can be loaded, a picture generated from the context. Sorted by `click_prediction`, best first.
 *
 * `POST /api/storyboard/thumbnails/generate`
 */
export const storyboardGenerateThumbnails = /* @__PURE__ */ operation<StoryboardGenerateThumbnailsInput, StoryboardGenerateThumbnailsResponse, StoryboardGenerateThumbnailsError>('POST /api/storyboard/thumbnails/generate')

/** What {@link storyboardListVariants} may fail with. */
export type StoryboardListVariantsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListVariants} responds with. */
export interface StoryboardListVariantsResponse {
  readonly variants: readonly ThumbnailVariant[]
  readonly count: number
}

/**
 * List variants.
 *
 * `GET /api/storyboard/thumbnails/variants`
 */
export const storyboardListVariants = /* @__PURE__ */ operation<NoInput, StoryboardListVariantsResponse, StoryboardListVariantsError>('GET /api/storyboard/thumbnails/variants')

/** What {@link storyboardExtractFrame} takes. */
export interface StoryboardExtractFrameInput {
  readonly body: {
    readonly video_url: string
    readonly timestamp: number | string
  }
}

/** What {@link storyboardExtractFrame} may fail with. */
export type StoryboardExtractFrameError = 'URL_NOT_ALLOWED' | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'NOT_FOUND' | 'REQUEST_TIMEOUT' | 'VIDEO_NOT_READY' | 'CANCELLED' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'URL_UNREACHABLE' | 'PROVIDER_REJECTED' | 'MEDIA_INVALID' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'DRIVE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link storyboardExtractFrame} responds with. */
export type StoryboardExtractFrameResponse = ExtractedFrame

/**
 * Extract a frame from a video.
 *
 * `POST /api/storyboard/thumbnails/extract-frame`
 */
export const storyboardExtractFrame = /* @__PURE__ */ operation<StoryboardExtractFrameInput, StoryboardExtractFrameResponse, StoryboardExtractFrameError>('POST /api/storyboard/thumbnails/extract-frame')

/** What {@link storyboardSaveKey} takes. */
export interface StoryboardSaveKeyInput {
  readonly body: {
    readonly user_id: string
    /** A service that `GET /api/storyboard/api-keys/services` lists. */
    readonly service: string
    readonly api_key: string
  }
}

/** What {@link storyboardSaveKey} may fail with. */
export type StoryboardSaveKeyError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardSaveKey} responds with. */
export type StoryboardSaveKeyResponse = SavedApiKey

/**
 * Save an API key. Encrypted with AES-256-GCM and bound to user and service; no route ever returns it. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `POST /api/storyboard/api-keys`
 */
export const storyboardSaveKey = /* @__PURE__ */ operation<StoryboardSaveKeyInput, StoryboardSaveKeyResponse, StoryboardSaveKeyError>('POST /api/storyboard/api-keys')

/** What {@link storyboardListServices} may fail with. */
export type StoryboardListServicesError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListServices} responds with. */
export interface StoryboardListServicesResponse {
  readonly services: readonly KeyService[]
  readonly count: number
}

/**
 * List services. Services that keys can be kept for on this server.
 *
 * `GET /api/storyboard/api-keys/services`
 */
export const storyboardListServices = /* @__PURE__ */ operation<NoInput, StoryboardListServicesResponse, StoryboardListServicesError>('GET /api/storyboard/api-keys/services')

/** What {@link storyboardListKeys} takes. */
export interface StoryboardListKeysInput {
  readonly params: {
    readonly user_id: string
  }
}

/** What {@link storyboardListKeys} may fail with. */
export type StoryboardListKeysError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardListKeys} responds with. */
export type StoryboardListKeysResponse = ApiKeyList

/**
 * List API keys, masked. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `GET /api/storyboard/api-keys/{user_id}`
 */
export const storyboardListKeys = /* @__PURE__ */ operation<StoryboardListKeysInput, StoryboardListKeysResponse, StoryboardListKeysError>('GET /api/storyboard/api-keys/{user_id}')

/** What {@link storyboardRemoveKey} takes. */
export interface StoryboardRemoveKeyInput {
  readonly params: {
    readonly user_id: string
    /** A service that `GET /api/storyboard/api-keys/services` lists. */
    readonly service: string
  }
}

/** What {@link storyboardRemoveKey} may fail with. */
export type StoryboardRemoveKeyError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'API_KEY_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardRemoveKey} responds with. */
export type StoryboardRemoveKeyResponse = RemovedApiKey

/**
 * Delete an API key. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `DELETE /api/storyboard/api-keys/{user_id}/{service}`
 */
export const storyboardRemoveKey = /* @__PURE__ */ operation<StoryboardRemoveKeyInput, StoryboardRemoveKeyResponse, StoryboardRemoveKeyError>('DELETE /api/storyboard/api-keys/{user_id}/{service}')

/** What {@link storyboardValidateKey} takes. */
export interface StoryboardValidateKeyInput {
  readonly params: {
    readonly user_id: string
    /** A service that `GET /api/storyboard/api-keys/services` lists. */
    readonly service: string
  }
}

/** What {@link storyboardValidateKey} may fail with. */
export type StoryboardValidateKeyError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'API_KEY_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardValidateKey} responds with. */
export type StoryboardValidateKeyResponse = CheckedApiKey

/**
 * Validate an API key. Asks the provider where that is free; otherwise only the format is checked, and `checked` says so. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `GET /api/storyboard/api-keys/{user_id}/{service}/validate`
 */
export const storyboardValidateKey = /* @__PURE__ */ operation<StoryboardValidateKeyInput, StoryboardValidateKeyResponse, StoryboardValidateKeyError>('GET /api/storyboard/api-keys/{user_id}/{service}/validate')

/** What {@link storyboardListVideos} takes. */
export interface StoryboardListVideosInput {
  readonly query?: {
    readonly status?: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention' | undefined
    readonly project_name?: string | undefined
    readonly search?: string | undefined
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
  } | undefined
}

/** What {@link storyboardListVideos} may fail with. */
export type StoryboardListVideosError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListVideos} responds with. */
export type StoryboardListVideosResponse = StoryboardVideoList

/**
 * List videos, newest first.
 *
 * `GET /api/storyboard/videos`
 */
export const storyboardListVideos = /* @__PURE__ */ operation<StoryboardListVideosInput, StoryboardListVideosResponse, StoryboardListVideosError>('GET /api/storyboard/videos offset')

/** What {@link storyboardRetryVideo} takes. */
export interface StoryboardRetryVideoInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardRetryVideo} may fail with. */
export type StoryboardRetryVideoError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'TASK_BUSY' | 'CALL_AMBIGUOUS' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link storyboardRetryVideo} responds with. */
export type StoryboardRetryVideoResponse = StoryboardVideoStatus

/**
 * Generate what is missing. Use it after a failure, a request for another take or a budget increase. Existing artifacts are reused and not paid for again.
 *
 * `POST /api/storyboard/video/{task_id}/retry`
 */
export const storyboardRetryVideo = /* @__PURE__ */ operation<StoryboardRetryVideoInput, StoryboardRetryVideoResponse, StoryboardRetryVideoError>('POST /api/storyboard/video/{task_id}/retry')

/** What {@link storyboardListThumbnails} takes. */
export interface StoryboardListThumbnailsInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardListThumbnails} may fail with. */
export type StoryboardListThumbnailsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListThumbnails} responds with. */
export type StoryboardListThumbnailsResponse = ThumbnailList

/**
 * List the thumbnails of a video, best first.
 *
 * `GET /api/storyboard/videos/{task_id}/thumbnails`
 */
export const storyboardListThumbnails = /* @__PURE__ */ operation<StoryboardListThumbnailsInput, StoryboardListThumbnailsResponse, StoryboardListThumbnailsError>('GET /api/storyboard/videos/{task_id}/thumbnails')

/** What {@link storyboardSelectThumbnail} takes. */
export interface StoryboardSelectThumbnailInput {
  readonly params: {
    readonly task_id: string
    readonly thumbnail_id: string
  }
}

/** What {@link storyboardSelectThumbnail} may fail with. */
export type StoryboardSelectThumbnailError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'THUMBNAIL_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardSelectThumbnail} responds with. */
export type StoryboardSelectThumbnailResponse = ThumbnailList

/**
 * Select a thumbnail. Deselects the previous one.
 *
 * `POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/select`
 */
export const storyboardSelectThumbnail = /* @__PURE__ */ operation<StoryboardSelectThumbnailInput, StoryboardSelectThumbnailResponse, StoryboardSelectThumbnailError>('POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/select')

/** What {@link storyboardReportThumbnail} takes. */
export interface StoryboardReportThumbnailInput {
  readonly params: {
    readonly task_id: string
    readonly thumbnail_id: string
  }
  readonly body: {
    readonly impressions: number
    readonly clicks: number
  }
}

/** What {@link storyboardReportThumbnail} may fail with. */
export type StoryboardReportThumbnailError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'THUMBNAIL_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardReportThumbnail} responds with. */
export type StoryboardReportThumbnailResponse = Thumbnail

/**
 * Record A/B test results. Adds the counts to the previous ones; compare variants by `click_rate`.
 *
 * `POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/results`
 */
export const storyboardReportThumbnail = /* @__PURE__ */ operation<StoryboardReportThumbnailInput, StoryboardReportThumbnailResponse, StoryboardReportThumbnailError>('POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/results')

/** What {@link storyboardImportKeys} takes. */
export interface StoryboardImportKeysInput {
  readonly body: {
    readonly user_id: string
    readonly items: readonly {
      /** A service that `GET /api/storyboard/api-keys/services` lists. */
      readonly service: string
      readonly encrypted_key: string
    }[]
    readonly fernet_key?: string | undefined
    readonly password?: string | undefined
    readonly salt?: string | undefined
    /** @default "text" */
    readonly salt_encoding?: 'text' | 'base64' | 'hex' | undefined
    /** @default 100000 */
    readonly iterations?: number | undefined
  }
}

/** What {@link storyboardImportKeys} may fail with. */
export type StoryboardImportKeysError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardImportKeys} responds with. */
export type StoryboardImportKeysResponse = ImportedApiKeys

/**
 * Import keys from another program. Decrypts Fernet tokens, as written by Python's `cryptography`, and saves them encrypted like all others. A token that cannot be decrypted does not stop the rest. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `POST /api/storyboard/api-keys/import`
 */
export const storyboardImportKeys = /* @__PURE__ */ operation<StoryboardImportKeysInput, StoryboardImportKeysResponse, StoryboardImportKeysError>('POST /api/storyboard/api-keys/import')

/** What {@link storyboardRotateKeys} takes. */
export interface StoryboardRotateKeysInput {
  readonly body?: {
    readonly user_id?: string | undefined
    /** @default false */
    readonly all?: boolean | undefined
  } | undefined
}

/** What {@link storyboardRotateKeys} may fail with. */
export type StoryboardRotateKeysError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'FORBIDDEN' | 'USER_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardRotateKeys} responds with. */
export type StoryboardRotateKeysResponse = RotatedApiKeys

/**
 * Re-encrypt keys with the newest master key. Afterwards you can remove the old master key.
 *
 * `POST /api/storyboard/api-keys/rotate`
 */
export const storyboardRotateKeys = /* @__PURE__ */ operation<StoryboardRotateKeysInput, StoryboardRotateKeysResponse, StoryboardRotateKeysError>('POST /api/storyboard/api-keys/rotate')

/** What {@link storyboardHealth} may fail with. */
export type StoryboardHealthError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardHealth} responds with. */
export type StoryboardHealthResponse = StoryboardHealth

/**
 * Check the storyboard routes.
 *
 * `GET /api/storyboard/health`
 */
export const storyboardHealth = /* @__PURE__ */ operation<NoInput, StoryboardHealthResponse, StoryboardHealthError>('GET /api/storyboard/health')

/** What {@link storyboardEvents} may fail with. */
export type StoryboardEventsError = EventsError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Stream events. Server-sent events: `event` for every log entry, with its number as `id`, so that `Last-Event-ID` resumes after it; `progress` in between, which is not stored.
 *
 * `GET /api/storyboard/video/{task_id}/events`
 */
export const storyboardEvents = /* @__PURE__ */ eventOperation<EventsInput<{ readonly task_id: string }>, EventsEvent>('GET /api/storyboard/video/{task_id}/events')

/** What {@link storyboardStartRun} may fail with. */
export type StoryboardStartRunError = StartRunError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Start a run. Runs up to a stage, by default the last one. Current artifacts are reused; stale and missing ones are made.
 *
 * `POST /api/storyboard/video/{task_id}/runs`
 */
export const storyboardStartRun = /* @__PURE__ */ operation<StartRunInput<{ readonly task_id: string }>, StartedRun, StoryboardStartRunError>('POST /api/storyboard/video/{task_id}/runs idempotent')

/** What {@link storyboardCancel} may fail with. */
export type StoryboardCancelError = CancelError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Cancel the run. Asks the run to stop and keeps what was made. What a provider has already charged is settled; the rest of the reservation is released. `warnings` names the jobs that a provider could not be told to stop.
 *
 * `POST /api/storyboard/video/{task_id}/cancel`
 */
export const storyboardCancel = /* @__PURE__ */ operation<CancelInput<{ readonly task_id: string }>, CancelledRun, StoryboardCancelError>('POST /api/storyboard/video/{task_id}/cancel')

/** What {@link storyboardQuote} may fail with. */
export type StoryboardQuoteError = QuoteError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Get a quote. Runs the pipeline dry: what would be made, what is current and free, and what the run would cost.
 *
 * `GET /api/storyboard/video/{task_id}/quote`
 */
export const storyboardQuote = /* @__PURE__ */ operation<QuoteInput<{ readonly task_id: string }>, ProjectQuote, StoryboardQuoteError>('GET /api/storyboard/video/{task_id}/quote')

/** What {@link storyboardSetBudget} may fail with. */
export type StoryboardSetBudgetError = SetBudgetError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Set the budget. Work that would exceed it fails with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/storyboard/video/{task_id}/budget`
 */
export const storyboardSetBudget = /* @__PURE__ */ operation<SetBudgetInput<{ readonly task_id: string }>, ProjectBudget, StoryboardSetBudgetError>('PUT /api/storyboard/video/{task_id}/budget')

/** What {@link storyboardLedger} may fail with. */
export type StoryboardLedgerError = LedgerError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Get spending.
 *
 * `GET /api/storyboard/video/{task_id}/ledger`
 */
export const storyboardLedger = /* @__PURE__ */ operation<LedgerInput<{ readonly task_id: string }>, ProjectLedger, StoryboardLedgerError>('GET /api/storyboard/video/{task_id}/ledger')

/** What {@link storyboardArtifacts} may fail with. */
export type StoryboardArtifactsError = ArtifactsError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * List artifacts. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. URLs need no token and expire.
 *
 * `GET /api/storyboard/video/{task_id}/artifacts`
 */
export const storyboardArtifacts = /* @__PURE__ */ operation<ArtifactsInput<{ readonly task_id: string }>, ProjectArtifacts, StoryboardArtifactsError>('GET /api/storyboard/video/{task_id}/artifacts')

/** What {@link storyboardArtifactContent} may fail with. */
export type StoryboardArtifactContentError = ArtifactContentError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Download an artifact.
 *
 * `GET /api/storyboard/video/{task_id}/artifacts/content`
 */
export const storyboardArtifactContent = /* @__PURE__ */ binaryOperation<ArtifactContentInput<{ readonly task_id: string }>, StoryboardArtifactContentError>('GET /api/storyboard/video/{task_id}/artifacts/content')

/** What {@link storyboardTakes} may fail with. */
export type StoryboardTakesError = TakesError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * List the takes of a scene.
 *
 * `GET /api/storyboard/video/{task_id}/takes`
 */
export const storyboardTakes = /* @__PURE__ */ operation<TakesInput<{ readonly task_id: string }>, ProjectTakes, StoryboardTakesError>('GET /api/storyboard/video/{task_id}/takes')

/** What {@link storyboardSetTake} may fail with. */
export type StoryboardSetTakeError = SetTakeError | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'TASK_NOT_FOUND' | 'ENDPOINT_ERROR'

/**
 * Choose a take or request another. A number returns to that take, which is free while it exists; `next` requests another. Nothing is made before the next run.
 *
 * `POST /api/storyboard/video/{task_id}/takes`
 */
export const storyboardSetTake = /* @__PURE__ */ operation<SetTakeInput<{ readonly task_id: string }>, ProjectTakes, StoryboardSetTakeError>('POST /api/storyboard/video/{task_id}/takes')
