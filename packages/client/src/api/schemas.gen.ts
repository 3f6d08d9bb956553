// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.

/** The body of every error, a superset of RFC 9457. */
export interface Problem {
  /** Names the kind of error, as `code` does. */
  readonly type: string
  /** Stays the same for every error of this kind. */
  readonly title: string
  readonly status: number
  /** The same as `message`. */
  readonly detail: string
  /** Names this one occurrence. */
  readonly instance: string
  /** The code as this group of routes writes it. */
  readonly error: string
  /** What programs switch on. */
  readonly code: string
  /** What happened, to which value, and what to do. */
  readonly message: string
  /** Whether a retry can succeed. */
  readonly retryable: boolean
  readonly timestamp: string
  /** A string, facts or a list of issues; null if there are none. */
  readonly details: unknown
  /** What to quote when asking for help. */
  readonly request_id: string
}

/** In what `campaignsListAvatars` answers with. */
export interface AiAvatar {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly description: string
  readonly gender: 'female' | 'male' | 'neutral' | null
  readonly preview_url: string | null
  readonly kind: 'drawn' | 'preset'
}

/** In what `campaignsListAvatars` answers with. */
export interface AiAvatarPage {
  readonly avatars: readonly AiAvatar[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

/** In what `campaignsListVoices` answers with. */
export interface AiVoice {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly description: string
  readonly gender: 'female' | 'male' | 'neutral' | null
  readonly preview_url: string | null
  readonly kind: 'studio' | 'preset'
  readonly languages: readonly ('en' | 'fr' | 'es' | 'de' | 'it' | 'pt')[]
}

/** In what `campaignsListVoices` answers with. */
export interface AiVoicePage {
  readonly voices: readonly AiVoice[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

/** In what `storyboardListKeys` and `storyboardImportKeys` answer with. */
export interface ApiKey {
  /** A service that `GET /api/storyboard/api-keys/services` lists. */
  readonly service: string
  readonly masked_key: string
  readonly key_id: string
  readonly created_at: string
  readonly updated_at: string
}

/** In what `storyboardListKeys` answers with. */
export interface ApiKeyList {
  readonly user_id: string
  readonly api_keys: readonly ApiKey[]
  readonly count: number
}

/** In what `storyboardGetStatus`, `storyboardRetryVideo` and 17 more answer with. */
export interface Attention {
  readonly message: string
  readonly calls: readonly {
    readonly call_id: string
    readonly stage: string
    readonly name: string
    readonly provider: string
    readonly model: string
    readonly resolve_url: string
  }[]
}

/** In what `studioListCalls` and `studioResolveCall` answer with. */
export interface Call {
  readonly id: string
  readonly project_id: string
  readonly run_id: string
  readonly stage: string
  readonly name: string
  readonly provider: string
  readonly model: string
  readonly status: string
  readonly progress: number | null
  readonly waits_until: string | null
  readonly error: {
    readonly code: string
    readonly message: string
  } | null
  readonly created_at: string
  readonly updated_at: string
}

/** In what `campaignsCreateCampaign`, `campaignsListCampaigns` and 3 more answer with. */
export interface Campaign {
  readonly name: string
  readonly description: string
  readonly objective: 'awareness' | 'engagement' | 'traffic' | 'leads' | 'sales' | 'app_installs' | 'education' | 'retention' | null
  readonly platforms: readonly ('tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email')[]
  readonly target_audience: string
  readonly budget_usd: number | null
  readonly start_date: string | null
  readonly end_date: string | null
  readonly brand: {
    readonly name: string
    readonly colors: readonly string[]
    readonly logo_upload_id: string | null
    readonly logo_url: string | null
  }
  readonly defaults: {
    readonly avatar_id: string | null
    readonly voice_id: string | null
    readonly aspect_ratio: '16:9' | '9:16' | '1:1' | null
    readonly language: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | null
    readonly style: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | null
    readonly music: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | null
    readonly captions: boolean | null
  }
  readonly id: string
  readonly status: 'draft' | 'active' | 'paused' | 'completed' | 'archived'
  readonly video_count: number
  readonly spent_usd: number
  readonly warnings: readonly string[]
  readonly created_at: string
  readonly updated_at: string
}

/** In what `campaignsCampaignAnalytics` and `campaignsStudioAnalytics` answer with. */
export interface CampaignAnalytics {
  readonly campaign_id: string | null
  readonly from: string
  readonly until: string
  readonly totals: VideoCounts
  readonly by_day: readonly {
    readonly date: string
    readonly views: number
    readonly downloads: number
    readonly shares: number
    readonly completions: number
    readonly completion_rate: number | null
    readonly average_watch_seconds: number | null
  }[]
  readonly generation: GenerationFigures
  readonly cost_usd: number
}

/** In what `campaignsListCampaigns` answers with. */
export interface CampaignPage {
  readonly campaigns: readonly Campaign[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

/** In what `storyboardCancel`, `jobsCancel` and 3 more answer with. */
export interface CancelledRun {
  readonly run_id: string
  readonly status: 'queued' | 'running' | 'waiting' | 'gated' | 'attention' | 'succeeded' | 'failed' | 'cancelled'
  readonly cancelled: boolean
  readonly warnings: readonly string[]
}

/** In what `storyboardValidateKey` answers with. */
export interface CheckedApiKey {
  readonly user_id: string
  /** A service that `GET /api/storyboard/api-keys/services` lists. */
  readonly service: string
  readonly valid: boolean
  readonly message: string
  readonly checked: 'provider' | 'form'
  readonly validated_at: string
}

/** In what `storyboardListFiles` and `storyboardGetFile` answer with. */
export interface DriveFile {
  readonly id: string
  readonly name: string
  readonly mime_type: string
  readonly file_type: 'audio' | 'video' | 'image' | null
  readonly size: number | null
  readonly created_time: string | null
  readonly modified_time: string | null
  readonly duration: number | null
  readonly width: number | null
  readonly height: number | null
  readonly parents: readonly string[]
  readonly sha256: string | null
  readonly web_view_link: string | null
  readonly thumbnail_link: string | null
  readonly download_url: string | null
}

/** In what `storyboardListFiles` answers with. */
export interface DriveFileList {
  readonly folder_id: string
  readonly file_type: 'audio' | 'video' | 'image' | 'all'
  readonly files: readonly DriveFile[]
  readonly next_page_token: string | null
}

/** In what `storyboardListFolders` answers with. */
export interface DriveFolder {
  readonly id: string
  readonly name: string
  readonly modified_time: string | null
}

/** In what `storyboardListFolders` answers with. */
export interface DriveFolderList {
  readonly folders: readonly DriveFolder[]
  readonly next_page_token: string | null
}

/** In what `storyboardListEngines` answers with. */
export interface Engine {
  readonly id: string
  readonly name: string
  readonly cost_per_10s: number | null
  readonly pricing: 'fixed' | 'manual' | 'free'
  readonly credits_per_10s: number | null
  readonly speed_seconds: number
  readonly currency: 'USD'
  readonly available: boolean | null
  readonly real: {
    readonly provider: string
    readonly model: string
    readonly cost_per_10s: number
    readonly as_of: string
    readonly source: string
  } | null
  readonly note: string
}

/** In what `storyboardGenerateVideo` and `storyboardCalculateCost` answer with. */
export interface EngineCost {
  readonly duration: number
  readonly engine: string
  readonly cost_per_10s: number
  readonly total_cost: number
  readonly total_credits: number | null
  readonly currency: 'USD'
  readonly figures: 'documented' | 'manual'
  readonly real: {
    readonly provider: string
    readonly model: string
    readonly clips: number
    readonly generated_seconds: number
    readonly total_credits: number
    readonly total_cost: number
    readonly as_of: string
    readonly source: string
  } | null
  readonly note: string
}

/** In what `storyboardExtractFrame` answers with. */
export interface ExtractedFrame {
  readonly video_id: string
  readonly image_url: string
  readonly timestamp: number
  readonly width: number
  readonly height: number
}

/** In what `campaignsListVideos` and `campaignsGetVideo` answer with. */
export interface GeneratedVideo {
  readonly video_id: string
  readonly job_id: string
  readonly title: string
  readonly script: string
  readonly campaign_id: string | null
  readonly template_id: string | null
  readonly avatar_id: string | null
  readonly voice_id: string
  readonly aspect_ratio: '16:9' | '9:16' | '1:1'
  readonly language: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt'
  readonly cost_usd: number
  readonly video_url: string
  readonly thumbnail_url: string
  readonly duration: number
  readonly width: number
  readonly height: number
  readonly format: 'mp4'
  readonly size: number
  readonly warnings: readonly string[]
  readonly analytics: VideoCounts
  readonly created_at: string
}

/** In what `campaignsListVideos` answers with. */
export interface GeneratedVideoPage {
  readonly videos: readonly GeneratedVideo[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

/** In what `campaignsCampaignAnalytics` and `campaignsStudioAnalytics` answer with. */
export interface GenerationFigures {
  readonly total: number
  readonly by_status: { readonly [member: string]: number }
  readonly success_rate: number | null
  readonly average_seconds: number | null
  readonly p50_seconds: number | null
  readonly p90_seconds: number | null
  readonly p99_seconds: number | null
}

/** In what `campaignsGenerateVideo`, `campaignsGenerateVideos` and 3 more answer with. */
export interface GenerationJob {
  readonly job_id: string
  readonly project_id: string
  readonly status: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly progress: number
  readonly current_stage: string | null
  readonly title: string
  readonly script: string
  readonly campaign_id: string | null
  readonly template_id: string | null
  readonly avatar_id: string | null
  readonly voice_id: string
  readonly aspect_ratio: '16:9' | '9:16' | '1:1'
  readonly language: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt'
  readonly cost_usd: number
  readonly budget_usd: number | null
  readonly priority: number
  readonly error: {
    readonly code: string
    readonly message: string
  } | null
  readonly attention: Attention | null
  readonly warnings: readonly string[]
  readonly video_id: string | null
  readonly video_url: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly completed_at: string | null
  readonly updated_at: string
}

/** In what `campaignsListJobs` answers with. */
export interface GenerationJobPage {
  readonly jobs: readonly GenerationJob[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

/** In what `campaignsGenerateVideos` answers with. */
export interface GenerationJobs {
  readonly jobs: readonly GenerationJob[]
  readonly total: number
}

/** In what `storyboardListGenres` answers with. */
export interface GenreChoice {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: 'music' | 'video'
}

/** In what `storyboardImportKeys` answers with. */
export interface ImportedApiKeys {
  readonly user_id: string
  readonly imported: readonly ApiKey[]
  readonly failed: readonly {
    /** A service that `GET /api/storyboard/api-keys/services` lists. */
    readonly service: string
    readonly error: string
    readonly message: string
  }[]
}

/** In what `jobsGenerate`, `jobsGetJob` and 4 more answer with. */
export interface Job {
  readonly job_id: number
  readonly status: 'pending' | 'generating_storyboard' | 'storyboard_ready' | 'rendering' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly created_at: string
  readonly updated_at: string
  readonly project_id: string | null
  readonly prompt: string | null
  readonly duration: number
  readonly style: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch'
  readonly aspect_ratio: '16:9' | '9:16' | '1:1'
  readonly approved: boolean
  readonly approved_at: string | null
  readonly storyboard: readonly JobScene[]
  readonly progress: number
  readonly current_stage: string | null
  readonly costs: JobCosts
  readonly metrics: JobMetrics
  readonly budget_usd: number | null
  readonly video_url: string | null
  readonly warnings: readonly string[]
  readonly error: string | null
  readonly attention: Attention | null
}

/** In what `jobsGenerate`, `jobsGetJob` and 5 more answer with. */
export interface JobCosts {
  readonly estimated: number
  readonly actual: number
  readonly currency: 'USD'
}

/** In what `jobsGetMetadata` answers with. */
export interface JobMetadata {
  readonly job_id: number
  readonly status: 'pending' | 'generating_storyboard' | 'storyboard_ready' | 'rendering' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly created_at: string
  readonly updated_at: string
  readonly approved: boolean
  readonly approved_at: string | null
  readonly scenes: {
    readonly total: number
    readonly completed: number
    readonly failed: number
    readonly details: readonly {
      readonly scene_number: number
      readonly duration: number
      readonly generation_status: 'pending' | 'generating' | 'completed' | 'failed'
      readonly image_url: string | null
    }[]
  }
  readonly costs: JobCosts
  readonly metrics: JobMetrics
  readonly video: {
    readonly available: boolean
    readonly url: string | null
    readonly parameters: {
      readonly duration: number
      readonly width: number
      readonly height: number
      readonly fps: number
      readonly style: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch'
      readonly aspect_ratio: '16:9' | '9:16' | '1:1'
      readonly format: 'mp4'
      readonly size: number | null
    }
  }
  readonly error: string | null
}

/** In what `jobsGenerate`, `jobsGetJob` and 5 more answer with. */
export interface JobMetrics {
  readonly refinement_count: number
  readonly download_count: number
}

/** In what `jobsGenerate`, `jobsGetJob` and 4 more answer with. */
export interface JobScene {
  readonly scene: {
    readonly scene_number: number
    readonly description: string | null
    readonly duration: number
    readonly image_prompt: string | null
    readonly narration: string | null
  }
  readonly image_url: string | null
  readonly generation_status: 'pending' | 'generating' | 'completed' | 'failed'
  readonly error: string | null
}

/** In what `jobsListJobs` answers with. */
export interface JobSummary {
  readonly job_id: number
  readonly status: 'pending' | 'generating_storyboard' | 'storyboard_ready' | 'rendering' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly created_at: string
  readonly updated_at: string
  readonly project_id: string
  readonly prompt: string
  readonly duration: number
  readonly style: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch'
  readonly aspect_ratio: '16:9' | '9:16' | '1:1'
  readonly error: string | null
}

/** In what `storyboardListServices` answers with. */
export interface KeyService {
  /** A service that `GET /api/storyboard/api-keys/services` lists. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly kind: 'api_key' | 'oauth_token'
  readonly checked: 'provider' | 'form'
}

/** In what `storyboardLedger`, `jobsLedger` and 3 more answer with. */
export interface LedgerTotals {
  readonly calls: number
  readonly estimated: Money
  readonly reserved: Money
  readonly actual: Money
}

/** In what `storyboardQuote`, `storyboardSetBudget` and 30 more answer with. */
export interface Money {
  readonly usd: number
  readonly micros: number
}

/** In what `storyboardListMoods` answers with. */
export interface NamedChoice {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

/** In what `studioLedger` answers with. */
export interface OwnerTotals {
  readonly calls: number
  readonly estimated: Money
  readonly reserved: Money
  readonly actual: Money
}

/** In what `storyboardQuote`, `jobsQuote` and 4 more answer with. */
export interface PriceRange {
  readonly min: Money
  readonly expected: Money
  readonly max: Money
  readonly assumes: readonly string[]
}

/** In what `projectsListProjects`, `projectsCreateProject` and 2 more answer with. */
export interface Project {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly language: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt'
  readonly use_case: 'storytelling' | 'youtube_short' | 'explanation' | 'commercial' | 'inspirational' | 'educational' | 'tutorial'
  readonly status: 'draft' | 'script_generated' | 'audio_ready' | 'images_ready' | 'video_ready'
  readonly script_text: string
  readonly script_style: 'educational' | 'inspirational' | 'comedic' | 'dramatic' | 'casual' | 'professional'
  readonly voice_id: 'alloy' | 'echo' | 'fable' | 'onyx' | 'nova' | 'shimmer'
  readonly audio_speed: number
  readonly audio_pitch: number
  readonly audio_path: string | null
  readonly image_style: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch'
  readonly images: readonly ProjectImage[]
  readonly resolution: '720p' | '1080p' | '1440p' | '2160p'
  readonly fps: 24 | 30 | 60
  readonly video_template_id: 'none' | 'basic_fade' | 'slide_left' | 'slide_right' | 'zoom_in' | 'zoom_out' | 'ken_burns'
  readonly background_music: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient'
  readonly aspect_ratio: '16:9' | '9:16' | '1:1'
  readonly video_url: string | null
  readonly thumbnail: string | null
  readonly duration: number
  readonly video_inspirations: readonly string[]
  readonly processing: boolean
  readonly progress: number
  readonly warnings: readonly string[]
  readonly error: string | null
  readonly attention: Attention | null
  readonly created_at: string
  readonly updated_at: string
}

/** In what `storyboardArtifacts`, `jobsArtifacts` and 3 more answer with. */
export interface ProjectArtifact {
  readonly name: string
  readonly stage: string
  readonly kind: string
  readonly state: 'current' | 'stale' | 'missing'
  readonly reasons: readonly string[]
  readonly provider: string
  readonly model: string
  readonly media_type: string | null
  readonly size: number | null
  readonly url: string | null
  readonly cost: Money | null
  readonly made_at: string | null
}

/** In what `storyboardArtifacts`, `jobsArtifacts` and 3 more answer with. */
export interface ProjectArtifacts {
  readonly current: boolean
  readonly items: readonly ProjectArtifact[]
}

/** In what `storyboardSetBudget`, `jobsSetBudget` and 3 more answer with. */
export interface ProjectBudget {
  readonly budget: Money | null
}

/** In what `storyboardEvents`, `jobsEvents` and 3 more answer with. */
export interface ProjectEvent {
  readonly seq: number
  readonly type: string
  readonly at: string
  readonly run_id: string | null
  readonly data: { readonly [member: string]: unknown }
}

/** In what `projectsListProjects`, `projectsCreateProject` and 3 more answer with. */
export interface ProjectImage {
  readonly prompt: string
  readonly url: string | null
}

/** In what `storyboardLedger`, `jobsLedger` and 3 more answer with. */
export interface ProjectLedger {
  readonly totals: LedgerTotals
  readonly by_stage: { readonly [member: string]: LedgerTotals }
  readonly by_provider: { readonly [member: string]: LedgerTotals }
  readonly by_day: { readonly [member: string]: LedgerTotals }
  readonly calls: readonly {
    readonly call_id: string
    readonly stage: string
    readonly name: string
    readonly provider: string
    readonly model: string
    readonly status: 'intended' | 'sent' | 'accepted' | 'succeeded' | 'failed' | 'refused' | 'ambiguous'
    readonly state: 'reserved' | 'settled' | 'released'
    readonly estimated: Money
    readonly actual: Money
    readonly reserved_at: string
  }[]
}

/** In what `projectsGetOptions` answers with. */
export interface ProjectOptions {
  readonly statuses: readonly string[]
  readonly languages: readonly string[]
  readonly use_cases: readonly string[]
  readonly script_styles: readonly string[]
  readonly voices: readonly string[]
  readonly image_styles: readonly string[]
  readonly resolutions: readonly string[]
  readonly fps: readonly number[]
  readonly video_templates: readonly string[]
  readonly background_music: readonly string[]
  readonly aspect_ratios: readonly string[]
  readonly audio_speed: {
    readonly min: number
    readonly max: number
  }
  readonly audio_pitch: {
    readonly min: number
    readonly max: number
  }
}

/** In what `storyboardEvents`, `jobsEvents` and 3 more answer with. */
export interface ProjectProgress {
  readonly run_id: string
  readonly stage: string
  readonly progress: number
  readonly overall: number
}

/** In what `storyboardQuote`, `jobsQuote` and 3 more answer with. */
export interface ProjectQuote {
  readonly revision: number
  readonly current: number
  readonly to_make: number
  readonly waits_at: readonly string[]
  readonly price: PriceRange
  readonly stages: readonly {
    readonly stage: string
    readonly current: number
    readonly to_make: number
    readonly price: PriceRange
    readonly by_model: { readonly [member: string]: PriceRange }
  }[]
}

/** In what `storyboardTakes`, `storyboardSetTake` and 8 more answer with. */
export interface ProjectTake {
  readonly take: number
  readonly selected: boolean
  readonly url: string | null
  readonly media_type: string | null
  readonly cost: Money
  readonly made_at: string
}

/** In what `storyboardTakes`, `storyboardSetTake` and 8 more answer with. */
export interface ProjectTakes {
  readonly scene: number
  readonly kind: 'image' | 'speech' | 'clip'
  readonly items: readonly ProjectTake[]
}

/** In what `campaignsListTemplates`, `campaignsCreateTemplate` and 2 more answer with. */
export interface PromptTemplate {
  readonly name: string
  readonly category: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other'
  readonly description: string
  readonly content: string
  readonly language: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt'
  readonly variables: readonly {
    readonly name: string
    readonly description: string
    readonly default: string | null
    readonly required: boolean
  }[]
  readonly tags: readonly string[]
  readonly id: string
  readonly built_in: boolean
  readonly estimated_duration: number
  readonly created_at: string | null
  readonly updated_at: string | null
}

/** In what `campaignsListTemplates` answers with. */
export interface PromptTemplatePage {
  readonly templates: readonly PromptTemplate[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

/** A schema of the API. */
export interface ReadinessCheck {
  readonly ok: boolean
  readonly detail: string
}

/** In what `storyboardRemoveKey` answers with. */
export interface RemovedApiKey {
  readonly success: true
  readonly user_id: string
  /** A service that `GET /api/storyboard/api-keys/services` lists. */
  readonly service: string
  readonly message: string
}

/** In what `campaignsRenderTemplate` answers with. */
export interface RenderedTemplate {
  readonly script: string
  readonly words: number
  readonly estimated_duration: number
}

/** In what `storyboardRotateKeys` answers with. */
export interface RotatedApiKeys {
  readonly success: true
  readonly rotated: number
}

/** In what `storyboardSaveKey` answers with. */
export interface SavedApiKey {
  /** A service that `GET /api/storyboard/api-keys/services` lists. */
  readonly service: string
  readonly masked_key: string
  readonly key_id: string
  readonly created_at: string
  readonly updated_at: string
  readonly success: true
  readonly user_id: string
  readonly message: string
}

/** A schema of the API. */
export interface ServiceInfo {
  readonly product: 'Mutoscope'
  readonly service: string
  readonly version: string
  readonly status: 'operational'
  readonly endpoints_available: number
  readonly storyboard_endpoints_available: number
  readonly total_endpoints: number
  readonly storyboard_health: string
}

/** In what `storyboardStartRun`, `jobsStartRun` and 3 more answer with. */
export interface StartedRun {
  readonly run_id: string
  readonly target: string
  readonly status: 'queued' | 'running' | 'waiting' | 'gated' | 'attention' | 'succeeded' | 'failed' | 'cancelled'
}

/** In what `storyboardHealth` answers with. */
export interface StoryboardHealth {
  readonly status: 'operational'
  readonly service: 'Storyboard API'
  readonly version: string
  readonly timestamp: string
  readonly endpoints: {
    readonly drive: number
    readonly video: number
    readonly metadata: number
    readonly thumbnails: number
  }
}

/** In what `storyboardListVideos` answers with. */
export interface StoryboardVideo {
  readonly id: string
  readonly task_id: string
  readonly project_id: string
  readonly user_id: string
  readonly project_name: string | null
  readonly song_title: string | null
  readonly music_file: string | null
  readonly genre: string | null
  readonly mood: string | null
  readonly bpm: number | null
  readonly engine: string | null
  readonly prompt: string
  readonly style: string
  readonly video_url: string | null
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly youtube_title: string | null
  readonly youtube_description: string | null
  readonly youtube_tags: readonly string[]
  readonly cost: number
  readonly credits_used: number | null
  readonly estimated_cost: number
  readonly estimated_credits: number | null
  readonly stand_in: boolean
  readonly duration: number
  readonly created_at: string
  readonly updated_at: string
  readonly completed_at: string | null
  readonly error_message: string | null
  readonly warnings: readonly string[]
}

/** In what `storyboardListVideos` answers with. */
export interface StoryboardVideoList {
  readonly videos: readonly StoryboardVideo[]
  readonly total: number
  readonly limit: number
  readonly offset: number
}

/** In what `storyboardGetStatus` and `storyboardRetryVideo` answer with. */
export interface StoryboardVideoStatus {
  readonly id: string
  readonly task_id: string
  readonly project_id: string
  readonly user_id: string
  readonly project_name: string | null
  readonly song_title: string | null
  readonly music_file: string | null
  readonly genre: string | null
  readonly mood: string | null
  readonly bpm: number | null
  readonly engine: string | null
  readonly prompt: string
  readonly style: string
  readonly video_url: string | null
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly youtube_title: string | null
  readonly youtube_description: string | null
  readonly youtube_tags: readonly string[]
  readonly cost: number
  readonly credits_used: number | null
  readonly estimated_cost: number
  readonly estimated_credits: number | null
  readonly stand_in: boolean
  readonly duration: number
  readonly created_at: string
  readonly updated_at: string
  readonly completed_at: string | null
  readonly error_message: string | null
  readonly warnings: readonly string[]
  readonly progress: number
  readonly current_stage: string | null
  readonly error: {
    readonly code: string
    readonly message: string
    readonly retryable: boolean
  } | null
  readonly attention: Attention | null
}

/** In what `studioResolveCall` takes. */
export type StudioResolveCallBody0 = string | number | boolean | null | readonly StudioResolveCallBody0[] | { readonly [member: string]: StudioResolveCallBody0 }

/** In what `storyboardGenerateThumbnails`, `storyboardListThumbnails` and 2 more answer with. */
export interface Thumbnail {
  readonly id: string
  readonly video_id: string
  readonly variant: 'bold' | 'vibrant' | 'minimal' | 'dramatic' | 'clean'
  readonly image_url: string
  readonly click_prediction: number
  readonly is_selected: boolean
  readonly created_at: string
  readonly width: number
  readonly height: number
  readonly timestamp: number | null
  readonly scores: {
    readonly contrast: number
    readonly legibility: number
    readonly colour: number
    readonly subject: number
  }
  readonly impressions: number
  readonly clicks: number
  readonly click_rate: number | null
}

/** In what `storyboardListThumbnails` and `storyboardSelectThumbnail` answer with. */
export interface ThumbnailList {
  readonly video_id: string
  readonly thumbnails: readonly Thumbnail[]
  readonly count: number
  readonly selected_id: string | null
}

/** In what `storyboardGenerateThumbnails` answers with. */
export interface ThumbnailSet {
  readonly video_id: string
  readonly source: 'video' | 'picture'
  readonly thumbnails: readonly Thumbnail[]
  readonly count: number
  readonly note: string
  readonly warnings: readonly string[]
}

/** In what `storyboardListVariants` answers with. */
export interface ThumbnailVariant {
  readonly id: 'bold' | 'vibrant' | 'minimal' | 'dramatic' | 'clean'
  readonly name: string
  readonly description: string
}

/** In what `studioCreateUpload` and `studioListUploads` answer with. */
export interface Upload {
  readonly id: string
  readonly filename: string | null
  readonly media_type: string
  readonly size: number
  readonly sha256: string
  readonly url: string
  readonly created_at: string
}

/** In what `campaignsVideoAnalytics` answers with. */
export interface VideoAnalytics {
  readonly video_id: string
  readonly from: string
  readonly until: string
  readonly totals: VideoCounts
  readonly by_day: readonly {
    readonly date: string
    readonly views: number
    readonly downloads: number
    readonly shares: number
    readonly completions: number
    readonly completion_rate: number | null
    readonly average_watch_seconds: number | null
  }[]
  readonly generation_seconds: number | null
  readonly cost_usd: number
}

/** In what `campaignsListVideos`, `campaignsGetVideo` and 3 more answer with. */
export interface VideoCounts {
  readonly views: number
  readonly downloads: number
  readonly shares: number
  readonly completions: number
  readonly completion_rate: number | null
  readonly average_watch_seconds: number | null
}

/** In what `storyboardGenerateVideo` answers with. */
export interface VideoGenerationTask {
  readonly task_id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly engine: string | null
  readonly stand_in: boolean
  readonly duration: number
  readonly estimated_cost: number
  readonly estimated_credits: number | null
  readonly currency: 'USD'
  readonly expected_cost: number
  readonly engine_cost: EngineCost | null
  readonly estimated_time: number
  readonly status_url: string
  readonly warnings: readonly string[]
  readonly created_at: string
}

/** In what `campaignsQuoteVideo` answers with. */
export interface VideoQuote {
  readonly revision: number
  readonly current: number
  readonly to_make: number
  readonly waits_at: readonly string[]
  readonly price: PriceRange
  readonly stages: readonly {
    readonly stage: string
    readonly current: number
    readonly to_make: number
    readonly price: PriceRange
    readonly by_model: { readonly [member: string]: PriceRange }
  }[]
  readonly campaign_left_usd: number | null
}

/** In what `studioListWebhooks` and `studioUpdateWebhook` answer with. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly disabled: boolean
  readonly disabled_because: 'gone' | null
  readonly created_at: string
  readonly updated_at: string
}

/** In what `studioListDeliveries` and `studioReplayDelivery` answer with. */
export interface WebhookDelivery {
  readonly id: string
  readonly webhook_id: string
  readonly project_id: string
  readonly run_id: string | null
  readonly seq: number
  readonly type: string
  readonly status: 'pending' | 'delivered' | 'dead'
  readonly attempts: number
  readonly answered: number | null
  readonly failure: string | null
  readonly next_attempt_at: string | null
  readonly body: string
  readonly created_at: string
  readonly updated_at: string
}

/** In what `studioCreateWebhook` and `studioRotateWebhookSecret` answer with. */
export interface WebhookWithSecret {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly disabled: boolean
  readonly disabled_because: 'gone' | null
  readonly created_at: string
  readonly updated_at: string
  readonly secret: string
}

/** In what `storyboardGenerateMetadata` answers with. */
export interface YouTubeMetadata {
  readonly youtube_title: string
  readonly youtube_description: string
  readonly youtube_tags: readonly string[]
  readonly hashtags: readonly string[]
  readonly trending_score: number
  readonly score_parts: readonly {
    readonly id: string
    readonly points: number
    readonly max_points: number
    readonly reason: string
  }[]
  readonly score_note: string
  readonly title_variants: readonly string[]
  readonly chapters: readonly {
    readonly title: string
    readonly start: number
  }[]
  readonly category_id: string
  readonly language: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt'
  readonly genre: string
  readonly mood: string
  readonly made_for_kids: boolean
  readonly contains_synthetic_media: boolean
  readonly cached: boolean
  readonly cached_until: string
  readonly generated_at: string
  readonly task_id: string | null
}
