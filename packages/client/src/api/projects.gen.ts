// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { type NoInput, binaryOperation, eventOperation, operation } from '../runtime/index.js'
import type { CancelledRun, Project, ProjectArtifacts, ProjectBudget, ProjectImage, ProjectLedger, ProjectOptions, ProjectQuote, ProjectTakes, StartedRun } from './schemas.gen.js'
import type { ArtifactContentError, ArtifactContentInput, ArtifactsError, ArtifactsInput, CancelError, CancelInput, EventsError, EventsEvent, EventsInput, LedgerError, LedgerInput, QuoteError, QuoteInput, SetBudgetError, SetBudgetInput, SetTakeError, SetTakeInput, StartRunError, StartRunInput, TakesError, TakesInput } from './shared.gen.js'

/** What {@link projectsListProjects} takes. */
export interface ProjectsListProjectsInput {
  readonly query?: {
    readonly status?: 'draft' | 'script_generated' | 'audio_ready' | 'images_ready' | 'video_ready' | 'audio_generated' | undefined
    readonly search?: string | undefined
    readonly limit?: number | undefined
    readonly offset?: number | undefined
    readonly page?: number | undefined
  } | undefined
}

/** What {@link projectsListProjects} may fail with. */
export type ProjectsListProjectsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsListProjects} responds with. */
export type ProjectsListProjectsResponse = readonly Project[]

/**
 * List projects, newest first. Returns a bare array of all projects, or one page with `limit` and `offset` or `page`. `X-Total-Count` holds the total, `Link` the URL of the next page.
 *
 * `GET /projects`
 */
export const projectsListProjects = /* @__PURE__ */ operation<ProjectsListProjectsInput, ProjectsListProjectsResponse, ProjectsListProjectsError>('GET /projects page')

/** What {@link projectsCreateProject} takes. */
export interface ProjectsCreateProjectInput {
  readonly body: {
    readonly title: string
    readonly description?: string | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly use_case?: 'storytelling' | 'youtube_short' | 'explanation' | 'commercial' | 'inspirational' | 'educational' | 'tutorial' | undefined
    readonly script_text?: string | undefined
    readonly script_style?: 'educational' | 'inspirational' | 'comedic' | 'dramatic' | 'casual' | 'professional' | undefined
    readonly voice_id?: 'alloy' | 'echo' | 'fable' | 'onyx' | 'nova' | 'shimmer' | undefined
    readonly audio_speed?: number | undefined
    readonly audio_pitch?: number | undefined
    readonly image_style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    readonly images?: readonly {
      readonly prompt: string
      readonly url?: string | null | undefined
    }[] | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly fps?: 24 | 30 | 60 | undefined
    readonly video_template_id?: 'none' | 'basic_fade' | 'slide_left' | 'slide_right' | 'zoom_in' | 'zoom_out' | 'ken_burns' | undefined
    readonly background_music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly video_inspirations?: readonly string[] | undefined
    readonly budget_usd?: number | null | undefined
  }
}

/** What {@link projectsCreateProject} may fail with. */
export type ProjectsCreateProjectError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsCreateProject} responds with. */
export type ProjectsCreateProjectResponse = Project

/**
 * Create a project. Generates nothing yet. A `youtube_short` is vertical unless the body says otherwise.
 *
 * `POST /projects`
 */
export const projectsCreateProject = /* @__PURE__ */ operation<ProjectsCreateProjectInput, ProjectsCreateProjectResponse, ProjectsCreateProjectError>('POST /projects idempotent')

/** What {@link projectsGetOptions} may fail with. */
export type ProjectsGetOptionsError = 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsGetOptions} responds with. */
export type ProjectsGetOptionsResponse = ProjectOptions

/**
 * List the available options. Languages, use cases, styles, voices, templates, music, resolutions and frame rates.
 *
 * `GET /projects/options`
 */
export const projectsGetOptions = /* @__PURE__ */ operation<NoInput, ProjectsGetOptionsResponse, ProjectsGetOptionsError>('GET /projects/options')

/** What {@link projectsGetProject} takes. */
export interface ProjectsGetProjectInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsGetProject} may fail with. */
export type ProjectsGetProjectError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsGetProject} responds with. */
export type ProjectsGetProjectResponse = Project

/**
 * Get a project.
 *
 * `GET /projects/{id}`
 */
export const projectsGetProject = /* @__PURE__ */ operation<ProjectsGetProjectInput, ProjectsGetProjectResponse, ProjectsGetProjectError>('GET /projects/{id}')

/** What {@link projectsUpdateProject} takes. */
export interface ProjectsUpdateProjectInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly title?: string | undefined
    readonly description?: string | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly use_case?: 'storytelling' | 'youtube_short' | 'explanation' | 'commercial' | 'inspirational' | 'educational' | 'tutorial' | undefined
    readonly script_text?: string | undefined
    readonly script_style?: 'educational' | 'inspirational' | 'comedic' | 'dramatic' | 'casual' | 'professional' | undefined
    readonly voice_id?: 'alloy' | 'echo' | 'fable' | 'onyx' | 'nova' | 'shimmer' | undefined
    readonly audio_speed?: number | undefined
    readonly audio_pitch?: number | undefined
    readonly image_style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    readonly images?: readonly {
      readonly prompt: string
      readonly url?: string | null | undefined
    }[] | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly fps?: 24 | 30 | 60 | undefined
    readonly video_template_id?: 'none' | 'basic_fade' | 'slide_left' | 'slide_right' | 'zoom_in' | 'zoom_out' | 'ken_burns' | undefined
    readonly background_music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly video_inspirations?: readonly string[] | undefined
  }
}

/** What {@link projectsUpdateProject} may fail with. */
export type ProjectsUpdateProjectError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsUpdateProject} responds with. */
export type ProjectsUpdateProjectResponse = Project

/**
 * Update a project. Omitted fields keep their values. You may send back a whole project as returned: read-only fields are ignored. Title, description, language and script style take effect when the next script is generated.
 *
 * `PUT /projects/{id}`
 */
export const projectsUpdateProject = /* @__PURE__ */ operation<ProjectsUpdateProjectInput, ProjectsUpdateProjectResponse, ProjectsUpdateProjectError>('PUT /projects/{id}')

/** What {@link projectsDeleteProject} takes. */
export interface ProjectsDeleteProjectInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsDeleteProject} may fail with. */
export type ProjectsDeleteProjectError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'PROJECT_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsDeleteProject} responds with. */
export type ProjectsDeleteProjectResponse = undefined

/**
 * Delete a project. Stops work in progress first.
 *
 * `DELETE /projects/{id}`
 */
export const projectsDeleteProject = /* @__PURE__ */ operation<ProjectsDeleteProjectInput, ProjectsDeleteProjectResponse, ProjectsDeleteProjectError>('DELETE /projects/{id}')

/** What {@link projectsGenerateScript} takes. */
export interface ProjectsGenerateScriptInput {
  readonly params: {
    readonly id: string
  }
  readonly body?: {
    readonly title?: string | undefined
    readonly description?: string | undefined
    readonly use_case?: 'storytelling' | 'youtube_short' | 'explanation' | 'commercial' | 'inspirational' | 'educational' | 'tutorial' | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly style?: 'educational' | 'inspirational' | 'comedic' | 'dramatic' | 'casual' | 'professional' | undefined
  } | undefined
}

/** What {@link projectsGenerateScript} may fail with. */
export type ProjectsGenerateScriptError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateScript} responds with. */
export interface ProjectsGenerateScriptResponse {
  readonly script_text: string
  readonly status: 'script_generated'
  readonly warnings: readonly string[]
  readonly updated_at: string
}

/**
 * Generate the script. Replaces the current script. Repeating a request returns the same script.
 *
 * `POST /projects/{id}/generate-script`
 */
export const projectsGenerateScript = /* @__PURE__ */ operation<ProjectsGenerateScriptInput, ProjectsGenerateScriptResponse, ProjectsGenerateScriptError>('POST /projects/{id}/generate-script idempotent')

/** What {@link projectsGenerateAudio} takes. */
export interface ProjectsGenerateAudioInput {
  readonly params: {
    readonly id: string
  }
  readonly body?: {
    readonly script_text?: string | undefined
    readonly voice_id?: 'alloy' | 'echo' | 'fable' | 'onyx' | 'nova' | 'shimmer' | undefined
    readonly audio_speed?: number | undefined
    readonly audio_pitch?: number | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
  } | undefined
}

/** What {@link projectsGenerateAudio} may fail with. */
export type ProjectsGenerateAudioError = 'SCRIPT_REQUIRED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateAudio} responds with. */
export interface ProjectsGenerateAudioResponse {
  readonly audio_path: string
  readonly status: 'audio_generated'
  readonly warnings: readonly string[]
  readonly updated_at: string
}

/**
 * Generate the audio. A different script text replaces the project’s. Only changed lines are spoken again.
 *
 * `POST /projects/{id}/generate-audio`
 */
export const projectsGenerateAudio = /* @__PURE__ */ operation<ProjectsGenerateAudioInput, ProjectsGenerateAudioResponse, ProjectsGenerateAudioError>('POST /projects/{id}/generate-audio idempotent')

/** What {@link projectsGenerateImages} takes. */
export interface ProjectsGenerateImagesInput {
  readonly params: {
    readonly id: string
  }
  readonly body?: {
    readonly images?: readonly {
      readonly prompt: string
      readonly url?: string | null | undefined
    }[] | undefined
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
  } | undefined
}

/** What {@link projectsGenerateImages} may fail with. */
export type ProjectsGenerateImagesError = 'IMAGES_REQUIRED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateImages} responds with. */
export interface ProjectsGenerateImagesResponse {
  readonly images: readonly ProjectImage[]
  readonly status: 'images_ready'
  readonly warnings: readonly string[]
  readonly updated_at: string
}

/**
 * Generate all images. Each image becomes a scene. When their number changes, the sentences of the script are redistributed, and lines that were split differently are spoken again. Current images are reused. Whatever a scene needs before its image (script, voice) is generated too.
 *
 * `POST /projects/{id}/generate-images`
 */
export const projectsGenerateImages = /* @__PURE__ */ operation<ProjectsGenerateImagesInput, ProjectsGenerateImagesResponse, ProjectsGenerateImagesError>('POST /projects/{id}/generate-images idempotent')

/** What {@link projectsGenerateImage} takes. */
export interface ProjectsGenerateImageInput {
  readonly params: {
    readonly id: string
    readonly scene_index: number
  }
  readonly body?: {
    readonly prompt?: string | undefined
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
  } | undefined
}

/** What {@link projectsGenerateImage} may fail with. */
export type ProjectsGenerateImageError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'IMAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateImage} responds with. */
export interface ProjectsGenerateImageResponse {
  readonly image_url: string
  readonly scene_index: number
  readonly warnings: readonly string[]
}

/**
 * Generate one image. The index starts at 0. Repeating the same prompt and style creates another take. Other missing images are generated as well; the first request for one of them returns it.
 *
 * `POST /projects/{id}/generate-images/{scene_index}`
 */
export const projectsGenerateImage = /* @__PURE__ */ operation<ProjectsGenerateImageInput, ProjectsGenerateImageResponse, ProjectsGenerateImageError>('POST /projects/{id}/generate-images/{scene_index} idempotent')

/** What {@link projectsGenerateVideo} takes. */
export interface ProjectsGenerateVideoInput {
  readonly params: {
    readonly id: string
  }
  readonly body?: {
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly fps?: 24 | 30 | 60 | undefined
    readonly template?: 'none' | 'basic_fade' | 'slide_left' | 'slide_right' | 'zoom_in' | 'zoom_out' | 'ken_burns' | undefined
    readonly background_music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
  } | undefined
}

/** What {@link projectsGenerateVideo} may fail with. */
export type ProjectsGenerateVideoError = 'AUDIO_AND_IMAGES_REQUIRED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateVideo} responds with. */
export type ProjectsGenerateVideoResponse = {
  readonly video_url: string
  readonly thumbnail: string
  readonly duration: number
  readonly status: 'video_ready'
  readonly warnings: readonly string[]
  readonly updated_at: string
} | {
  readonly message: string
  readonly status: 'processing'
}

/**
 * Render the video. Requires audio and images. Waits for the video; with `Prefer: respond-async` it returns 202 immediately, and the project shows when it is done. A different resolution regenerates the images in that size.
 *
 * `POST /projects/{id}/generate-video`
 */
export const projectsGenerateVideo = /* @__PURE__ */ operation<ProjectsGenerateVideoInput, ProjectsGenerateVideoResponse, ProjectsGenerateVideoError>('POST /projects/{id}/generate-video idempotent')

/** What {@link projectsEvents} may fail with. */
export type ProjectsEventsError = EventsError | 'PROJECT_NOT_FOUND'

/**
 * Stream events. Server-sent events: `event` for every log entry, with its number as `id`, so that `Last-Event-ID` resumes after it; `progress` in between, which is not stored.
 *
 * `GET /projects/{id}/events`
 */
export const projectsEvents = /* @__PURE__ */ eventOperation<EventsInput<{ readonly id: string }>, EventsEvent>('GET /projects/{id}/events')

/** What {@link projectsStartRun} may fail with. */
export type ProjectsStartRunError = StartRunError | 'PROJECT_NOT_FOUND'

/**
 * Start a run. Runs up to a stage, by default the last one. Current artifacts are reused; stale and missing ones are made.
 *
 * `POST /projects/{id}/runs`
 */
export const projectsStartRun = /* @__PURE__ */ operation<StartRunInput<{ readonly id: string }>, StartedRun, ProjectsStartRunError>('POST /projects/{id}/runs idempotent')

/** What {@link projectsCancel} may fail with. */
export type ProjectsCancelError = CancelError | 'PROJECT_NOT_FOUND'

/**
 * Cancel the run. Asks the run to stop and keeps what was made. What a provider has already charged is settled; the rest of the reservation is released. `warnings` names the jobs that a provider could not be told to stop.
 *
 * `POST /projects/{id}/cancel`
 */
export const projectsCancel = /* @__PURE__ */ operation<CancelInput<{ readonly id: string }>, CancelledRun, ProjectsCancelError>('POST /projects/{id}/cancel')

/** What {@link projectsQuote} may fail with. */
export type ProjectsQuoteError = QuoteError | 'PROJECT_NOT_FOUND'

/**
 * Get a quote. Runs the pipeline dry: what would be made, what is current and free, and what the run would cost.
 *
 * `GET /projects/{id}/quote`
 */
export const projectsQuote = /* @__PURE__ */ operation<QuoteInput<{ readonly id: string }>, ProjectQuote, ProjectsQuoteError>('GET /projects/{id}/quote')

/** What {@link projectsSetBudget} may fail with. */
export type ProjectsSetBudgetError = SetBudgetError | 'PROJECT_NOT_FOUND'

/**
 * Set the budget. Work that would exceed it fails with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /projects/{id}/budget`
 */
export const projectsSetBudget = /* @__PURE__ */ operation<SetBudgetInput<{ readonly id: string }>, ProjectBudget, ProjectsSetBudgetError>('PUT /projects/{id}/budget')

/** What {@link projectsLedger} may fail with. */
export type ProjectsLedgerError = LedgerError | 'PROJECT_NOT_FOUND'

/**
 * Get spending.
 *
 * `GET /projects/{id}/ledger`
 */
export const projectsLedger = /* @__PURE__ */ operation<LedgerInput<{ readonly id: string }>, ProjectLedger, ProjectsLedgerError>('GET /projects/{id}/ledger')

/** What {@link projectsArtifacts} may fail with. */
export type ProjectsArtifactsError = ArtifactsError | 'PROJECT_NOT_FOUND'

/**
 * List artifacts. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. URLs need no token and expire.
 *
 * `GET /projects/{id}/artifacts`
 */
export const projectsArtifacts = /* @__PURE__ */ operation<ArtifactsInput<{ readonly id: string }>, ProjectArtifacts, ProjectsArtifactsError>('GET /projects/{id}/artifacts')

/** What {@link projectsArtifactContent} may fail with. */
export type ProjectsArtifactContentError = ArtifactContentError | 'PROJECT_NOT_FOUND'

/**
 * Download an artifact.
 *
 * `GET /projects/{id}/artifacts/content`
 */
export const projectsArtifactContent = /* @__PURE__ */ binaryOperation<ArtifactContentInput<{ readonly id: string }>, ProjectsArtifactContentError>('GET /projects/{id}/artifacts/content')

/** What {@link projectsTakes} may fail with. */
export type ProjectsTakesError = TakesError | 'PROJECT_NOT_FOUND'

/**
 * List the takes of a scene.
 *
 * `GET /projects/{id}/takes`
 */
export const projectsTakes = /* @__PURE__ */ operation<TakesInput<{ readonly id: string }>, ProjectTakes, ProjectsTakesError>('GET /projects/{id}/takes')

/** What {@link projectsSetTake} may fail with. */
export type ProjectsSetTakeError = SetTakeError | 'PROJECT_NOT_FOUND'

/**
 * Choose a take or request another. A number returns to that take, which is free while it exists; `next` requests another. Nothing is made before the next run.
 *
 * `POST /projects/{id}/takes`
 */
export const projectsSetTake = /* @__PURE__ */ operation<SetTakeInput<{ readonly id: string }>, ProjectTakes, ProjectsSetTakeError>('POST /projects/{id}/takes')
