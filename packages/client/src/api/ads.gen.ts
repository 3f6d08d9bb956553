// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { type NoInput, binaryOperation, eventOperation, operation, socketOperation } from '../runtime/index.js'
import type { Attention, CancelledRun, ProjectArtifacts, ProjectBudget, ProjectLedger, ProjectQuote, ProjectTakes, StartedRun } from './schemas.gen.js'
import type { ArtifactContentError, ArtifactContentInput, ArtifactsError, ArtifactsInput, CancelError, CancelInput, EventsError, EventsEvent, EventsInput, LedgerError, LedgerInput, QuoteError, QuoteInput, SetBudgetError, SetBudgetInput, SetTakeError, SetTakeInput, StartRunError, StartRunInput, TakesError, TakesInput } from './shared.gen.js'

/** What {@link adsGenerate} takes. */
export interface AdsGenerateInput {
  readonly form: {
    readonly product_name: string
    readonly style: string
    readonly cta_text: string
    readonly duration?: number | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    /** @default 0 */
    readonly priority?: number | undefined
    readonly budget_usd?: number | undefined
    /** image/jpeg, image/png, image/webp; at most 10485760 bytes */
    readonly product_image?: Blob | undefined
  }
}

/** What {@link adsGenerate} may fail with. */
export type AdsGenerateError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'QUOTA_EXCEEDED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE' | 'DISK_FULL'

/** What {@link adsGenerate} responds with. */
export interface AdsGenerateResponse {
  readonly job_id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly estimated_completion_time: number
  readonly message: string
}

/**
 * Create an advertisement. Creates a short product advertisement: script, voice, pictures or clips, and an end card with the call to action. Repeating a request reuses everything that was already made.
 *
 * `POST /api/generate`
 */
export const adsGenerate = /* @__PURE__ */ operation<AdsGenerateInput, AdsGenerateResponse, AdsGenerateError>('POST /api/generate idempotent')

/** What {@link adsGenerateBatch} takes. */
export interface AdsGenerateBatchInput {
  readonly body: {
    readonly jobs: readonly {
      readonly product_name: string
      readonly style: string
      readonly cta_text: string
      readonly duration?: number | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
      /** @default 0 */
      readonly priority?: number | undefined
      readonly budget_usd?: number | undefined
    }[]
  }
}

/** What {@link adsGenerateBatch} may fail with. */
export type AdsGenerateBatchError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link adsGenerateBatch} responds with. */
export interface AdsGenerateBatchResponse {
  readonly jobs: readonly {
    readonly job_id: string
    readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
    readonly estimated_completion_time: number
    readonly message: string
  }[]
  readonly total: number
}

/**
 * Create several advertisements. At most 50, without product images. If one item is invalid, the whole batch is rejected and nothing is written.
 *
 * `POST /api/generate/batch`
 */
export const adsGenerateBatch = /* @__PURE__ */ operation<AdsGenerateBatchInput, AdsGenerateBatchResponse, AdsGenerateBatchError>('POST /api/generate/batch idempotent')

/** What {@link adsGetJob} takes. */
export interface AdsGetJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsGetJob} may fail with. */
export type AdsGetJobError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsGetJob} responds with. */
export interface AdsGetJobResponse {
  readonly job_id: string
  readonly project_id: string
  readonly kind: 'product_ad' | 'music_video' | 'clip'
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly progress: number
  readonly created_at: string
  readonly updated_at: string
  readonly product_name: string | null
  readonly style: string | null
  readonly cta_text: string | null
  readonly product_image_path: string | null
  readonly concept_prompt: string | null
  readonly video_url: string | null
  readonly error_message: string | null
  readonly attention: Attention | null
  readonly warnings: readonly string[]
  readonly cost_usd: number
  readonly budget_usd: number | null
  readonly priority: number
  readonly reused: boolean
  readonly reused_artifacts: number
  readonly made_artifacts: number
  readonly stages: readonly {
    readonly id: number
    readonly stage_name: 'script_gen' | 'voice_gen' | 'music_gen' | 'video_gen' | 'compositing'
    readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
    readonly progress: number
    readonly started_at: string | null
    readonly completed_at: string | null
    readonly stage_data: {
      readonly asked: number
      readonly made: number
      readonly reused: number
    } | null
    readonly error_message: string | null
  }[]
}

/**
 * Get the status and progress of a job.
 *
 * `GET /api/jobs/{job_id}`
 */
export const adsGetJob = /* @__PURE__ */ operation<AdsGetJobInput, AdsGetJobResponse, AdsGetJobError>('GET /api/jobs/{job_id}')

/** What {@link adsDeleteJob} takes. */
export interface AdsDeleteJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsDeleteJob} may fail with. */
export type AdsDeleteJobError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_ACTIVE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsDeleteJob} responds with. */
export type AdsDeleteJobResponse = undefined

/**
 * Delete a finished job. Artifacts stay available to later jobs. Cancel a running job first.
 *
 * `DELETE /api/jobs/{job_id}`
 */
export const adsDeleteJob = /* @__PURE__ */ operation<AdsDeleteJobInput, AdsDeleteJobResponse, AdsDeleteJobError>('DELETE /api/jobs/{job_id}')

/** What {@link adsListJobs} takes. */
export interface AdsListJobsInput {
  readonly query?: {
    /** @default 100 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
    readonly status?: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention' | undefined
    readonly kind?: 'product_ad' | 'music_video' | 'clip' | undefined
  } | undefined
}

/** What {@link adsListJobs} may fail with. */
export type AdsListJobsError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsListJobs} responds with. */
export type AdsListJobsResponse = readonly {
  readonly job_id: string
  readonly project_id: string
  readonly kind: 'product_ad' | 'music_video' | 'clip'
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly progress: number
  readonly created_at: string
  readonly updated_at: string
  readonly product_name: string | null
  readonly style: string | null
  readonly cta_text: string | null
  readonly product_image_path: string | null
  readonly concept_prompt: string | null
  readonly video_url: string | null
  readonly error_message: string | null
  readonly attention: Attention | null
  readonly warnings: readonly string[]
  readonly cost_usd: number
  readonly budget_usd: number | null
  readonly priority: number
  readonly reused: boolean
  readonly reused_artifacts: number
  readonly made_artifacts: number
  readonly stages: readonly {
    readonly id: number
    readonly stage_name: 'script_gen' | 'voice_gen' | 'music_gen' | 'video_gen' | 'compositing'
    readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
    readonly progress: number
    readonly started_at: string | null
    readonly completed_at: string | null
    readonly stage_data: {
      readonly asked: number
      readonly made: number
      readonly reused: number
    } | null
    readonly error_message: string | null
  }[]
}[]

/**
 * List jobs, newest first. Returns a bare array. `X-Total-Count` holds the total, `Link` the URL of the next page.
 *
 * `GET /api/jobs`
 */
export const adsListJobs = /* @__PURE__ */ operation<AdsListJobsInput, AdsListJobsResponse, AdsListJobsError>('GET /api/jobs offset')

/** What {@link adsMetrics} may fail with. */
export type AdsMetricsError = 'VALIDATION_ERROR' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsMetrics} responds with. */
export interface AdsMetricsResponse {
  readonly jobs: {
    readonly total: number
    readonly pending: number
    readonly processing: number
    readonly completed: number
    readonly failed: number
    readonly cancelled: number
    readonly needs_attention: number
  }
  readonly queue_length: number
  readonly success_rate: number | null
  readonly average_duration_seconds: number | null
  readonly cost_usd: number
}

/**
 * Get job metrics.
 *
 * `GET /api/metrics`
 */
export const adsMetrics = /* @__PURE__ */ operation<NoInput, AdsMetricsResponse, AdsMetricsError>('GET /api/metrics')

/** What {@link adsConfigFlavors} may fail with. */
export type AdsConfigFlavorsError = 'VALIDATION_ERROR' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsConfigFlavors} responds with. */
export interface AdsConfigFlavorsResponse {
  readonly flavors: readonly string[]
  readonly default_flavor: string
}

/**
 * List configuration flavors.
 *
 * `GET /api/mv/config-flavors`
 */
export const adsConfigFlavors = /* @__PURE__ */ operation<NoInput, AdsConfigFlavorsResponse, AdsConfigFlavorsError>('GET /api/mv/config-flavors')

/** What {@link adsMvScenes} takes. */
export interface AdsMvScenesInput {
  readonly query?: {
    readonly config_flavor?: string | undefined
  } | undefined
  readonly body: {
    readonly concept_prompt: string
    readonly num_scenes?: number | undefined
    readonly character_description?: string | undefined
    /** @default 0 */
    readonly priority?: number | undefined
    readonly budget_usd?: number | undefined
  }
}

/** What {@link adsMvScenes} may fail with. */
export type AdsMvScenesError = 'VALIDATION_ERROR' | 'UNKNOWN_CONFIG_FLAVOR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'REQUEST_TIMEOUT' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'CONFIG_FLAVOR_INVALID' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link adsMvScenes} responds with. */
export interface AdsMvScenesResponse {
  readonly scenes: readonly {
    readonly sequence: number
    readonly prompt: string
    readonly duration: number
  }[]
}

/**
 * Generate the scene prompts of a music video.
 *
 * `POST /api/mv/scenes`
 */
export const adsMvScenes = /* @__PURE__ */ operation<AdsMvScenesInput, AdsMvScenesResponse, AdsMvScenesError>('POST /api/mv/scenes idempotent')

/** What {@link adsMvCharacterReference} takes. */
export interface AdsMvCharacterReferenceInput {
  readonly query?: {
    readonly config_flavor?: string | undefined
  } | undefined
  readonly body: {
    readonly character_description: string
    /** @default 1 */
    readonly take?: number | undefined
    /** @default 0 */
    readonly priority?: number | undefined
    readonly budget_usd?: number | undefined
  }
}

/** What {@link adsMvCharacterReference} may fail with. */
export type AdsMvCharacterReferenceError = 'VALIDATION_ERROR' | 'UNKNOWN_CONFIG_FLAVOR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'REQUEST_TIMEOUT' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'CONFIG_FLAVOR_INVALID' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link adsMvCharacterReference} responds with. */
export interface AdsMvCharacterReferenceResponse {
  readonly image_url: string
  readonly s3_key: string
}

/**
 * Generate a character reference image.
 *
 * `POST /api/mv/character-reference`
 */
export const adsMvCharacterReference = /* @__PURE__ */ operation<AdsMvCharacterReferenceInput, AdsMvCharacterReferenceResponse, AdsMvCharacterReferenceError>('POST /api/mv/character-reference idempotent')

/** What {@link adsMvVideo} takes. */
export interface AdsMvVideoInput {
  readonly query?: {
    readonly config_flavor?: string | undefined
  } | undefined
  readonly body: {
    readonly prompt: string
    readonly duration?: number | undefined
    /** @default [] */
    readonly reference_image_s3_keys?: readonly string[] | undefined
    /** @default 0 */
    readonly priority?: number | undefined
    readonly budget_usd?: number | undefined
  }
}

/** What {@link adsMvVideo} may fail with. */
export type AdsMvVideoError = 'VALIDATION_ERROR' | 'UNKNOWN_CONFIG_FLAVOR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'FILE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'CONFIG_FLAVOR_INVALID' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'QUEUE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link adsMvVideo} responds with. */
export type AdsMvVideoResponse = {
  readonly video_url: string
  readonly s3_key: string
  readonly job_id: string
} | {
  readonly job_id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly estimated_completion_time: number
  readonly message: string
  readonly s3_key: string
}

/**
 * Generate the clip of a scene. Waits for the clip. With `Prefer: respond-async` it returns 202 immediately; follow the job under `/api/jobs`.
 *
 * `POST /api/mv/video`
 */
export const adsMvVideo = /* @__PURE__ */ operation<AdsMvVideoInput, AdsMvVideoResponse, AdsMvVideoError>('POST /api/mv/video idempotent')

/** What {@link adsMvGenerate} takes. */
export interface AdsMvGenerateInput {
  readonly query?: {
    readonly config_flavor?: string | undefined
  } | undefined
  readonly form: {
    readonly concept_prompt: string
    readonly num_scenes?: number | undefined
    readonly scenes?: string | undefined
    readonly character_description?: string | undefined
    /** @default [] */
    readonly reference_image_s3_keys?: readonly string[] | undefined
    /** audio/mpeg, audio/wav, audio/mp4, audio/aac, audio/ogg, audio/flac; at most 104857600 bytes */
    readonly music?: Blob | undefined
    readonly song_title?: string | undefined
    readonly genre?: string | undefined
    readonly bpm?: number | undefined
    readonly duration?: number | undefined
    /** @default 0 */
    readonly priority?: number | undefined
    readonly budget_usd?: number | undefined
  }
}

/** What {@link adsMvGenerate} may fail with. */
export type AdsMvGenerateError = 'VALIDATION_ERROR' | 'UNKNOWN_CONFIG_FLAVOR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'QUOTA_EXCEEDED' | 'FILE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'CONFIG_FLAVOR_INVALID' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE' | 'DISK_FULL'

/** What {@link adsMvGenerate} responds with. */
export interface AdsMvGenerateResponse {
  readonly job_id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly estimated_completion_time: number
  readonly message: string
}

/**
 * Generate a complete music video. Turns a concept and a song, your own or a composed one, into scenes, pictures or clips, cut on the beat. Follow the job under `/api/jobs`.
 *
 * `POST /api/mv/generate`
 */
export const adsMvGenerate = /* @__PURE__ */ operation<AdsMvGenerateInput, AdsMvGenerateResponse, AdsMvGenerateError>('POST /api/mv/generate idempotent')

/** What {@link adsMvFile} takes. */
export interface AdsMvFileInput {
  readonly query: {
    readonly s3_key: string
  }
}

/** What {@link adsMvFile} may fail with. */
export type AdsMvFileError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'FILE_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsMvFile} responds with. */
export interface AdsMvFileResponse {
  readonly s3_key: string
  readonly url: string
  readonly media_type: string
  readonly size: number
}

/**
 * Get a fresh URL for a key.
 *
 * `GET /api/mv/files`
 */
export const adsMvFile = /* @__PURE__ */ operation<AdsMvFileInput, AdsMvFileResponse, AdsMvFileError>('GET /api/mv/files')

/** What {@link adsEvents} may fail with. */
export type AdsEventsError = EventsError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Stream events. Server-sent events: `event` for every log entry, with its number as `id`, so that `Last-Event-ID` resumes after it; `progress` in between, which is not stored.
 *
 * `GET /api/jobs/{job_id}/events`
 */
export const adsEvents = /* @__PURE__ */ eventOperation<EventsInput<{ readonly job_id: string }>, EventsEvent>('GET /api/jobs/{job_id}/events')

/** What {@link adsStartRun} may fail with. */
export type AdsStartRunError = StartRunError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Start a run. Runs up to a stage, by default the last one. Current artifacts are reused; stale and missing ones are made.
 *
 * `POST /api/jobs/{job_id}/runs`
 */
export const adsStartRun = /* @__PURE__ */ operation<StartRunInput<{ readonly job_id: string }>, StartedRun, AdsStartRunError>('POST /api/jobs/{job_id}/runs idempotent')

/** What {@link adsCancel} may fail with. */
export type AdsCancelError = CancelError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Cancel the run. Asks the run to stop and keeps what was made. What a provider has already charged is settled; the rest of the reservation is released. `warnings` names the jobs that a provider could not be told to stop.
 *
 * `POST /api/jobs/{job_id}/cancel`
 */
export const adsCancel = /* @__PURE__ */ operation<CancelInput<{ readonly job_id: string }>, CancelledRun, AdsCancelError>('POST /api/jobs/{job_id}/cancel')

/** What {@link adsQuote} may fail with. */
export type AdsQuoteError = QuoteError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Get a quote. Runs the pipeline dry: what would be made, what is current and free, and what the run would cost.
 *
 * `GET /api/jobs/{job_id}/quote`
 */
export const adsQuote = /* @__PURE__ */ operation<QuoteInput<{ readonly job_id: string }>, ProjectQuote, AdsQuoteError>('GET /api/jobs/{job_id}/quote')

/** What {@link adsSetBudget} may fail with. */
export type AdsSetBudgetError = SetBudgetError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Set the budget. Work that would exceed it fails with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/jobs/{job_id}/budget`
 */
export const adsSetBudget = /* @__PURE__ */ operation<SetBudgetInput<{ readonly job_id: string }>, ProjectBudget, AdsSetBudgetError>('PUT /api/jobs/{job_id}/budget')

/** What {@link adsLedger} may fail with. */
export type AdsLedgerError = LedgerError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Get spending.
 *
 * `GET /api/jobs/{job_id}/ledger`
 */
export const adsLedger = /* @__PURE__ */ operation<LedgerInput<{ readonly job_id: string }>, ProjectLedger, AdsLedgerError>('GET /api/jobs/{job_id}/ledger')

/** What {@link adsArtifacts} may fail with. */
export type AdsArtifactsError = ArtifactsError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * List artifacts. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. URLs need no token and expire.
 *
 * `GET /api/jobs/{job_id}/artifacts`
 */
export const adsArtifacts = /* @__PURE__ */ operation<ArtifactsInput<{ readonly job_id: string }>, ProjectArtifacts, AdsArtifactsError>('GET /api/jobs/{job_id}/artifacts')

/** What {@link adsArtifactContent} may fail with. */
export type AdsArtifactContentError = ArtifactContentError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Download an artifact.
 *
 * `GET /api/jobs/{job_id}/artifacts/content`
 */
export const adsArtifactContent = /* @__PURE__ */ binaryOperation<ArtifactContentInput<{ readonly job_id: string }>, AdsArtifactContentError>('GET /api/jobs/{job_id}/artifacts/content')

/** What {@link adsTakes} may fail with. */
export type AdsTakesError = TakesError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * List the takes of a scene.
 *
 * `GET /api/jobs/{job_id}/takes`
 */
export const adsTakes = /* @__PURE__ */ operation<TakesInput<{ readonly job_id: string }>, ProjectTakes, AdsTakesError>('GET /api/jobs/{job_id}/takes')

/** What {@link adsSetTake} may fail with. */
export type AdsSetTakeError = SetTakeError | 'VALIDATION_ERROR' | 'JOB_NOT_FOUND'

/**
 * Choose a take or request another. A number returns to that take, which is free while it exists; `next` requests another. Nothing is made before the next run.
 *
 * `POST /api/jobs/{job_id}/takes`
 */
export const adsSetTake = /* @__PURE__ */ operation<SetTakeInput<{ readonly job_id: string }>, ProjectTakes, AdsSetTakeError>('POST /api/jobs/{job_id}/takes')

/** What {@link adsJobProgress} takes. */
export interface AdsJobProgressInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What the server sends on {@link adsJobProgress}. */
export type AdsJobProgressMessage = {
  readonly job_id: string
  readonly stage: 'script_gen' | 'voice_gen' | 'music_gen' | 'video_gen' | 'compositing'
  readonly progress: number
  readonly stage_progress: number
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly message: string
  readonly timestamp: string
} | {
  readonly type: 'pong'
}

/**
 * Progress of a job: the current status, then every change. The socket closes with 1000 after the final message.
 *
 * WebSocket `/ws/jobs/{job_id}`
 */
export const adsJobProgress = /* @__PURE__ */ socketOperation<AdsJobProgressInput, AdsJobProgressMessage>('/ws/jobs/{job_id}', { 1008: 'JOB_NOT_FOUND' })
