// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { binaryOperation, eventOperation, operation } from '../runtime/index.js'
import type { CancelledRun, Job, JobMetadata, JobSummary, ProjectArtifacts, ProjectBudget, ProjectLedger, ProjectQuote, ProjectTakes, StartedRun } from './schemas.gen.js'
import type { ArtifactContentError, ArtifactContentInput, ArtifactsError, ArtifactsInput, CancelError, CancelInput, EventsError, EventsEvent, EventsInput, LedgerError, LedgerInput, QuoteError, QuoteInput, SetBudgetError, SetBudgetInput, SetTakeError, SetTakeInput, StartRunError, StartRunInput, TakesError, TakesInput } from './shared.gen.js'

/** What {@link jobsGenerate} takes. */
export interface JobsGenerateInput {
  readonly body: {
    readonly prompt: string
    /** @default 30 */
    readonly duration?: number | undefined
    /** @default "cinematic" */
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    /** @default "16:9" */
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly fps?: 24 | 30 | 60 | undefined
    readonly quality?: 'draft' | 'standard' | 'high' | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly voice?: 'alloy' | 'echo' | 'fable' | 'onyx' | 'nova' | 'shimmer' | undefined
    readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly template?: 'none' | 'basic_fade' | 'slide_left' | 'slide_right' | 'zoom_in' | 'zoom_out' | 'ken_burns' | undefined
    readonly captions?: boolean | undefined
    readonly use_case?: 'storytelling' | 'youtube_short' | 'explanation' | 'commercial' | 'inspirational' | 'educational' | 'tutorial' | undefined
    readonly tone?: 'educational' | 'inspirational' | 'comedic' | 'dramatic' | 'casual' | 'professional' | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  }
}

/** What {@link jobsGenerate} may fail with. */
export type JobsGenerateError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'JOB_BUSY' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link jobsGenerate} responds with. */
export type JobsGenerateResponse = Job

/**
 * Create a video. Generates the storyboard and its pictures, then waits for approval. Nothing is rendered before that.
 *
 * `POST /api/v2/generate`
 */
export const jobsGenerate = /* @__PURE__ */ operation<JobsGenerateInput, JobsGenerateResponse, JobsGenerateError>('POST /api/v2/generate idempotent')

/** What {@link jobsListJobs} takes. */
export interface JobsListJobsInput {
  readonly query?: {
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
    readonly status?: 'pending' | 'generating_storyboard' | 'storyboard_ready' | 'rendering' | 'completed' | 'failed' | 'cancelled' | 'needs_attention' | undefined
  } | undefined
}

/** What {@link jobsListJobs} may fail with. */
export type JobsListJobsError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsListJobs} responds with. */
export type JobsListJobsResponse = readonly JobSummary[]

/**
 * List jobs, newest first. Returns a bare array. `X-Total-Count` holds the total, `Link` the URL of the next page.
 *
 * `GET /api/v2/jobs`
 */
export const jobsListJobs = /* @__PURE__ */ operation<JobsListJobsInput, JobsListJobsResponse, JobsListJobsError>('GET /api/v2/jobs offset')

/** What {@link jobsGetJob} takes. */
export interface JobsGetJobInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsGetJob} may fail with. */
export type JobsGetJobError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsGetJob} responds with. */
export type JobsGetJobResponse = Job

/**
 * Get the status and storyboard of a job. Public where the host allows it. Unauthenticated readers see no prompt, description, narration or owner.
 *
 * `GET /api/v2/jobs/{job_id}`
 */
export const jobsGetJob = /* @__PURE__ */ operation<JobsGetJobInput, JobsGetJobResponse, JobsGetJobError>('GET /api/v2/jobs/{job_id}')

/** What {@link jobsGetMetadata} takes. */
export interface JobsGetMetadataInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsGetMetadata} may fail with. */
export type JobsGetMetadataError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsGetMetadata} responds with. */
export type JobsGetMetadataResponse = JobMetadata

/**
 * Get the metadata of a job. Scenes, costs, refinement and download counts, and the video URL. Public where the host allows public reads.
 *
 * `GET /api/v2/jobs/{job_id}/metadata`
 */
export const jobsGetMetadata = /* @__PURE__ */ operation<JobsGetMetadataInput, JobsGetMetadataResponse, JobsGetMetadataError>('GET /api/v2/jobs/{job_id}/metadata')

/** What {@link jobsRefine} takes. */
export interface JobsRefineInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query?: {
    readonly scene_number?: number | undefined
    readonly new_image_prompt?: string | undefined
    readonly new_description?: string | undefined
  } | undefined
  readonly body?: {
    readonly scene_number?: number | undefined
    readonly new_image_prompt?: string | null | undefined
    readonly new_description?: string | null | undefined
  } | undefined
}

/** What {@link jobsRefine} may fail with. */
export type JobsRefineError = 'NOTHING_TO_REFINE' | 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'BUDGET_EXCEEDED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'REFINEMENT_LIMIT_REACHED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'IMAGE_NOT_REGENERATED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link jobsRefine} responds with. */
export type JobsRefineResponse = Job

/**
 * Update a scene. A new image prompt regenerates the picture immediately and adds $0.02 to the estimate; a new description is free. A job has five refinements. None is given back, except when the picture could not be generated: that refinement is not counted, and the scene keeps the new prompt. The approval is revoked. Send values in the query or in a JSON body; the body takes precedence.
 *
 * `POST /api/v2/jobs/{job_id}/refine`
 */
export const jobsRefine = /* @__PURE__ */ operation<JobsRefineInput, JobsRefineResponse, JobsRefineError>('POST /api/v2/jobs/{job_id}/refine idempotent')

/** What {@link jobsReorder} takes. */
export interface JobsReorderInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query?: {
    readonly scene_order?: readonly number[] | undefined
  } | undefined
  readonly body?: {
    readonly scene_order?: readonly number[] | undefined
  } | undefined
}

/** What {@link jobsReorder} may fail with. */
export type JobsReorderError = 'SCENE_ORDER_EMPTY' | 'INVALID_SCENES' | 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsReorder} responds with. */
export type JobsReorderResponse = Job

/**
 * Reorder the scenes. List every scene number once. The approval is revoked. Send the order in the query or in a JSON body; the body takes precedence.
 *
 * `POST /api/v2/jobs/{job_id}/reorder`
 */
export const jobsReorder = /* @__PURE__ */ operation<JobsReorderInput, JobsReorderResponse, JobsReorderError>('POST /api/v2/jobs/{job_id}/reorder')

/** What {@link jobsApprove} takes. */
export interface JobsApproveInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsApprove} may fail with. */
export type JobsApproveError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsApprove} responds with. */
export type JobsApproveResponse = Job

/**
 * Approve the storyboard. Approves exactly these scenes and pictures. Approving again changes nothing.
 *
 * `POST /api/v2/jobs/{job_id}/approve`
 */
export const jobsApprove = /* @__PURE__ */ operation<JobsApproveInput, JobsApproveResponse, JobsApproveError>('POST /api/v2/jobs/{job_id}/approve')

/** What {@link jobsRender} takes. */
export interface JobsRenderInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsRender} may fail with. */
export type JobsRenderError = 'STORYBOARD_NOT_READY' | 'STORYBOARD_NOT_APPROVED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link jobsRender} responds with. */
export type JobsRenderResponse = Job

/**
 * Render the video. Generates voice, music, segments and the finished video of an approved storyboard. Current artifacts are reused.
 *
 * `POST /api/v2/jobs/{job_id}/render`
 */
export const jobsRender = /* @__PURE__ */ operation<JobsRenderInput, JobsRenderResponse, JobsRenderError>('POST /api/v2/jobs/{job_id}/render idempotent')

/** What {@link jobsGetVideo} takes. */
export interface JobsGetVideoInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsGetVideo} may fail with. */
export type JobsGetVideoError = 'VIDEO_NOT_READY' | 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'JOB_NOT_FOUND' | 'VIDEO_NOT_FOUND' | 'JOB_BUSY' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Download the video. Returns the most recently finished video. Counts as one download, however many ranges are requested.
 *
 * `GET /api/v2/jobs/{job_id}/video`
 */
export const jobsGetVideo = /* @__PURE__ */ binaryOperation<JobsGetVideoInput, JobsGetVideoError>('GET /api/v2/jobs/{job_id}/video')

/** What {@link jobsExportVideo} takes. */
export interface JobsExportVideoInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query?: {
    /** @default "mp4" */
    readonly format?: 'mp4' | 'webm' | 'mov' | undefined
    /** @default "medium" */
    readonly quality?: 'low' | 'medium' | 'high' | undefined
  } | undefined
}

/** What {@link jobsExportVideo} may fail with. */
export type JobsExportVideoError = 'VIDEO_NOT_READY' | 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'VIDEO_NOT_FOUND' | 'CANCELLED' | 'JOB_BUSY' | 'MEDIA_TOO_LARGE' | 'RANGE_NOT_SATISFIABLE' | 'MEDIA_INVALID' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'EXPORT_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/**
 * Export the video in another format and size. The first request encodes the export, which takes a while; later ones return it immediately. Free of charge. Counts as a download.
 *
 * `GET /api/v2/jobs/{job_id}/export`
 */
export const jobsExportVideo = /* @__PURE__ */ binaryOperation<JobsExportVideoInput, JobsExportVideoError>('GET /api/v2/jobs/{job_id}/export')

/** What {@link jobsEvents} may fail with. */
export type JobsEventsError = EventsError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Stream events. Server-sent events: `event` for every log entry, with its number as `id`, so that `Last-Event-ID` resumes after it; `progress` in between, which is not stored.
 *
 * `GET /api/v2/jobs/{job_id}/events`
 */
export const jobsEvents = /* @__PURE__ */ eventOperation<EventsInput<{ readonly job_id: number }>, EventsEvent>('GET /api/v2/jobs/{job_id}/events')

/** What {@link jobsStartRun} may fail with. */
export type JobsStartRunError = StartRunError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Start a run. Runs up to a stage, by default the last one. Current artifacts are reused; stale and missing ones are made.
 *
 * `POST /api/v2/jobs/{job_id}/runs`
 */
export const jobsStartRun = /* @__PURE__ */ operation<StartRunInput<{ readonly job_id: number }>, StartedRun, JobsStartRunError>('POST /api/v2/jobs/{job_id}/runs idempotent')

/** What {@link jobsCancel} may fail with. */
export type JobsCancelError = CancelError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Cancel the run. Asks the run to stop and keeps what was made. What a provider has already charged is settled; the rest of the reservation is released. `warnings` names the jobs that a provider could not be told to stop.
 *
 * `POST /api/v2/jobs/{job_id}/cancel`
 */
export const jobsCancel = /* @__PURE__ */ operation<CancelInput<{ readonly job_id: number }>, CancelledRun, JobsCancelError>('POST /api/v2/jobs/{job_id}/cancel')

/** What {@link jobsQuote} may fail with. */
export type JobsQuoteError = QuoteError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Get a quote. Runs the pipeline dry: what would be made, what is current and free, and what the run would cost.
 *
 * `GET /api/v2/jobs/{job_id}/quote`
 */
export const jobsQuote = /* @__PURE__ */ operation<QuoteInput<{ readonly job_id: number }>, ProjectQuote, JobsQuoteError>('GET /api/v2/jobs/{job_id}/quote')

/** What {@link jobsSetBudget} may fail with. */
export type JobsSetBudgetError = SetBudgetError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Set the budget. Work that would exceed it fails with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/v2/jobs/{job_id}/budget`
 */
export const jobsSetBudget = /* @__PURE__ */ operation<SetBudgetInput<{ readonly job_id: number }>, ProjectBudget, JobsSetBudgetError>('PUT /api/v2/jobs/{job_id}/budget')

/** What {@link jobsLedger} may fail with. */
export type JobsLedgerError = LedgerError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Get spending.
 *
 * `GET /api/v2/jobs/{job_id}/ledger`
 */
export const jobsLedger = /* @__PURE__ */ operation<LedgerInput<{ readonly job_id: number }>, ProjectLedger, JobsLedgerError>('GET /api/v2/jobs/{job_id}/ledger')

/** What {@link jobsArtifacts} may fail with. */
export type JobsArtifactsError = ArtifactsError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * List artifacts. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. URLs need no token and expire.
 *
 * `GET /api/v2/jobs/{job_id}/artifacts`
 */
export const jobsArtifacts = /* @__PURE__ */ operation<ArtifactsInput<{ readonly job_id: number }>, ProjectArtifacts, JobsArtifactsError>('GET /api/v2/jobs/{job_id}/artifacts')

/** What {@link jobsArtifactContent} may fail with. */
export type JobsArtifactContentError = ArtifactContentError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Download an artifact.
 *
 * `GET /api/v2/jobs/{job_id}/artifacts/content`
 */
export const jobsArtifactContent = /* @__PURE__ */ binaryOperation<ArtifactContentInput<{ readonly job_id: number }>, JobsArtifactContentError>('GET /api/v2/jobs/{job_id}/artifacts/content')

/** What {@link jobsTakes} may fail with. */
export type JobsTakesError = TakesError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * List the takes of a scene.
 *
 * `GET /api/v2/jobs/{job_id}/takes`
 */
export const jobsTakes = /* @__PURE__ */ operation<TakesInput<{ readonly job_id: number }>, ProjectTakes, JobsTakesError>('GET /api/v2/jobs/{job_id}/takes')

/** What {@link jobsSetTake} may fail with. */
export type JobsSetTakeError = SetTakeError | 'STORYBOARD_NOT_READY' | 'JOB_NOT_FOUND' | 'JOB_BUSY'

/**
 * Choose a take or request another. A number returns to that take, which is free while it exists; `next` requests another. Nothing is made before the next run.
 *
 * `POST /api/v2/jobs/{job_id}/takes`
 */
export const jobsSetTake = /* @__PURE__ */ operation<SetTakeInput<{ readonly job_id: number }>, ProjectTakes, JobsSetTakeError>('POST /api/v2/jobs/{job_id}/takes')
