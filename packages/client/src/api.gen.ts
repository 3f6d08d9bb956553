// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { type NoInput, binaryOperation, eventOperation, operation, socketOperation } from './runtime/index.js'

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
  /** Whether trying the same again can help. */
  readonly retryable: boolean
  readonly timestamp: string
  /** A text, facts or issues; null when there is nothing more to say. */
  readonly details: unknown
  /** What to quote when asking for help. */
  readonly request_id: string
}

export interface AiAvatar {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly description: string
  readonly gender: 'female' | 'male' | 'neutral' | null
  readonly preview_url: string | null
  readonly kind: 'drawn' | 'preset'
}

export interface AiAvatarPage {
  readonly avatars: readonly AiAvatar[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

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

export interface AiVoicePage {
  readonly voices: readonly AiVoice[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

export interface ApiKey {
  readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  readonly masked_key: string
  readonly key_id: string
  readonly created_at: string
  readonly updated_at: string
}

export interface ApiKeyList {
  readonly user_id: string
  readonly api_keys: readonly ApiKey[]
  readonly count: number
}

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

export interface CampaignPage {
  readonly campaigns: readonly Campaign[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

export interface CancelledRun {
  readonly run_id: string
  readonly status: 'queued' | 'running' | 'waiting' | 'gated' | 'attention' | 'succeeded' | 'failed' | 'cancelled'
  readonly cancelled: boolean
}

export interface CheckedApiKey {
  readonly user_id: string
  readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  readonly valid: boolean
  readonly message: string
  readonly checked: 'provider' | 'form'
  readonly validated_at: string
}

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

export interface DriveFileList {
  readonly folder_id: string
  readonly file_type: 'audio' | 'video' | 'image' | 'all'
  readonly files: readonly DriveFile[]
  readonly next_page_token: string | null
}

export interface DriveFolder {
  readonly id: string
  readonly name: string
  readonly modified_time: string | null
}

export interface DriveFolderList {
  readonly folders: readonly DriveFolder[]
  readonly next_page_token: string | null
}

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

export interface ExtractedFrame {
  readonly video_id: string
  readonly image_url: string
  readonly timestamp: number
  readonly width: number
  readonly height: number
}

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

export interface GeneratedVideoPage {
  readonly videos: readonly GeneratedVideo[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

export interface GenerationFigures {
  readonly total: number
  readonly by_status: { readonly [member: string]: number }
  readonly success_rate: number | null
  readonly average_seconds: number | null
  readonly p50_seconds: number | null
  readonly p90_seconds: number | null
  readonly p99_seconds: number | null
}

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

export interface GenerationJobPage {
  readonly jobs: readonly GenerationJob[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

export interface GenerationJobs {
  readonly jobs: readonly GenerationJob[]
  readonly total: number
}

export interface GenreChoice {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: 'music' | 'video'
}

export interface ImportedApiKeys {
  readonly user_id: string
  readonly imported: readonly ApiKey[]
  readonly failed: readonly {
    readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
    readonly error: string
    readonly message: string
  }[]
}

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

export interface JobCosts {
  readonly estimated: number
  readonly actual: number
  readonly currency: 'USD'
}

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

export interface JobMetrics {
  readonly refinement_count: number
  readonly download_count: number
}

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

export interface KeyService {
  readonly id: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  readonly name: string
  readonly description: string
  readonly kind: 'api_key' | 'oauth_token'
  readonly checked: 'provider' | 'form'
}

export interface LedgerTotals {
  readonly calls: number
  readonly estimated: Money
  readonly reserved: Money
  readonly actual: Money
}

export interface Money {
  readonly usd: number
  readonly micros: number
}

export interface NamedChoice {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

export interface OwnerTotals {
  readonly calls: number
  readonly estimated: Money
  readonly reserved: Money
  readonly actual: Money
}

export interface PriceRange {
  readonly min: Money
  readonly expected: Money
  readonly max: Money
  readonly assumes: readonly string[]
}

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

export interface ProjectArtifacts {
  readonly current: boolean
  readonly items: readonly ProjectArtifact[]
}

export interface ProjectBudget {
  readonly budget: Money | null
}

export interface ProjectEvent {
  readonly seq: number
  readonly type: string
  readonly at: string
  readonly run_id: string | null
  readonly data: { readonly [member: string]: unknown }
}

export interface ProjectImage {
  readonly prompt: string
  readonly url: string | null
}

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

export interface ProjectProgress {
  readonly run_id: string
  readonly stage: string
  readonly progress: number
  readonly overall: number
}

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

export interface ProjectTake {
  readonly take: number
  readonly selected: boolean
  readonly url: string | null
  readonly media_type: string | null
  readonly cost: Money
  readonly made_at: string
}

export interface ProjectTakes {
  readonly scene: number
  readonly kind: 'image' | 'speech' | 'clip'
  readonly items: readonly ProjectTake[]
}

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

export interface PromptTemplatePage {
  readonly templates: readonly PromptTemplate[]
  readonly total: number
  readonly page: number
  readonly limit: number
}

export interface ReadinessCheck {
  readonly ok: boolean
  readonly detail: string
}

export interface RemovedApiKey {
  readonly success: true
  readonly user_id: string
  readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  readonly message: string
}

export interface RenderedTemplate {
  readonly script: string
  readonly words: number
  readonly estimated_duration: number
}

export interface RotatedApiKeys {
  readonly success: true
  readonly rotated: number
}

export interface SavedApiKey {
  readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  readonly masked_key: string
  readonly key_id: string
  readonly created_at: string
  readonly updated_at: string
  readonly success: true
  readonly user_id: string
  readonly message: string
}

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

export interface StartedRun {
  readonly run_id: string
  readonly target: string
  readonly status: 'queued' | 'running' | 'waiting' | 'gated' | 'attention' | 'succeeded' | 'failed' | 'cancelled'
}

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

export interface StoryboardVideoList {
  readonly videos: readonly StoryboardVideo[]
  readonly total: number
  readonly limit: number
  readonly offset: number
}

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

export type StudioResolveCallBody0 = string | number | boolean | null | readonly StudioResolveCallBody0[] | { readonly [member: string]: StudioResolveCallBody0 }

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

export interface ThumbnailList {
  readonly video_id: string
  readonly thumbnails: readonly Thumbnail[]
  readonly count: number
  readonly selected_id: string | null
}

export interface ThumbnailSet {
  readonly video_id: string
  readonly source: 'video' | 'picture'
  readonly thumbnails: readonly Thumbnail[]
  readonly count: number
  readonly note: string
  readonly warnings: readonly string[]
}

export interface ThumbnailVariant {
  readonly id: 'bold' | 'vibrant' | 'minimal' | 'dramatic' | 'clean'
  readonly name: string
  readonly description: string
}

export interface Upload {
  readonly id: string
  readonly filename: string | null
  readonly media_type: string
  readonly size: number
  readonly sha256: string
  readonly url: string
  readonly created_at: string
}

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

export interface VideoCounts {
  readonly views: number
  readonly downloads: number
  readonly shares: number
  readonly completions: number
  readonly completion_rate: number | null
  readonly average_watch_seconds: number | null
}

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

export interface Webhook {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly disabled: boolean
  readonly disabled_because: 'gone' | null
  readonly created_at: string
  readonly updated_at: string
}

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

/** What {@link storyboardListFolders} answers. */
export type StoryboardListFoldersReply = DriveFolderList

/**
 * List folders. The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.
 *
 * `GET /api/storyboard/drive/folders`
 */
export const storyboardListFolders = /* @__PURE__ */ operation<StoryboardListFoldersInput, StoryboardListFoldersReply, StoryboardListFoldersError>('GET /api/storyboard/drive/folders')

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

/** What {@link storyboardListFiles} answers. */
export type StoryboardListFilesReply = DriveFileList

/**
 * List files of a folder. The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.
 *
 * `GET /api/storyboard/drive/files/{folder_id}`
 */
export const storyboardListFiles = /* @__PURE__ */ operation<StoryboardListFilesInput, StoryboardListFilesReply, StoryboardListFilesError>('GET /api/storyboard/drive/files/{folder_id}')

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

/** What {@link storyboardGetFile} answers. */
export type StoryboardGetFileReply = DriveFile

/**
 * Facts about a file. The OAuth token comes as the header `X-Drive-Token`, as the saved key of the service `google_drive`, or, as documented but ending in logs, as `access_token` in the query.
 *
 * `GET /api/storyboard/drive/file/{file_id}/metadata`
 */
export const storyboardGetFile = /* @__PURE__ */ operation<StoryboardGetFileInput, StoryboardGetFileReply, StoryboardGetFileError>('GET /api/storyboard/drive/file/{file_id}/metadata')

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
export type StoryboardGenerateVideoError = 'URL_NOT_ALLOWED' | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'INSUFFICIENT_CREDITS' | 'NOT_FOUND' | 'REQUEST_TIMEOUT' | 'VIDEO_NOT_READY' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PRICE_UNKNOWN' | 'PROVIDER_REJECTED' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'API_KEY_REQUIRED' | 'QUEUE_FULL' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'DRIVE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link storyboardGenerateVideo} answers. */
export type StoryboardGenerateVideoReply = VideoGenerationTask

/**
 * Order a video. Writes the scenes, draws them, makes clips with the engine, cuts them on the beat and puts the song under them. Without a key for the engine it is made of pictures under a moving camera, and `stand_in` says so.
 *
 * `POST /api/storyboard/video/generate`
 */
export const storyboardGenerateVideo = /* @__PURE__ */ operation<StoryboardGenerateVideoInput, StoryboardGenerateVideoReply, StoryboardGenerateVideoError>('POST /api/storyboard/video/generate idempotent')

/** What {@link storyboardGetStatus} takes. */
export interface StoryboardGetStatusInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardGetStatus} may fail with. */
export type StoryboardGetStatusError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardGetStatus} answers. */
export type StoryboardGetStatusReply = StoryboardVideoStatus

/**
 * How a video stands. A task that failed says why in `error`: `GENERATION_FAILED`, `MAX_RETRIES_EXCEEDED`, `INSUFFICIENT_CREDITS` or `API_KEY_REQUIRED`. With the status `needs_attention` the answer to a paid request was lost: `attention` names the calls and where to decide about them.
 *
 * `GET /api/storyboard/video/{task_id}/status`
 */
export const storyboardGetStatus = /* @__PURE__ */ operation<StoryboardGetStatusInput, StoryboardGetStatusReply, StoryboardGetStatusError>('GET /api/storyboard/video/{task_id}/status')

/** What {@link storyboardListEngines} may fail with. */
export type StoryboardListEnginesError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListEngines} answers. */
export interface StoryboardListEnginesReply {
  readonly engines: readonly Engine[]
  readonly count: number
}

/**
 * List engines. The documented table, and beside it what each engine really is and costs.
 *
 * `GET /api/storyboard/video/engines`
 */
export const storyboardListEngines = /* @__PURE__ */ operation<NoInput, StoryboardListEnginesReply, StoryboardListEnginesError>('GET /api/storyboard/video/engines')

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

/** What {@link storyboardCalculateCost} answers. */
export type StoryboardCalculateCostReply = EngineCost

/**
 * Calculate what a length costs.
 *
 * `POST /api/storyboard/video/calculate-cost`
 */
export const storyboardCalculateCost = /* @__PURE__ */ operation<StoryboardCalculateCostInput, StoryboardCalculateCostReply, StoryboardCalculateCostError>('POST /api/storyboard/video/calculate-cost')

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

/** What {@link storyboardGenerateMetadata} answers. */
export type StoryboardGenerateMetadataReply = YouTubeMetadata

/**
 * Write YouTube metadata. Title, description, tags, hashtags and a score, all within YouTube's limits and written by rules: nothing is sent anywhere. The answer is kept for 30 days.
 *
 * `POST /api/storyboard/metadata/generate`
 */
export const storyboardGenerateMetadata = /* @__PURE__ */ operation<StoryboardGenerateMetadataInput, StoryboardGenerateMetadataReply, StoryboardGenerateMetadataError>('POST /api/storyboard/metadata/generate')

/** What {@link storyboardListGenres} may fail with. */
export type StoryboardListGenresError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListGenres} answers. */
export interface StoryboardListGenresReply {
  readonly genres: readonly GenreChoice[]
  readonly count: number
}

/**
 * List genres.
 *
 * `GET /api/storyboard/metadata/genres`
 */
export const storyboardListGenres = /* @__PURE__ */ operation<NoInput, StoryboardListGenresReply, StoryboardListGenresError>('GET /api/storyboard/metadata/genres')

/** What {@link storyboardListMoods} may fail with. */
export type StoryboardListMoodsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListMoods} answers. */
export interface StoryboardListMoodsReply {
  readonly moods: readonly NamedChoice[]
  readonly count: number
}

/**
 * List moods.
 *
 * `GET /api/storyboard/metadata/moods`
 */
export const storyboardListMoods = /* @__PURE__ */ operation<NoInput, StoryboardListMoodsReply, StoryboardListMoodsError>('GET /api/storyboard/metadata/moods')

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
export type StoryboardGenerateThumbnailsError = 'URL_NOT_ALLOWED' | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'INSUFFICIENT_CREDITS' | 'NOT_FOUND' | 'REQUEST_TIMEOUT' | 'VIDEO_NOT_READY' | 'CANCELLED' | 'TASK_BUSY' | 'CALL_AMBIGUOUS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PROVIDER_REJECTED' | 'MEDIA_INVALID' | 'MODEL_REFUSED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'API_KEY_REQUIRED' | 'RATE_LIMIT' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'MODEL_FAILED' | 'DRIVE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link storyboardGenerateThumbnails} answers. */
export type StoryboardGenerateThumbnailsReply = ThumbnailSet

/**
 * Make thumbnails. Of the frames of a video that suit each variant best; without a video that can be loaded, of a picture drawn from the context. Sorted by `click_prediction`, best first.
 *
 * `POST /api/storyboard/thumbnails/generate`
 */
export const storyboardGenerateThumbnails = /* @__PURE__ */ operation<StoryboardGenerateThumbnailsInput, StoryboardGenerateThumbnailsReply, StoryboardGenerateThumbnailsError>('POST /api/storyboard/thumbnails/generate')

/** What {@link storyboardListVariants} may fail with. */
export type StoryboardListVariantsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListVariants} answers. */
export interface StoryboardListVariantsReply {
  readonly variants: readonly ThumbnailVariant[]
  readonly count: number
}

/**
 * List variants.
 *
 * `GET /api/storyboard/thumbnails/variants`
 */
export const storyboardListVariants = /* @__PURE__ */ operation<NoInput, StoryboardListVariantsReply, StoryboardListVariantsError>('GET /api/storyboard/thumbnails/variants')

/** What {@link storyboardExtractFrame} takes. */
export interface StoryboardExtractFrameInput {
  readonly body: {
    readonly video_url: string
    readonly timestamp: number | string
  }
}

/** What {@link storyboardExtractFrame} may fail with. */
export type StoryboardExtractFrameError = 'URL_NOT_ALLOWED' | 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'TOKEN_REQUIRED' | 'TOKEN_EXPIRED' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'NOT_FOUND' | 'REQUEST_TIMEOUT' | 'VIDEO_NOT_READY' | 'CANCELLED' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PROVIDER_REJECTED' | 'MEDIA_INVALID' | 'RATE_LIMIT' | 'RATE_LIMITED' | 'FFMPEG_FAILED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'DRIVE_UNAVAILABLE' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link storyboardExtractFrame} answers. */
export type StoryboardExtractFrameReply = ExtractedFrame

/**
 * Take a frame out of a video.
 *
 * `POST /api/storyboard/thumbnails/extract-frame`
 */
export const storyboardExtractFrame = /* @__PURE__ */ operation<StoryboardExtractFrameInput, StoryboardExtractFrameReply, StoryboardExtractFrameError>('POST /api/storyboard/thumbnails/extract-frame')

/** What {@link storyboardSaveKey} takes. */
export interface StoryboardSaveKeyInput {
  readonly body: {
    readonly user_id: string
    readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
    readonly api_key: string
  }
}

/** What {@link storyboardSaveKey} may fail with. */
export type StoryboardSaveKeyError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardSaveKey} answers. */
export type StoryboardSaveKeyReply = SavedApiKey

/**
 * Keep an API key. Sealed with AES-256-GCM, bound to user and service; no route ever gives it back. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `POST /api/storyboard/api-keys`
 */
export const storyboardSaveKey = /* @__PURE__ */ operation<StoryboardSaveKeyInput, StoryboardSaveKeyReply, StoryboardSaveKeyError>('POST /api/storyboard/api-keys')

/** What {@link storyboardListServices} may fail with. */
export type StoryboardListServicesError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListServices} answers. */
export interface StoryboardListServicesReply {
  readonly services: readonly KeyService[]
  readonly count: number
}

/**
 * List services.
 *
 * `GET /api/storyboard/api-keys/services`
 */
export const storyboardListServices = /* @__PURE__ */ operation<NoInput, StoryboardListServicesReply, StoryboardListServicesError>('GET /api/storyboard/api-keys/services')

/** What {@link storyboardListKeys} takes. */
export interface StoryboardListKeysInput {
  readonly params: {
    readonly user_id: string
  }
}

/** What {@link storyboardListKeys} may fail with. */
export type StoryboardListKeysError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardListKeys} answers. */
export type StoryboardListKeysReply = ApiKeyList

/**
 * List API keys, masked. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `GET /api/storyboard/api-keys/{user_id}`
 */
export const storyboardListKeys = /* @__PURE__ */ operation<StoryboardListKeysInput, StoryboardListKeysReply, StoryboardListKeysError>('GET /api/storyboard/api-keys/{user_id}')

/** What {@link storyboardRemoveKey} takes. */
export interface StoryboardRemoveKeyInput {
  readonly params: {
    readonly user_id: string
    readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  }
}

/** What {@link storyboardRemoveKey} may fail with. */
export type StoryboardRemoveKeyError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'API_KEY_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardRemoveKey} answers. */
export type StoryboardRemoveKeyReply = RemovedApiKey

/**
 * Forget an API key. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `DELETE /api/storyboard/api-keys/{user_id}/{service}`
 */
export const storyboardRemoveKey = /* @__PURE__ */ operation<StoryboardRemoveKeyInput, StoryboardRemoveKeyReply, StoryboardRemoveKeyError>('DELETE /api/storyboard/api-keys/{user_id}/{service}')

/** What {@link storyboardValidateKey} takes. */
export interface StoryboardValidateKeyInput {
  readonly params: {
    readonly user_id: string
    readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
  }
}

/** What {@link storyboardValidateKey} may fail with. */
export type StoryboardValidateKeyError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'USER_NOT_FOUND' | 'API_KEY_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR' | 'VAULT_KEY_MISSING'

/** What {@link storyboardValidateKey} answers. */
export type StoryboardValidateKeyReply = CheckedApiKey

/**
 * Ask whether an API key is good. Asks the provider, where that costs nothing; else only its form is looked at, and `checked` says so. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `GET /api/storyboard/api-keys/{user_id}/{service}/validate`
 */
export const storyboardValidateKey = /* @__PURE__ */ operation<StoryboardValidateKeyInput, StoryboardValidateKeyReply, StoryboardValidateKeyError>('GET /api/storyboard/api-keys/{user_id}/{service}/validate')

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

/** What {@link storyboardListVideos} answers. */
export type StoryboardListVideosReply = StoryboardVideoList

/**
 * List videos, newest first.
 *
 * `GET /api/storyboard/videos`
 */
export const storyboardListVideos = /* @__PURE__ */ operation<StoryboardListVideosInput, StoryboardListVideosReply, StoryboardListVideosError>('GET /api/storyboard/videos offset')

/** What {@link storyboardRetryVideo} takes. */
export interface StoryboardRetryVideoInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardRetryVideo} may fail with. */
export type StoryboardRetryVideoError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'TASK_BUSY' | 'CALL_AMBIGUOUS' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardRetryVideo} answers. */
export type StoryboardRetryVideoReply = StoryboardVideoStatus

/**
 * Make what is missing. After a failure, another take or a larger budget. What is there is used and not paid for again.
 *
 * `POST /api/storyboard/video/{task_id}/retry`
 */
export const storyboardRetryVideo = /* @__PURE__ */ operation<StoryboardRetryVideoInput, StoryboardRetryVideoReply, StoryboardRetryVideoError>('POST /api/storyboard/video/{task_id}/retry')

/** What {@link storyboardListThumbnails} takes. */
export interface StoryboardListThumbnailsInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardListThumbnails} may fail with. */
export type StoryboardListThumbnailsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardListThumbnails} answers. */
export type StoryboardListThumbnailsReply = ThumbnailList

/**
 * List thumbnails of a video, best first.
 *
 * `GET /api/storyboard/videos/{task_id}/thumbnails`
 */
export const storyboardListThumbnails = /* @__PURE__ */ operation<StoryboardListThumbnailsInput, StoryboardListThumbnailsReply, StoryboardListThumbnailsError>('GET /api/storyboard/videos/{task_id}/thumbnails')

/** What {@link storyboardSelectThumbnail} takes. */
export interface StoryboardSelectThumbnailInput {
  readonly params: {
    readonly task_id: string
    readonly thumbnail_id: string
  }
}

/** What {@link storyboardSelectThumbnail} may fail with. */
export type StoryboardSelectThumbnailError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'THUMBNAIL_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardSelectThumbnail} answers. */
export type StoryboardSelectThumbnailReply = ThumbnailList

/**
 * Choose a thumbnail. The one that was chosen before is not any more.
 *
 * `POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/select`
 */
export const storyboardSelectThumbnail = /* @__PURE__ */ operation<StoryboardSelectThumbnailInput, StoryboardSelectThumbnailReply, StoryboardSelectThumbnailError>('POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/select')

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

/** What {@link storyboardReportThumbnail} answers. */
export type StoryboardReportThumbnailReply = Thumbnail

/**
 * Report what a test with viewers found. The counts are added to those before; `click_rate` tells the variants apart.
 *
 * `POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/results`
 */
export const storyboardReportThumbnail = /* @__PURE__ */ operation<StoryboardReportThumbnailInput, StoryboardReportThumbnailReply, StoryboardReportThumbnailError>('POST /api/storyboard/videos/{task_id}/thumbnails/{thumbnail_id}/results')

/** What {@link storyboardImportKeys} takes. */
export interface StoryboardImportKeysInput {
  readonly body: {
    readonly user_id: string
    readonly items: readonly {
      readonly service: 'google_drive' | 'runway' | 'dadan' | 'recraft' | 'openai' | 'anthropic' | 'gemini' | 'elevenlabs' | 'heygen' | 'luma_agents' | 'luma' | 'fal' | 'replicate' | 'vertex' | 'stability' | 'd_id' | 'google_tts' | 'openai_compatible' | 'youtube'
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

/** What {@link storyboardImportKeys} answers. */
export type StoryboardImportKeysReply = ImportedApiKeys

/**
 * Take over keys from another program. Opens Fernet tokens, as Python's `cryptography` writes them, and keeps them sealed as all others. One that does not open does not stop the rest. `user_id` is the caller's own id or `me`; administrators may name any user. Where nobody logs in there is one owner, and every id means it.
 *
 * `POST /api/storyboard/api-keys/import`
 */
export const storyboardImportKeys = /* @__PURE__ */ operation<StoryboardImportKeysInput, StoryboardImportKeysReply, StoryboardImportKeysError>('POST /api/storyboard/api-keys/import')

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

/** What {@link storyboardRotateKeys} answers. */
export type StoryboardRotateKeysReply = RotatedApiKeys

/**
 * Seal keys again under the newest master key. Afterwards the older master key can be thrown away.
 *
 * `POST /api/storyboard/api-keys/rotate`
 */
export const storyboardRotateKeys = /* @__PURE__ */ operation<StoryboardRotateKeysInput, StoryboardRotateKeysReply, StoryboardRotateKeysError>('POST /api/storyboard/api-keys/rotate')

/** What {@link storyboardHealth} may fail with. */
export type StoryboardHealthError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardHealth} answers. */
export type StoryboardHealthReply = StoryboardHealth

/**
 * Health of the storyboard routes.
 *
 * `GET /api/storyboard/health`
 */
export const storyboardHealth = /* @__PURE__ */ operation<NoInput, StoryboardHealthReply, StoryboardHealthError>('GET /api/storyboard/health')

/** What {@link storyboardEvents} takes. */
export interface StoryboardEventsInput {
  readonly params: {
    readonly task_id: string
  }
  readonly query?: {
    readonly last_event_id?: number | undefined
    /** @default false */
    readonly until_end?: boolean | undefined
  } | undefined
}

/** What {@link storyboardEvents} may fail with. */
export type StoryboardEventsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** An event of {@link storyboardEvents}. */
export type StoryboardEventsEvent =
  | {
    readonly event: 'event'
    readonly data: ProjectEvent
    readonly id: string | null
  }
  | {
    readonly event: 'progress'
    readonly data: ProjectProgress
    readonly id: string | null
  }

/**
 * Follow what happens. Server-sent events: `event` for every entry of the log, with its number as `id`, so that `Last-Event-ID` goes on after it; `progress` in between, never kept.
 *
 * `GET /api/storyboard/video/{task_id}/events`
 */
export const storyboardEvents = /* @__PURE__ */ eventOperation<StoryboardEventsInput, StoryboardEventsEvent>('GET /api/storyboard/video/{task_id}/events')

/** What {@link storyboardStartRun} takes. */
export interface StoryboardStartRunInput {
  readonly params: {
    readonly task_id: string
  }
  readonly body?: {
    readonly target?: string | undefined
    /** @default false */
    readonly auto_approve?: boolean | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  } | undefined
}

/** What {@link storyboardStartRun} may fail with. */
export type StoryboardStartRunError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'RUN_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardStartRun} answers. */
export type StoryboardStartRunReply = StartedRun

/**
 * Make what is not current. Runs towards a stage, the last one when none is named. What is there is reused; what is stale or missing is made.
 *
 * `POST /api/storyboard/video/{task_id}/runs`
 */
export const storyboardStartRun = /* @__PURE__ */ operation<StoryboardStartRunInput, StoryboardStartRunReply, StoryboardStartRunError>('POST /api/storyboard/video/{task_id}/runs idempotent')

/** What {@link storyboardCancel} takes. */
export interface StoryboardCancelInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardCancel} may fail with. */
export type StoryboardCancelError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'NOTHING_TO_CANCEL' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardCancel} answers. */
export type StoryboardCancelReply = CancelledRun

/**
 * Stop what is running. Asks the running work to stop; what was made stays. Money that a provider has already taken is settled, the rest is given back.
 *
 * `POST /api/storyboard/video/{task_id}/cancel`
 */
export const storyboardCancel = /* @__PURE__ */ operation<StoryboardCancelInput, StoryboardCancelReply, StoryboardCancelError>('POST /api/storyboard/video/{task_id}/cancel')

/** What {@link storyboardQuote} takes. */
export interface StoryboardQuoteInput {
  readonly params: {
    readonly task_id: string
  }
  readonly query?: {
    readonly target?: string | undefined
  } | undefined
}

/** What {@link storyboardQuote} may fail with. */
export type StoryboardQuoteError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardQuote} answers. */
export type StoryboardQuoteReply = ProjectQuote

/**
 * Know the price first. Runs the pipeline dry: what would be made, what is there and costs nothing, and what it would cost.
 *
 * `GET /api/storyboard/video/{task_id}/quote`
 */
export const storyboardQuote = /* @__PURE__ */ operation<StoryboardQuoteInput, StoryboardQuoteReply, StoryboardQuoteError>('GET /api/storyboard/video/{task_id}/quote')

/** What {@link storyboardSetBudget} takes. */
export interface StoryboardSetBudgetInput {
  readonly params: {
    readonly task_id: string
  }
  readonly body: {
    readonly budget_usd: number | null
  }
}

/** What {@link storyboardSetBudget} may fail with. */
export type StoryboardSetBudgetError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardSetBudget} answers. */
export type StoryboardSetBudgetReply = ProjectBudget

/**
 * Set the most it may cost. What would go over it is refused with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/storyboard/video/{task_id}/budget`
 */
export const storyboardSetBudget = /* @__PURE__ */ operation<StoryboardSetBudgetInput, StoryboardSetBudgetReply, StoryboardSetBudgetError>('PUT /api/storyboard/video/{task_id}/budget')

/** What {@link storyboardLedger} takes. */
export interface StoryboardLedgerInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardLedger} may fail with. */
export type StoryboardLedgerError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardLedger} answers. */
export type StoryboardLedgerReply = ProjectLedger

/**
 * See what was spent.
 *
 * `GET /api/storyboard/video/{task_id}/ledger`
 */
export const storyboardLedger = /* @__PURE__ */ operation<StoryboardLedgerInput, StoryboardLedgerReply, StoryboardLedgerError>('GET /api/storyboard/video/{task_id}/ledger')

/** What {@link storyboardArtifacts} takes. */
export interface StoryboardArtifactsInput {
  readonly params: {
    readonly task_id: string
  }
}

/** What {@link storyboardArtifacts} may fail with. */
export type StoryboardArtifactsError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardArtifacts} answers. */
export type StoryboardArtifactsReply = ProjectArtifacts

/**
 * List what it is made of. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. Addresses work without a token for a while.
 *
 * `GET /api/storyboard/video/{task_id}/artifacts`
 */
export const storyboardArtifacts = /* @__PURE__ */ operation<StoryboardArtifactsInput, StoryboardArtifactsReply, StoryboardArtifactsError>('GET /api/storyboard/video/{task_id}/artifacts')

/** What {@link storyboardArtifactContent} takes. */
export interface StoryboardArtifactContentInput {
  readonly params: {
    readonly task_id: string
  }
  readonly query: {
    readonly name: string
  }
}

/** What {@link storyboardArtifactContent} may fail with. */
export type StoryboardArtifactContentError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'ARTIFACT_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/**
 * Load the bytes of one.
 *
 * `GET /api/storyboard/video/{task_id}/artifacts/content`
 */
export const storyboardArtifactContent = /* @__PURE__ */ binaryOperation<StoryboardArtifactContentInput, StoryboardArtifactContentError>('GET /api/storyboard/video/{task_id}/artifacts/content')

/** What {@link storyboardTakes} takes. */
export interface StoryboardTakesInput {
  readonly params: {
    readonly task_id: string
  }
  readonly query: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
  }
}

/** What {@link storyboardTakes} may fail with. */
export type StoryboardTakesError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'STORYBOARD_MISSING' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardTakes} answers. */
export type StoryboardTakesReply = ProjectTakes

/**
 * List the takes of a scene.
 *
 * `GET /api/storyboard/video/{task_id}/takes`
 */
export const storyboardTakes = /* @__PURE__ */ operation<StoryboardTakesInput, StoryboardTakesReply, StoryboardTakesError>('GET /api/storyboard/video/{task_id}/takes')

/** What {@link storyboardSetTake} takes. */
export interface StoryboardSetTakeInput {
  readonly params: {
    readonly task_id: string
  }
  readonly body: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
    /** @default "next" */
    readonly take?: number | 'next' | undefined
  }
}

/** What {@link storyboardSetTake} may fail with. */
export type StoryboardSetTakeError = 'MISSING_FIELDS' | 'INVALID_REQUEST' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TASK_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'STORYBOARD_MISSING' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'ENDPOINT_ERROR' | 'INTERNAL_ERROR'

/** What {@link storyboardSetTake} answers. */
export type StoryboardSetTakeReply = ProjectTakes

/**
 * Go back to a take, or ask for another. A number goes back to that take, which costs nothing while it is there; `next` asks for another. Nothing is made before the next run.
 *
 * `POST /api/storyboard/video/{task_id}/takes`
 */
export const storyboardSetTake = /* @__PURE__ */ operation<StoryboardSetTakeInput, StoryboardSetTakeReply, StoryboardSetTakeError>('POST /api/storyboard/video/{task_id}/takes')

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
export type JobsGenerateError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'JOB_BUSY' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsGenerate} answers. */
export type JobsGenerateReply = Job

/**
 * Order a video. Writes the storyboard and draws its pictures, then waits until somebody approves. Nothing is rendered before.
 *
 * `POST /api/v2/generate`
 */
export const jobsGenerate = /* @__PURE__ */ operation<JobsGenerateInput, JobsGenerateReply, JobsGenerateError>('POST /api/v2/generate idempotent')

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

/** What {@link jobsListJobs} answers. */
export type JobsListJobsReply = readonly JobSummary[]

/**
 * List jobs, newest first. A bare array. `X-Total-Count` says how many there are, `Link` where the next page is.
 *
 * `GET /api/v2/jobs`
 */
export const jobsListJobs = /* @__PURE__ */ operation<JobsListJobsInput, JobsListJobsReply, JobsListJobsError>('GET /api/v2/jobs offset')

/** What {@link jobsGetJob} takes. */
export interface JobsGetJobInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsGetJob} may fail with. */
export type JobsGetJobError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsGetJob} answers. */
export type JobsGetJobReply = Job

/**
 * Status and storyboard of a job. Strangers may look where the host lets them; they see no prompt, description or narration, and never whose job it is.
 *
 * `GET /api/v2/jobs/{job_id}`
 */
export const jobsGetJob = /* @__PURE__ */ operation<JobsGetJobInput, JobsGetJobReply, JobsGetJobError>('GET /api/v2/jobs/{job_id}')

/** What {@link jobsGetMetadata} takes. */
export interface JobsGetMetadataInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsGetMetadata} may fail with. */
export type JobsGetMetadataError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsGetMetadata} answers. */
export type JobsGetMetadataReply = JobMetadata

/**
 * Facts about a job. Scenes, costs, how often it was refined and loaded, and where the video is. Public unless the host switched public reads off.
 *
 * `GET /api/v2/jobs/{job_id}/metadata`
 */
export const jobsGetMetadata = /* @__PURE__ */ operation<JobsGetMetadataInput, JobsGetMetadataReply, JobsGetMetadataError>('GET /api/v2/jobs/{job_id}/metadata')

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
export type JobsRefineError = 'NOTHING_TO_REFINE' | 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'BUDGET_EXCEEDED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'REFINEMENT_LIMIT_REACHED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'IMAGE_NOT_REGENERATED' | 'INTERNAL_ERROR'

/** What {@link jobsRefine} answers. */
export type JobsRefineReply = Job

/**
 * Change a scene. A new picture prompt has the picture drawn again at once, which adds $0.02 to the estimate; a new description costs nothing. Five refinements per job, and none comes back, except one whose picture could not be drawn: that one is not counted, and the new prompt stays with its scene. The approval is taken back. Values can stand in the query or in a JSON body; the body goes first.
 *
 * `POST /api/v2/jobs/{job_id}/refine`
 */
export const jobsRefine = /* @__PURE__ */ operation<JobsRefineInput, JobsRefineReply, JobsRefineError>('POST /api/v2/jobs/{job_id}/refine idempotent')

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

/** What {@link jobsReorder} answers. */
export type JobsReorderReply = Job

/**
 * Put the scenes in another order. Names every scene once by its number. The approval is taken back. The order can stand in the query or in a JSON body; the body goes first.
 *
 * `POST /api/v2/jobs/{job_id}/reorder`
 */
export const jobsReorder = /* @__PURE__ */ operation<JobsReorderInput, JobsReorderReply, JobsReorderError>('POST /api/v2/jobs/{job_id}/reorder')

/** What {@link jobsApprove} takes. */
export interface JobsApproveInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsApprove} may fail with. */
export type JobsApproveError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsApprove} answers. */
export type JobsApproveReply = Job

/**
 * Approve the storyboard. Says yes to exactly these scenes and pictures. Approving what is approved changes nothing.
 *
 * `POST /api/v2/jobs/{job_id}/approve`
 */
export const jobsApprove = /* @__PURE__ */ operation<JobsApproveInput, JobsApproveReply, JobsApproveError>('POST /api/v2/jobs/{job_id}/approve')

/** What {@link jobsRender} takes. */
export interface JobsRenderInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsRender} may fail with. */
export type JobsRenderError = 'STORYBOARD_NOT_READY' | 'STORYBOARD_NOT_APPROVED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsRender} answers. */
export type JobsRenderReply = Job

/**
 * Render the video. Voice, music, segments and the finished video, of a storyboard that is approved. What is there is not made again.
 *
 * `POST /api/v2/jobs/{job_id}/render`
 */
export const jobsRender = /* @__PURE__ */ operation<JobsRenderInput, JobsRenderReply, JobsRenderError>('POST /api/v2/jobs/{job_id}/render idempotent')

/** What {@link jobsGetVideo} takes. */
export interface JobsGetVideoInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsGetVideo} may fail with. */
export type JobsGetVideoError = 'VIDEO_NOT_READY' | 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'JOB_NOT_FOUND' | 'VIDEO_NOT_FOUND' | 'JOB_BUSY' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Load the video. The last video that was finished. Counts as a download, once however many ranges it is loaded in.
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
 * Load the video in another format and size. The first time it is made, which takes a while; then it is there. Costs nothing. Counts as a download.
 *
 * `GET /api/v2/jobs/{job_id}/export`
 */
export const jobsExportVideo = /* @__PURE__ */ binaryOperation<JobsExportVideoInput, JobsExportVideoError>('GET /api/v2/jobs/{job_id}/export')

/** What {@link jobsEvents} takes. */
export interface JobsEventsInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query?: {
    readonly last_event_id?: number | undefined
    /** @default false */
    readonly until_end?: boolean | undefined
  } | undefined
}

/** What {@link jobsEvents} may fail with. */
export type JobsEventsError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** An event of {@link jobsEvents}. */
export type JobsEventsEvent =
  | {
    readonly event: 'event'
    readonly data: ProjectEvent
    readonly id: string | null
  }
  | {
    readonly event: 'progress'
    readonly data: ProjectProgress
    readonly id: string | null
  }

/**
 * Follow what happens. Server-sent events: `event` for every entry of the log, with its number as `id`, so that `Last-Event-ID` goes on after it; `progress` in between, never kept.
 *
 * `GET /api/v2/jobs/{job_id}/events`
 */
export const jobsEvents = /* @__PURE__ */ eventOperation<JobsEventsInput, JobsEventsEvent>('GET /api/v2/jobs/{job_id}/events')

/** What {@link jobsStartRun} takes. */
export interface JobsStartRunInput {
  readonly params: {
    readonly job_id: number
  }
  readonly body?: {
    readonly target?: string | undefined
    /** @default false */
    readonly auto_approve?: boolean | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  } | undefined
}

/** What {@link jobsStartRun} may fail with. */
export type JobsStartRunError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'RUN_ACTIVE' | 'CALL_AMBIGUOUS' | 'JOB_BUSY' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsStartRun} answers. */
export type JobsStartRunReply = StartedRun

/**
 * Make what is not current. Runs towards a stage, the last one when none is named. What is there is reused; what is stale or missing is made.
 *
 * `POST /api/v2/jobs/{job_id}/runs`
 */
export const jobsStartRun = /* @__PURE__ */ operation<JobsStartRunInput, JobsStartRunReply, JobsStartRunError>('POST /api/v2/jobs/{job_id}/runs idempotent')

/** What {@link jobsCancel} takes. */
export interface JobsCancelInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsCancel} may fail with. */
export type JobsCancelError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'NOTHING_TO_CANCEL' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsCancel} answers. */
export type JobsCancelReply = CancelledRun

/**
 * Stop what is running. Asks the running work to stop; what was made stays. Money that a provider has already taken is settled, the rest is given back.
 *
 * `POST /api/v2/jobs/{job_id}/cancel`
 */
export const jobsCancel = /* @__PURE__ */ operation<JobsCancelInput, JobsCancelReply, JobsCancelError>('POST /api/v2/jobs/{job_id}/cancel')

/** What {@link jobsQuote} takes. */
export interface JobsQuoteInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query?: {
    readonly target?: string | undefined
  } | undefined
}

/** What {@link jobsQuote} may fail with. */
export type JobsQuoteError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'JOB_BUSY' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsQuote} answers. */
export type JobsQuoteReply = ProjectQuote

/**
 * Know the price first. Runs the pipeline dry: what would be made, what is there and costs nothing, and what it would cost.
 *
 * `GET /api/v2/jobs/{job_id}/quote`
 */
export const jobsQuote = /* @__PURE__ */ operation<JobsQuoteInput, JobsQuoteReply, JobsQuoteError>('GET /api/v2/jobs/{job_id}/quote')

/** What {@link jobsSetBudget} takes. */
export interface JobsSetBudgetInput {
  readonly params: {
    readonly job_id: number
  }
  readonly body: {
    readonly budget_usd: number | null
  }
}

/** What {@link jobsSetBudget} may fail with. */
export type JobsSetBudgetError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'JOB_BUSY' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsSetBudget} answers. */
export type JobsSetBudgetReply = ProjectBudget

/**
 * Set the most it may cost. What would go over it is refused with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/v2/jobs/{job_id}/budget`
 */
export const jobsSetBudget = /* @__PURE__ */ operation<JobsSetBudgetInput, JobsSetBudgetReply, JobsSetBudgetError>('PUT /api/v2/jobs/{job_id}/budget')

/** What {@link jobsLedger} takes. */
export interface JobsLedgerInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsLedger} may fail with. */
export type JobsLedgerError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsLedger} answers. */
export type JobsLedgerReply = ProjectLedger

/**
 * See what was spent.
 *
 * `GET /api/v2/jobs/{job_id}/ledger`
 */
export const jobsLedger = /* @__PURE__ */ operation<JobsLedgerInput, JobsLedgerReply, JobsLedgerError>('GET /api/v2/jobs/{job_id}/ledger')

/** What {@link jobsArtifacts} takes. */
export interface JobsArtifactsInput {
  readonly params: {
    readonly job_id: number
  }
}

/** What {@link jobsArtifacts} may fail with. */
export type JobsArtifactsError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsArtifacts} answers. */
export type JobsArtifactsReply = ProjectArtifacts

/**
 * List what it is made of. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. Addresses work without a token for a while.
 *
 * `GET /api/v2/jobs/{job_id}/artifacts`
 */
export const jobsArtifacts = /* @__PURE__ */ operation<JobsArtifactsInput, JobsArtifactsReply, JobsArtifactsError>('GET /api/v2/jobs/{job_id}/artifacts')

/** What {@link jobsArtifactContent} takes. */
export interface JobsArtifactContentInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query: {
    readonly name: string
  }
}

/** What {@link jobsArtifactContent} may fail with. */
export type JobsArtifactContentError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'ARTIFACT_NOT_FOUND' | 'JOB_BUSY' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Load the bytes of one.
 *
 * `GET /api/v2/jobs/{job_id}/artifacts/content`
 */
export const jobsArtifactContent = /* @__PURE__ */ binaryOperation<JobsArtifactContentInput, JobsArtifactContentError>('GET /api/v2/jobs/{job_id}/artifacts/content')

/** What {@link jobsTakes} takes. */
export interface JobsTakesInput {
  readonly params: {
    readonly job_id: number
  }
  readonly query: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
  }
}

/** What {@link jobsTakes} may fail with. */
export type JobsTakesError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'STORYBOARD_MISSING' | 'JOB_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsTakes} answers. */
export type JobsTakesReply = ProjectTakes

/**
 * List the takes of a scene.
 *
 * `GET /api/v2/jobs/{job_id}/takes`
 */
export const jobsTakes = /* @__PURE__ */ operation<JobsTakesInput, JobsTakesReply, JobsTakesError>('GET /api/v2/jobs/{job_id}/takes')

/** What {@link jobsSetTake} takes. */
export interface JobsSetTakeInput {
  readonly params: {
    readonly job_id: number
  }
  readonly body: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
    /** @default "next" */
    readonly take?: number | 'next' | undefined
  }
}

/** What {@link jobsSetTake} may fail with. */
export type JobsSetTakeError = 'STORYBOARD_NOT_READY' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'STORYBOARD_MISSING' | 'JOB_BUSY' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link jobsSetTake} answers. */
export type JobsSetTakeReply = ProjectTakes

/**
 * Go back to a take, or ask for another. A number goes back to that take, which costs nothing while it is there; `next` asks for another. Nothing is made before the next run.
 *
 * `POST /api/v2/jobs/{job_id}/takes`
 */
export const jobsSetTake = /* @__PURE__ */ operation<JobsSetTakeInput, JobsSetTakeReply, JobsSetTakeError>('POST /api/v2/jobs/{job_id}/takes')

/** What {@link campaignsCreateCampaign} takes. */
export interface CampaignsCreateCampaignInput {
  readonly body: {
    readonly name: string
    readonly description?: string | undefined
    readonly objective?: 'awareness' | 'engagement' | 'traffic' | 'leads' | 'sales' | 'app_installs' | 'education' | 'retention' | null | undefined
    readonly platforms?: readonly ('tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email')[] | undefined
    readonly target_audience?: string | undefined
    readonly budget_usd?: number | null | undefined
    readonly start_date?: string | null | undefined
    readonly end_date?: string | null | undefined
    readonly brand?: {
      readonly name?: string | undefined
      readonly colors?: readonly string[] | undefined
      readonly logo_upload_id?: string | null | undefined
      readonly logo_url?: unknown | undefined
    } | undefined
    readonly defaults?: {
      readonly avatar_id?: string | null | undefined
      readonly voice_id?: string | null | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | null | undefined
      readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | null | undefined
      readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | null | undefined
      readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | null | undefined
      readonly captions?: boolean | null | undefined
    } | undefined
    readonly id?: unknown | undefined
    readonly video_count?: unknown | undefined
    readonly spent_usd?: unknown | undefined
    readonly warnings?: unknown | undefined
    readonly created_at?: unknown | undefined
    readonly updated_at?: unknown | undefined
    readonly status?: 'draft' | undefined
  }
}

/** What {@link campaignsCreateCampaign} may fail with. */
export type CampaignsCreateCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCreateCampaign} answers. */
export type CampaignsCreateCampaignReply = Campaign

/**
 * Create a campaign. It begins as a draft. Videos are made in campaigns that are drafts or active.
 *
 * `POST /api/campaigns`
 */
export const campaignsCreateCampaign = /* @__PURE__ */ operation<CampaignsCreateCampaignInput, CampaignsCreateCampaignReply, CampaignsCreateCampaignError>('POST /api/campaigns idempotent')

/** What {@link campaignsListCampaigns} takes. */
export interface CampaignsListCampaignsInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly status?: 'draft' | 'active' | 'paused' | 'completed' | 'archived' | undefined
    readonly platform?: 'tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email' | undefined
    readonly search?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** @default "newest" */
    readonly sort?: 'newest' | 'oldest' | 'name' | 'updated' | 'start_date' | undefined
  } | undefined
}

/** What {@link campaignsListCampaigns} may fail with. */
export type CampaignsListCampaignsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListCampaigns} answers. */
export type CampaignsListCampaignsReply = CampaignPage

/**
 * List campaigns. `X-Total-Count` says how many there are, `Link` where the pages beside this one are.
 *
 * `GET /api/campaigns`
 */
export const campaignsListCampaigns = /* @__PURE__ */ operation<CampaignsListCampaignsInput, CampaignsListCampaignsReply, CampaignsListCampaignsError>('GET /api/campaigns page')

/** What {@link campaignsGetCampaign} takes. */
export interface CampaignsGetCampaignInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link campaignsGetCampaign} may fail with. */
export type CampaignsGetCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGetCampaign} answers. */
export type CampaignsGetCampaignReply = Campaign

/**
 * Look at a campaign.
 *
 * `GET /api/campaigns/{id}`
 */
export const campaignsGetCampaign = /* @__PURE__ */ operation<CampaignsGetCampaignInput, CampaignsGetCampaignReply, CampaignsGetCampaignError>('GET /api/campaigns/{id}')

/** What {@link campaignsUpdateCampaign} takes. */
export interface CampaignsUpdateCampaignInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly name?: string | undefined
    readonly description?: string | undefined
    readonly objective?: 'awareness' | 'engagement' | 'traffic' | 'leads' | 'sales' | 'app_installs' | 'education' | 'retention' | null | undefined
    readonly platforms?: readonly ('tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email')[] | undefined
    readonly target_audience?: string | undefined
    readonly budget_usd?: number | null | undefined
    readonly start_date?: string | null | undefined
    readonly end_date?: string | null | undefined
    readonly brand?: {
      readonly name?: string | undefined
      readonly colors?: readonly string[] | undefined
      readonly logo_upload_id?: string | null | undefined
      readonly logo_url?: unknown | undefined
    } | undefined
    readonly defaults?: {
      readonly avatar_id?: string | null | undefined
      readonly voice_id?: string | null | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | null | undefined
      readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | null | undefined
      readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | null | undefined
      readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | null | undefined
      readonly captions?: boolean | null | undefined
    } | undefined
    readonly id?: unknown | undefined
    readonly video_count?: unknown | undefined
    readonly spent_usd?: unknown | undefined
    readonly warnings?: unknown | undefined
    readonly created_at?: unknown | undefined
    readonly updated_at?: unknown | undefined
    readonly status?: 'draft' | 'active' | 'paused' | 'completed' | 'archived' | undefined
  }
}

/** What {@link campaignsUpdateCampaign} may fail with. */
export type CampaignsUpdateCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'INVALID_TRANSITION' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsUpdateCampaign} answers. */
export type CampaignsUpdateCampaignReply = Campaign

/**
 * Change a campaign. What is not named stays. A draft can become active; what is active can be paused, completed and taken up again; everything can be archived, and what is archived becomes a draft again. A lower budget, a pause or an end holds for what is ordered from now on; what is being made goes on.
 *
 * `PUT /api/campaigns/{id}`
 */
export const campaignsUpdateCampaign = /* @__PURE__ */ operation<CampaignsUpdateCampaignInput, CampaignsUpdateCampaignReply, CampaignsUpdateCampaignError>('PUT /api/campaigns/{id}')

/** What {@link campaignsDeleteCampaign} takes. */
export interface CampaignsDeleteCampaignInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link campaignsDeleteCampaign} may fail with. */
export type CampaignsDeleteCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteCampaign} answers. */
export type CampaignsDeleteCampaignReply = undefined

/**
 * Delete a campaign. Its videos stay, without a campaign; what is being made goes on.
 *
 * `DELETE /api/campaigns/{id}`
 */
export const campaignsDeleteCampaign = /* @__PURE__ */ operation<CampaignsDeleteCampaignInput, CampaignsDeleteCampaignReply, CampaignsDeleteCampaignError>('DELETE /api/campaigns/{id}')

/** What {@link campaignsDuplicateCampaign} takes. */
export interface CampaignsDuplicateCampaignInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link campaignsDuplicateCampaign} may fail with. */
export type CampaignsDuplicateCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'IDEMPOTENCY_IN_PROGRESS' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDuplicateCampaign} answers. */
export type CampaignsDuplicateCampaignReply = Campaign

/**
 * Copy a campaign. The copy is a draft without videos.
 *
 * `POST /api/campaigns/{id}/duplicate`
 */
export const campaignsDuplicateCampaign = /* @__PURE__ */ operation<CampaignsDuplicateCampaignInput, CampaignsDuplicateCampaignReply, CampaignsDuplicateCampaignError>('POST /api/campaigns/{id}/duplicate idempotent')

/** What {@link campaignsListTemplates} takes. */
export interface CampaignsListTemplatesInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly category?: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other' | undefined
    readonly search?: string | undefined
    readonly own?: boolean | undefined
  } | undefined
}

/** What {@link campaignsListTemplates} may fail with. */
export type CampaignsListTemplatesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListTemplates} answers. */
export type CampaignsListTemplatesReply = PromptTemplatePage

/**
 * List script templates. Own ones, newest first, then those that are built in.
 *
 * `GET /api/ai-studio/prompt-templates`
 */
export const campaignsListTemplates = /* @__PURE__ */ operation<CampaignsListTemplatesInput, CampaignsListTemplatesReply, CampaignsListTemplatesError>('GET /api/ai-studio/prompt-templates page')

/** What {@link campaignsCreateTemplate} takes. */
export interface CampaignsCreateTemplateInput {
  readonly body: {
    readonly name: string
    readonly category?: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other' | undefined
    readonly description?: string | undefined
    readonly content: string
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly variables?: readonly {
      readonly name: string
      readonly description?: string | undefined
      readonly default?: string | null | undefined
    }[] | undefined
    readonly tags?: readonly string[] | undefined
  }
}

/** What {@link campaignsCreateTemplate} may fail with. */
export type CampaignsCreateTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCreateTemplate} answers. */
export type CampaignsCreateTemplateReply = PromptTemplate

/**
 * Create a script template. Places to fill are written as `{{name}}`. Without a category it is `other`, without a language `en`.
 *
 * `POST /api/ai-studio/prompt-templates`
 */
export const campaignsCreateTemplate = /* @__PURE__ */ operation<CampaignsCreateTemplateInput, CampaignsCreateTemplateReply, CampaignsCreateTemplateError>('POST /api/ai-studio/prompt-templates idempotent')

/** What {@link campaignsGetTemplate} takes. */
export interface CampaignsGetTemplateInput {
  readonly params: {
    readonly template_id: string
  }
}

/** What {@link campaignsGetTemplate} may fail with. */
export type CampaignsGetTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGetTemplate} answers. */
export type CampaignsGetTemplateReply = PromptTemplate

/**
 * Look at a script template.
 *
 * `GET /api/ai-studio/prompt-templates/{template_id}`
 */
export const campaignsGetTemplate = /* @__PURE__ */ operation<CampaignsGetTemplateInput, CampaignsGetTemplateReply, CampaignsGetTemplateError>('GET /api/ai-studio/prompt-templates/{template_id}')

/** What {@link campaignsUpdateTemplate} takes. */
export interface CampaignsUpdateTemplateInput {
  readonly params: {
    readonly template_id: string
  }
  readonly body: {
    readonly name?: string | undefined
    readonly category?: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other' | undefined
    readonly description?: string | undefined
    readonly content?: string | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly variables?: readonly {
      readonly name: string
      readonly description?: string | undefined
      readonly default?: string | null | undefined
    }[] | undefined
    readonly tags?: readonly string[] | undefined
  }
}

/** What {@link campaignsUpdateTemplate} may fail with. */
export type CampaignsUpdateTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_READ_ONLY' | 'TEMPLATE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsUpdateTemplate} answers. */
export type CampaignsUpdateTemplateReply = PromptTemplate

/**
 * Change a script template of your own.
 *
 * `PUT /api/ai-studio/prompt-templates/{template_id}`
 */
export const campaignsUpdateTemplate = /* @__PURE__ */ operation<CampaignsUpdateTemplateInput, CampaignsUpdateTemplateReply, CampaignsUpdateTemplateError>('PUT /api/ai-studio/prompt-templates/{template_id}')

/** What {@link campaignsDeleteTemplate} takes. */
export interface CampaignsDeleteTemplateInput {
  readonly params: {
    readonly template_id: string
  }
}

/** What {@link campaignsDeleteTemplate} may fail with. */
export type CampaignsDeleteTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_READ_ONLY' | 'TEMPLATE_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteTemplate} answers. */
export type CampaignsDeleteTemplateReply = undefined

/**
 * Delete a script template of your own. Videos that were made with it stay.
 *
 * `DELETE /api/ai-studio/prompt-templates/{template_id}`
 */
export const campaignsDeleteTemplate = /* @__PURE__ */ operation<CampaignsDeleteTemplateInput, CampaignsDeleteTemplateReply, CampaignsDeleteTemplateError>('DELETE /api/ai-studio/prompt-templates/{template_id}')

/** What {@link campaignsRenderTemplate} takes. */
export interface CampaignsRenderTemplateInput {
  readonly params: {
    readonly template_id: string
  }
  readonly body: {
    /** @default {} */
    readonly variables?: { readonly [member: string]: string } | undefined
  }
}

/** What {@link campaignsRenderTemplate} may fail with. */
export type CampaignsRenderTemplateError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsRenderTemplate} answers. */
export type CampaignsRenderTemplateReply = RenderedTemplate

/**
 * Fill in a script template. Shows the script that a video with these variables would have. Makes nothing.
 *
 * `POST /api/ai-studio/prompt-templates/{template_id}/render`
 */
export const campaignsRenderTemplate = /* @__PURE__ */ operation<CampaignsRenderTemplateInput, CampaignsRenderTemplateReply, CampaignsRenderTemplateError>('POST /api/ai-studio/prompt-templates/{template_id}/render')

/** What {@link campaignsListAvatars} takes. */
export interface CampaignsListAvatarsInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly gender?: 'female' | 'male' | 'neutral' | undefined
    readonly search?: string | undefined
  } | undefined
}

/** What {@link campaignsListAvatars} may fail with. */
export type CampaignsListAvatarsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListAvatars} answers. */
export type CampaignsListAvatarsReply = AiAvatarPage

/**
 * List avatars. Those that are built in, and those of the configured avatar provider, which is asked every five minutes.
 *
 * `GET /api/ai-studio/avatars`
 */
export const campaignsListAvatars = /* @__PURE__ */ operation<CampaignsListAvatarsInput, CampaignsListAvatarsReply, CampaignsListAvatarsError>('GET /api/ai-studio/avatars page')

/** What {@link campaignsListVoices} takes. */
export interface CampaignsListVoicesInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly gender?: 'female' | 'male' | 'neutral' | undefined
    readonly search?: string | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
  } | undefined
}

/** What {@link campaignsListVoices} may fail with. */
export type CampaignsListVoicesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListVoices} answers. */
export type CampaignsListVoicesReply = AiVoicePage

/**
 * List voices. The six voices of every studio, and those of the configured avatar provider.
 *
 * `GET /api/ai-studio/voices`
 */
export const campaignsListVoices = /* @__PURE__ */ operation<CampaignsListVoicesInput, CampaignsListVoicesReply, CampaignsListVoicesError>('GET /api/ai-studio/voices page')

/** What {@link campaignsGenerateVideo} takes. */
export interface CampaignsGenerateVideoInput {
  readonly body: {
    readonly script?: string | undefined
    readonly template_id?: string | undefined
    readonly variables?: { readonly [member: string]: string } | undefined
    readonly avatar_id?: string | undefined
    readonly portrait_upload_id?: string | undefined
    readonly voice_id?: string | undefined
    readonly campaign_id?: string | undefined
    readonly title?: string | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    readonly captions?: boolean | undefined
    readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly voice_speed?: number | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  }
}

/** What {@link campaignsGenerateVideo} may fail with. */
export type CampaignsGenerateVideoError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_BUDGET_EXCEEDED' | 'CAMPAIGN_NOT_FOUND' | 'TEMPLATE_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CAMPAIGN_NOT_ACTIVE' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGenerateVideo} answers. */
export type CampaignsGenerateVideoReply = GenerationJob

/**
 * Order a video. Somebody speaks a script, or a template filled in. Answered at once; follow the job by its status, its events or a webhook. In a campaign, what the order does not say is as the campaign says, and its budget holds.
 *
 * `POST /api/ai-studio/generate-video`
 */
export const campaignsGenerateVideo = /* @__PURE__ */ operation<CampaignsGenerateVideoInput, CampaignsGenerateVideoReply, CampaignsGenerateVideoError>('POST /api/ai-studio/generate-video idempotent')

/** What {@link campaignsGenerateVideos} takes. */
export interface CampaignsGenerateVideosInput {
  readonly body: {
    readonly videos: readonly {
      readonly script?: string | undefined
      readonly template_id?: string | undefined
      readonly variables?: { readonly [member: string]: string } | undefined
      readonly avatar_id?: string | undefined
      readonly portrait_upload_id?: string | undefined
      readonly voice_id?: string | undefined
      readonly campaign_id?: string | undefined
      readonly title?: string | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
      readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
      readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
      readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
      readonly captions?: boolean | undefined
      readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
      readonly voice_speed?: number | undefined
      readonly budget_usd?: number | null | undefined
      /** @default 0 */
      readonly priority?: number | undefined
    }[]
  }
}

/** What {@link campaignsGenerateVideos} may fail with. */
export type CampaignsGenerateVideosError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_BUDGET_EXCEEDED' | 'CAMPAIGN_NOT_FOUND' | 'TEMPLATE_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CAMPAIGN_NOT_ACTIVE' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGenerateVideos} answers. */
export type CampaignsGenerateVideosReply = GenerationJobs

/**
 * Order several videos. At most 50. One wrong order refuses all of them, and nothing is written.
 *
 * `POST /api/ai-studio/generate-videos`
 */
export const campaignsGenerateVideos = /* @__PURE__ */ operation<CampaignsGenerateVideosInput, CampaignsGenerateVideosReply, CampaignsGenerateVideosError>('POST /api/ai-studio/generate-videos idempotent')

/** What {@link campaignsQuoteVideo} takes. */
export interface CampaignsQuoteVideoInput {
  readonly body: {
    readonly script?: string | undefined
    readonly template_id?: string | undefined
    readonly variables?: { readonly [member: string]: string } | undefined
    readonly avatar_id?: string | undefined
    readonly portrait_upload_id?: string | undefined
    readonly voice_id?: string | undefined
    readonly campaign_id?: string | undefined
    readonly title?: string | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    readonly captions?: boolean | undefined
    readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly voice_speed?: number | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  }
}

/** What {@link campaignsQuoteVideo} may fail with. */
export type CampaignsQuoteVideoError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'TEMPLATE_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CAMPAIGN_NOT_ACTIVE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsQuoteVideo} answers. */
export type CampaignsQuoteVideoReply = VideoQuote

/**
 * Know the price of a video first. Takes the same order and makes nothing.
 *
 * `POST /api/ai-studio/quote-video`
 */
export const campaignsQuoteVideo = /* @__PURE__ */ operation<CampaignsQuoteVideoInput, CampaignsQuoteVideoReply, CampaignsQuoteVideoError>('POST /api/ai-studio/quote-video')

/** What {@link campaignsGenerationStatus} takes. */
export interface CampaignsGenerationStatusInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsGenerationStatus} may fail with. */
export type CampaignsGenerationStatusError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGenerationStatus} answers. */
export type CampaignsGenerationStatusReply = GenerationJob

/**
 * Status and progress of a job.
 *
 * `GET /api/ai-studio/generation-status/{job_id}`
 */
export const campaignsGenerationStatus = /* @__PURE__ */ operation<CampaignsGenerationStatusInput, CampaignsGenerationStatusReply, CampaignsGenerationStatusError>('GET /api/ai-studio/generation-status/{job_id}')

/** What {@link campaignsListJobs} takes. */
export interface CampaignsListJobsInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly campaign_id?: string | undefined
    readonly search?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** @default "newest" */
    readonly sort?: 'newest' | 'oldest' | undefined
    readonly status?: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention' | undefined
  } | undefined
}

/** What {@link campaignsListJobs} may fail with. */
export type CampaignsListJobsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListJobs} answers. */
export type CampaignsListJobsReply = GenerationJobPage

/**
 * List jobs. `X-Total-Count` says how many there are, `Link` where the pages beside this one are.
 *
 * `GET /api/ai-studio/generation-jobs`
 */
export const campaignsListJobs = /* @__PURE__ */ operation<CampaignsListJobsInput, CampaignsListJobsReply, CampaignsListJobsError>('GET /api/ai-studio/generation-jobs page')

/** What {@link campaignsRetryJob} takes. */
export interface CampaignsRetryJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsRetryJob} may fail with. */
export type CampaignsRetryJobError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_BUDGET_EXCEEDED' | 'JOB_NOT_FOUND' | 'JOB_ACTIVE' | 'CAMPAIGN_NOT_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsRetryJob} answers. */
export type CampaignsRetryJobReply = GenerationJob

/**
 * Work on a job again. After a failure, a cancellation, or when another take was asked for. Only what is missing is made; what was paid for is not paid again.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/retry`
 */
export const campaignsRetryJob = /* @__PURE__ */ operation<CampaignsRetryJobInput, CampaignsRetryJobReply, CampaignsRetryJobError>('POST /api/ai-studio/generation-jobs/{job_id}/retry idempotent')

/** What {@link campaignsDeleteJob} takes. */
export interface CampaignsDeleteJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsDeleteJob} may fail with. */
export type CampaignsDeleteJobError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_ACTIVE' | 'CALL_AMBIGUOUS' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteJob} answers. */
export type CampaignsDeleteJobReply = undefined

/**
 * Delete a job that has ended. With its video and analytics. A job that goes on is cancelled first. What it cost stays on the account of its campaign.
 *
 * `DELETE /api/ai-studio/generation-jobs/{job_id}`
 */
export const campaignsDeleteJob = /* @__PURE__ */ operation<CampaignsDeleteJobInput, CampaignsDeleteJobReply, CampaignsDeleteJobError>('DELETE /api/ai-studio/generation-jobs/{job_id}')

/** What {@link campaignsListVideos} takes. */
export interface CampaignsListVideosInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly campaign_id?: string | undefined
    readonly search?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** @default "newest" */
    readonly sort?: 'newest' | 'oldest' | undefined
  } | undefined
}

/** What {@link campaignsListVideos} may fail with. */
export type CampaignsListVideosError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListVideos} answers. */
export type CampaignsListVideosReply = GeneratedVideoPage

/**
 * List finished videos. `X-Total-Count` says how many there are, `Link` where the pages beside this one are.
 *
 * `GET /api/ai-studio/generated-videos`
 */
export const campaignsListVideos = /* @__PURE__ */ operation<CampaignsListVideosInput, CampaignsListVideosReply, CampaignsListVideosError>('GET /api/ai-studio/generated-videos page')

/** What {@link campaignsGetVideo} takes. */
export interface CampaignsGetVideoInput {
  readonly params: {
    readonly video_id: string
  }
}

/** What {@link campaignsGetVideo} may fail with. */
export type CampaignsGetVideoError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGetVideo} answers. */
export type CampaignsGetVideoReply = GeneratedVideo

/**
 * Look at a finished video.
 *
 * `GET /api/ai-studio/generated-videos/{video_id}`
 */
export const campaignsGetVideo = /* @__PURE__ */ operation<CampaignsGetVideoInput, CampaignsGetVideoReply, CampaignsGetVideoError>('GET /api/ai-studio/generated-videos/{video_id}')

/** What {@link campaignsDeleteVideo} takes. */
export interface CampaignsDeleteVideoInput {
  readonly params: {
    readonly video_id: string
  }
}

/** What {@link campaignsDeleteVideo} may fail with. */
export type CampaignsDeleteVideoError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'JOB_ACTIVE' | 'CALL_AMBIGUOUS' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteVideo} answers. */
export type CampaignsDeleteVideoReply = undefined

/**
 * Delete a video. With its job and its analytics. What it cost stays on the account of its campaign.
 *
 * `DELETE /api/ai-studio/generated-videos/{video_id}`
 */
export const campaignsDeleteVideo = /* @__PURE__ */ operation<CampaignsDeleteVideoInput, CampaignsDeleteVideoReply, CampaignsDeleteVideoError>('DELETE /api/ai-studio/generated-videos/{video_id}')

/** What {@link campaignsDownloadVideo} takes. */
export interface CampaignsDownloadVideoInput {
  readonly params: {
    readonly video_id: string
  }
}

/** What {@link campaignsDownloadVideo} may fail with. */
export type CampaignsDownloadVideoError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Download a video. Counts as a download, once however many ranges it is loaded in.
 *
 * `GET /api/ai-studio/generated-videos/{video_id}/download`
 */
export const campaignsDownloadVideo = /* @__PURE__ */ binaryOperation<CampaignsDownloadVideoInput, CampaignsDownloadVideoError>('GET /api/ai-studio/generated-videos/{video_id}/download')

/** What {@link campaignsRecordEvent} takes. */
export interface CampaignsRecordEventInput {
  readonly params: {
    readonly video_id: string
  }
  readonly body: {
    readonly type: 'view' | 'share' | 'complete'
    readonly watched_seconds?: number | undefined
  }
}

/** What {@link campaignsRecordEvent} may fail with. */
export type CampaignsRecordEventError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsRecordEvent} answers. */
export type CampaignsRecordEventReply = undefined

/**
 * Tell what happened to a video. Counts a view, a share, or a view to the end, for the day it is told on. It takes the owner’s token: a public player tells its own backend, and that tells this.
 *
 * `POST /api/ai-studio/generated-videos/{video_id}/events`
 */
export const campaignsRecordEvent = /* @__PURE__ */ operation<CampaignsRecordEventInput, CampaignsRecordEventReply, CampaignsRecordEventError>('POST /api/ai-studio/generated-videos/{video_id}/events')

/** What {@link campaignsVideoAnalytics} takes. */
export interface CampaignsVideoAnalyticsInput {
  readonly params: {
    readonly video_id: string
  }
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link campaignsVideoAnalytics} may fail with. */
export type CampaignsVideoAnalyticsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsVideoAnalytics} answers. */
export type CampaignsVideoAnalyticsReply = VideoAnalytics

/**
 * How a video was received.
 *
 * `GET /api/ai-studio/generated-videos/{video_id}/analytics`
 */
export const campaignsVideoAnalytics = /* @__PURE__ */ operation<CampaignsVideoAnalyticsInput, CampaignsVideoAnalyticsReply, CampaignsVideoAnalyticsError>('GET /api/ai-studio/generated-videos/{video_id}/analytics')

/** What {@link campaignsCampaignAnalytics} takes. */
export interface CampaignsCampaignAnalyticsInput {
  readonly params: {
    readonly id: string
  }
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link campaignsCampaignAnalytics} may fail with. */
export type CampaignsCampaignAnalyticsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCampaignAnalytics} answers. */
export type CampaignsCampaignAnalyticsReply = CampaignAnalytics

/**
 * How the videos of a campaign were received and made. Videos that were deleted since count no more, except in the cost.
 *
 * `GET /api/campaigns/{id}/analytics`
 */
export const campaignsCampaignAnalytics = /* @__PURE__ */ operation<CampaignsCampaignAnalyticsInput, CampaignsCampaignAnalyticsReply, CampaignsCampaignAnalyticsError>('GET /api/campaigns/{id}/analytics')

/** What {@link campaignsStudioAnalytics} takes. */
export interface CampaignsStudioAnalyticsInput {
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link campaignsStudioAnalytics} may fail with. */
export type CampaignsStudioAnalyticsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsStudioAnalytics} answers. */
export type CampaignsStudioAnalyticsReply = CampaignAnalytics

/**
 * How all videos were received and made.
 *
 * `GET /api/ai-studio/analytics`
 */
export const campaignsStudioAnalytics = /* @__PURE__ */ operation<CampaignsStudioAnalyticsInput, CampaignsStudioAnalyticsReply, CampaignsStudioAnalyticsError>('GET /api/ai-studio/analytics')

/** What {@link campaignsEvents} takes. */
export interface CampaignsEventsInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query?: {
    readonly last_event_id?: number | undefined
    /** @default false */
    readonly until_end?: boolean | undefined
  } | undefined
}

/** What {@link campaignsEvents} may fail with. */
export type CampaignsEventsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** An event of {@link campaignsEvents}. */
export type CampaignsEventsEvent =
  | {
    readonly event: 'event'
    readonly data: ProjectEvent
    readonly id: string | null
  }
  | {
    readonly event: 'progress'
    readonly data: ProjectProgress
    readonly id: string | null
  }

/**
 * Follow what happens. Server-sent events: `event` for every entry of the log, with its number as `id`, so that `Last-Event-ID` goes on after it; `progress` in between, never kept.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/events`
 */
export const campaignsEvents = /* @__PURE__ */ eventOperation<CampaignsEventsInput, CampaignsEventsEvent>('GET /api/ai-studio/generation-jobs/{job_id}/events')

/** What {@link campaignsStartRun} takes. */
export interface CampaignsStartRunInput {
  readonly params: {
    readonly job_id: string
  }
  readonly body?: {
    readonly target?: string | undefined
    /** @default false */
    readonly auto_approve?: boolean | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  } | undefined
}

/** What {@link campaignsStartRun} may fail with. */
export type CampaignsStartRunError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'RUN_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsStartRun} answers. */
export type CampaignsStartRunReply = StartedRun

/**
 * Make what is not current. Runs towards a stage, the last one when none is named. What is there is reused; what is stale or missing is made.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/runs`
 */
export const campaignsStartRun = /* @__PURE__ */ operation<CampaignsStartRunInput, CampaignsStartRunReply, CampaignsStartRunError>('POST /api/ai-studio/generation-jobs/{job_id}/runs idempotent')

/** What {@link campaignsCancel} takes. */
export interface CampaignsCancelInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsCancel} may fail with. */
export type CampaignsCancelError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'NOTHING_TO_CANCEL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCancel} answers. */
export type CampaignsCancelReply = CancelledRun

/**
 * Stop what is running. Asks the running work to stop; what was made stays. Money that a provider has already taken is settled, the rest is given back.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/cancel`
 */
export const campaignsCancel = /* @__PURE__ */ operation<CampaignsCancelInput, CampaignsCancelReply, CampaignsCancelError>('POST /api/ai-studio/generation-jobs/{job_id}/cancel')

/** What {@link campaignsQuote} takes. */
export interface CampaignsQuoteInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query?: {
    readonly target?: string | undefined
  } | undefined
}

/** What {@link campaignsQuote} may fail with. */
export type CampaignsQuoteError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsQuote} answers. */
export type CampaignsQuoteReply = ProjectQuote

/**
 * Know the price first. Runs the pipeline dry: what would be made, what is there and costs nothing, and what it would cost.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/quote`
 */
export const campaignsQuote = /* @__PURE__ */ operation<CampaignsQuoteInput, CampaignsQuoteReply, CampaignsQuoteError>('GET /api/ai-studio/generation-jobs/{job_id}/quote')

/** What {@link campaignsSetBudget} takes. */
export interface CampaignsSetBudgetInput {
  readonly params: {
    readonly job_id: string
  }
  readonly body: {
    readonly budget_usd: number | null
  }
}

/** What {@link campaignsSetBudget} may fail with. */
export type CampaignsSetBudgetError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsSetBudget} answers. */
export type CampaignsSetBudgetReply = ProjectBudget

/**
 * Set the most it may cost. What would go over it is refused with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/ai-studio/generation-jobs/{job_id}/budget`
 */
export const campaignsSetBudget = /* @__PURE__ */ operation<CampaignsSetBudgetInput, CampaignsSetBudgetReply, CampaignsSetBudgetError>('PUT /api/ai-studio/generation-jobs/{job_id}/budget')

/** What {@link campaignsLedger} takes. */
export interface CampaignsLedgerInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsLedger} may fail with. */
export type CampaignsLedgerError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsLedger} answers. */
export type CampaignsLedgerReply = ProjectLedger

/**
 * See what was spent.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/ledger`
 */
export const campaignsLedger = /* @__PURE__ */ operation<CampaignsLedgerInput, CampaignsLedgerReply, CampaignsLedgerError>('GET /api/ai-studio/generation-jobs/{job_id}/ledger')

/** What {@link campaignsArtifacts} takes. */
export interface CampaignsArtifactsInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsArtifacts} may fail with. */
export type CampaignsArtifactsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsArtifacts} answers. */
export type CampaignsArtifactsReply = ProjectArtifacts

/**
 * List what it is made of. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. Addresses work without a token for a while.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/artifacts`
 */
export const campaignsArtifacts = /* @__PURE__ */ operation<CampaignsArtifactsInput, CampaignsArtifactsReply, CampaignsArtifactsError>('GET /api/ai-studio/generation-jobs/{job_id}/artifacts')

/** What {@link campaignsArtifactContent} takes. */
export interface CampaignsArtifactContentInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query: {
    readonly name: string
  }
}

/** What {@link campaignsArtifactContent} may fail with. */
export type CampaignsArtifactContentError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'ARTIFACT_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Load the bytes of one.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/artifacts/content`
 */
export const campaignsArtifactContent = /* @__PURE__ */ binaryOperation<CampaignsArtifactContentInput, CampaignsArtifactContentError>('GET /api/ai-studio/generation-jobs/{job_id}/artifacts/content')

/** What {@link campaignsTakes} takes. */
export interface CampaignsTakesInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
  }
}

/** What {@link campaignsTakes} may fail with. */
export type CampaignsTakesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'STORYBOARD_MISSING' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsTakes} answers. */
export type CampaignsTakesReply = ProjectTakes

/**
 * List the takes of a scene.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/takes`
 */
export const campaignsTakes = /* @__PURE__ */ operation<CampaignsTakesInput, CampaignsTakesReply, CampaignsTakesError>('GET /api/ai-studio/generation-jobs/{job_id}/takes')

/** What {@link campaignsSetTake} takes. */
export interface CampaignsSetTakeInput {
  readonly params: {
    readonly job_id: string
  }
  readonly body: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
    /** @default "next" */
    readonly take?: number | 'next' | undefined
  }
}

/** What {@link campaignsSetTake} may fail with. */
export type CampaignsSetTakeError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'STORYBOARD_MISSING' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsSetTake} answers. */
export type CampaignsSetTakeReply = ProjectTakes

/**
 * Go back to a take, or ask for another. A number goes back to that take, which costs nothing while it is there; `next` asks for another. Nothing is made before the next run.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/takes`
 */
export const campaignsSetTake = /* @__PURE__ */ operation<CampaignsSetTakeInput, CampaignsSetTakeReply, CampaignsSetTakeError>('POST /api/ai-studio/generation-jobs/{job_id}/takes')

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

/** What {@link projectsListProjects} answers. */
export type ProjectsListProjectsReply = readonly Project[]

/**
 * List projects, newest first. A bare array of all projects, or of a page of them with `limit`, and `offset` or `page`. `X-Total-Count` says how many there are, `Link` where the next page is.
 *
 * `GET /projects`
 */
export const projectsListProjects = /* @__PURE__ */ operation<ProjectsListProjectsInput, ProjectsListProjectsReply, ProjectsListProjectsError>('GET /projects page')

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

/** What {@link projectsCreateProject} answers. */
export type ProjectsCreateProjectReply = Project

/**
 * Make a project. Nothing is generated yet. A `youtube_short` is upright unless it says otherwise.
 *
 * `POST /projects`
 */
export const projectsCreateProject = /* @__PURE__ */ operation<ProjectsCreateProjectInput, ProjectsCreateProjectReply, ProjectsCreateProjectError>('POST /projects idempotent')

/** What {@link projectsGetOptions} may fail with. */
export type ProjectsGetOptionsError = 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsGetOptions} answers. */
export type ProjectsGetOptionsReply = ProjectOptions

/**
 * List what can be chosen. Languages, use cases, styles, voices, templates, music, resolutions and frame rates.
 *
 * `GET /projects/options`
 */
export const projectsGetOptions = /* @__PURE__ */ operation<NoInput, ProjectsGetOptionsReply, ProjectsGetOptionsError>('GET /projects/options')

/** What {@link projectsGetProject} takes. */
export interface ProjectsGetProjectInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsGetProject} may fail with. */
export type ProjectsGetProjectError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsGetProject} answers. */
export type ProjectsGetProjectReply = Project

/**
 * Look at a project.
 *
 * `GET /projects/{id}`
 */
export const projectsGetProject = /* @__PURE__ */ operation<ProjectsGetProjectInput, ProjectsGetProjectReply, ProjectsGetProjectError>('GET /projects/{id}')

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

/** What {@link projectsUpdateProject} answers. */
export type ProjectsUpdateProjectReply = Project

/**
 * Change a project. What is not named stays. A whole project may be sent back as it came: what is not the caller's to write is ignored. Title, description, language and style of the script take effect with the next script that is generated.
 *
 * `PUT /projects/{id}`
 */
export const projectsUpdateProject = /* @__PURE__ */ operation<ProjectsUpdateProjectInput, ProjectsUpdateProjectReply, ProjectsUpdateProjectError>('PUT /projects/{id}')

/** What {@link projectsDeleteProject} takes. */
export interface ProjectsDeleteProjectInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsDeleteProject} may fail with. */
export type ProjectsDeleteProjectError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'PROJECT_BUSY' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsDeleteProject} answers. */
export type ProjectsDeleteProjectReply = undefined

/**
 * Remove a project. What is being made for it is stopped first.
 *
 * `DELETE /projects/{id}`
 */
export const projectsDeleteProject = /* @__PURE__ */ operation<ProjectsDeleteProjectInput, ProjectsDeleteProjectReply, ProjectsDeleteProjectError>('DELETE /projects/{id}')

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
export type ProjectsGenerateScriptError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateScript} answers. */
export interface ProjectsGenerateScriptReply {
  readonly script_text: string
  readonly status: 'script_generated'
  readonly warnings: readonly string[]
  readonly updated_at: string
}

/**
 * Write the script. Takes the place of the script there is. The same request again gives the same script.
 *
 * `POST /projects/{id}/generate-script`
 */
export const projectsGenerateScript = /* @__PURE__ */ operation<ProjectsGenerateScriptInput, ProjectsGenerateScriptReply, ProjectsGenerateScriptError>('POST /projects/{id}/generate-script idempotent')

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
export type ProjectsGenerateAudioError = 'SCRIPT_REQUIRED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateAudio} answers. */
export interface ProjectsGenerateAudioReply {
  readonly audio_path: string
  readonly status: 'audio_generated'
  readonly warnings: readonly string[]
  readonly updated_at: string
}

/**
 * Speak the script. Another script text than the project has takes its place. Only lines that changed are spoken again.
 *
 * `POST /projects/{id}/generate-audio`
 */
export const projectsGenerateAudio = /* @__PURE__ */ operation<ProjectsGenerateAudioInput, ProjectsGenerateAudioReply, ProjectsGenerateAudioError>('POST /projects/{id}/generate-audio idempotent')

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
export type ProjectsGenerateImagesError = 'IMAGES_REQUIRED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateImages} answers. */
export interface ProjectsGenerateImagesReply {
  readonly images: readonly ProjectImage[]
  readonly status: 'images_ready'
  readonly warnings: readonly string[]
  readonly updated_at: string
}

/**
 * Draw all images. One scene for every image; when their number changes, the sentences of the script are spread over them, and lines that were split anew are spoken again. Images that are there are not drawn again. What a scene needs before its image (script, voice) is made too.
 *
 * `POST /projects/{id}/generate-images`
 */
export const projectsGenerateImages = /* @__PURE__ */ operation<ProjectsGenerateImagesInput, ProjectsGenerateImagesReply, ProjectsGenerateImagesError>('POST /projects/{id}/generate-images idempotent')

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
export type ProjectsGenerateImageError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'IMAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateImage} answers. */
export interface ProjectsGenerateImageReply {
  readonly image_url: string
  readonly scene_index: number
  readonly warnings: readonly string[]
}

/**
 * Draw one image. The index counts from 0. The same prompt and style again gives another take. Other images that are missing are drawn along; the first call for one of them gives what is there.
 *
 * `POST /projects/{id}/generate-images/{scene_index}`
 */
export const projectsGenerateImage = /* @__PURE__ */ operation<ProjectsGenerateImageInput, ProjectsGenerateImageReply, ProjectsGenerateImageError>('POST /projects/{id}/generate-images/{scene_index} idempotent')

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
export type ProjectsGenerateVideoError = 'AUDIO_AND_IMAGES_REQUIRED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROVIDER_NO_CREDITS' | 'BUDGET_EXCEEDED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PROJECT_BUSY' | 'CALL_AMBIGUOUS' | 'CANCELLED' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MODEL_REFUSED' | 'PROVIDER_REJECTED' | 'SCRIPT_INVALID' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'PROVIDER_KEY_MISSING' | 'PROVIDER_AUTH' | 'PROVIDER_RATE_LIMITED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'STAGE_FAILED' | 'WORKER_DIED' | 'MODEL_NOT_CONFIGURED' | 'FFMPEG_FAILED' | 'INTERNAL_ERROR' | 'MODEL_FAILED' | 'PROVIDER_UNAVAILABLE' | 'PROVIDER_RESPONSE_INVALID' | 'FFMPEG_UNAVAILABLE' | 'TIMEOUT' | 'DISK_FULL'

/** What {@link projectsGenerateVideo} answers. */
export type ProjectsGenerateVideoReply = {
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
 * Render the video. Needs audio and images. Waits for the video; with `Prefer: respond-async` it answers 202 at once, and the project says when it is done. Another resolution draws the images anew in that size.
 *
 * `POST /projects/{id}/generate-video`
 */
export const projectsGenerateVideo = /* @__PURE__ */ operation<ProjectsGenerateVideoInput, ProjectsGenerateVideoReply, ProjectsGenerateVideoError>('POST /projects/{id}/generate-video idempotent')

/** What {@link projectsEvents} takes. */
export interface ProjectsEventsInput {
  readonly params: {
    readonly id: string
  }
  readonly query?: {
    readonly last_event_id?: number | undefined
    /** @default false */
    readonly until_end?: boolean | undefined
  } | undefined
}

/** What {@link projectsEvents} may fail with. */
export type ProjectsEventsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** An event of {@link projectsEvents}. */
export type ProjectsEventsEvent =
  | {
    readonly event: 'event'
    readonly data: ProjectEvent
    readonly id: string | null
  }
  | {
    readonly event: 'progress'
    readonly data: ProjectProgress
    readonly id: string | null
  }

/**
 * Follow what happens. Server-sent events: `event` for every entry of the log, with its number as `id`, so that `Last-Event-ID` goes on after it; `progress` in between, never kept.
 *
 * `GET /projects/{id}/events`
 */
export const projectsEvents = /* @__PURE__ */ eventOperation<ProjectsEventsInput, ProjectsEventsEvent>('GET /projects/{id}/events')

/** What {@link projectsStartRun} takes. */
export interface ProjectsStartRunInput {
  readonly params: {
    readonly id: string
  }
  readonly body?: {
    readonly target?: string | undefined
    /** @default false */
    readonly auto_approve?: boolean | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  } | undefined
}

/** What {@link projectsStartRun} may fail with. */
export type ProjectsStartRunError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'RUN_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsStartRun} answers. */
export type ProjectsStartRunReply = StartedRun

/**
 * Make what is not current. Runs towards a stage, the last one when none is named. What is there is reused; what is stale or missing is made.
 *
 * `POST /projects/{id}/runs`
 */
export const projectsStartRun = /* @__PURE__ */ operation<ProjectsStartRunInput, ProjectsStartRunReply, ProjectsStartRunError>('POST /projects/{id}/runs idempotent')

/** What {@link projectsCancel} takes. */
export interface ProjectsCancelInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsCancel} may fail with. */
export type ProjectsCancelError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'NOTHING_TO_CANCEL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsCancel} answers. */
export type ProjectsCancelReply = CancelledRun

/**
 * Stop what is running. Asks the running work to stop; what was made stays. Money that a provider has already taken is settled, the rest is given back.
 *
 * `POST /projects/{id}/cancel`
 */
export const projectsCancel = /* @__PURE__ */ operation<ProjectsCancelInput, ProjectsCancelReply, ProjectsCancelError>('POST /projects/{id}/cancel')

/** What {@link projectsQuote} takes. */
export interface ProjectsQuoteInput {
  readonly params: {
    readonly id: string
  }
  readonly query?: {
    readonly target?: string | undefined
  } | undefined
}

/** What {@link projectsQuote} may fail with. */
export type ProjectsQuoteError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsQuote} answers. */
export type ProjectsQuoteReply = ProjectQuote

/**
 * Know the price first. Runs the pipeline dry: what would be made, what is there and costs nothing, and what it would cost.
 *
 * `GET /projects/{id}/quote`
 */
export const projectsQuote = /* @__PURE__ */ operation<ProjectsQuoteInput, ProjectsQuoteReply, ProjectsQuoteError>('GET /projects/{id}/quote')

/** What {@link projectsSetBudget} takes. */
export interface ProjectsSetBudgetInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly budget_usd: number | null
  }
}

/** What {@link projectsSetBudget} may fail with. */
export type ProjectsSetBudgetError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsSetBudget} answers. */
export type ProjectsSetBudgetReply = ProjectBudget

/**
 * Set the most it may cost. What would go over it is refused with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /projects/{id}/budget`
 */
export const projectsSetBudget = /* @__PURE__ */ operation<ProjectsSetBudgetInput, ProjectsSetBudgetReply, ProjectsSetBudgetError>('PUT /projects/{id}/budget')

/** What {@link projectsLedger} takes. */
export interface ProjectsLedgerInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsLedger} may fail with. */
export type ProjectsLedgerError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsLedger} answers. */
export type ProjectsLedgerReply = ProjectLedger

/**
 * See what was spent.
 *
 * `GET /projects/{id}/ledger`
 */
export const projectsLedger = /* @__PURE__ */ operation<ProjectsLedgerInput, ProjectsLedgerReply, ProjectsLedgerError>('GET /projects/{id}/ledger')

/** What {@link projectsArtifacts} takes. */
export interface ProjectsArtifactsInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link projectsArtifacts} may fail with. */
export type ProjectsArtifactsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsArtifacts} answers. */
export type ProjectsArtifactsReply = ProjectArtifacts

/**
 * List what it is made of. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. Addresses work without a token for a while.
 *
 * `GET /projects/{id}/artifacts`
 */
export const projectsArtifacts = /* @__PURE__ */ operation<ProjectsArtifactsInput, ProjectsArtifactsReply, ProjectsArtifactsError>('GET /projects/{id}/artifacts')

/** What {@link projectsArtifactContent} takes. */
export interface ProjectsArtifactContentInput {
  readonly params: {
    readonly id: string
  }
  readonly query: {
    readonly name: string
  }
}

/** What {@link projectsArtifactContent} may fail with. */
export type ProjectsArtifactContentError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'ARTIFACT_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Load the bytes of one.
 *
 * `GET /projects/{id}/artifacts/content`
 */
export const projectsArtifactContent = /* @__PURE__ */ binaryOperation<ProjectsArtifactContentInput, ProjectsArtifactContentError>('GET /projects/{id}/artifacts/content')

/** What {@link projectsTakes} takes. */
export interface ProjectsTakesInput {
  readonly params: {
    readonly id: string
  }
  readonly query: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
  }
}

/** What {@link projectsTakes} may fail with. */
export type ProjectsTakesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'STORYBOARD_MISSING' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsTakes} answers. */
export type ProjectsTakesReply = ProjectTakes

/**
 * List the takes of a scene.
 *
 * `GET /projects/{id}/takes`
 */
export const projectsTakes = /* @__PURE__ */ operation<ProjectsTakesInput, ProjectsTakesReply, ProjectsTakesError>('GET /projects/{id}/takes')

/** What {@link projectsSetTake} takes. */
export interface ProjectsSetTakeInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
    /** @default "next" */
    readonly take?: number | 'next' | undefined
  }
}

/** What {@link projectsSetTake} may fail with. */
export type ProjectsSetTakeError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'PROJECT_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'STORYBOARD_MISSING' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link projectsSetTake} answers. */
export type ProjectsSetTakeReply = ProjectTakes

/**
 * Go back to a take, or ask for another. A number goes back to that take, which costs nothing while it is there; `next` asks for another. Nothing is made before the next run.
 *
 * `POST /projects/{id}/takes`
 */
export const projectsSetTake = /* @__PURE__ */ operation<ProjectsSetTakeInput, ProjectsSetTakeReply, ProjectsSetTakeError>('POST /projects/{id}/takes')

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

/** What {@link adsGenerate} answers. */
export interface AdsGenerateReply {
  readonly job_id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly estimated_completion_time: number
  readonly message: string
}

/**
 * Order an advertisement. Makes a short advertisement of a product: script, voice, pictures or clips, an end card with the call to action. The same order again reuses what was made.
 *
 * `POST /api/generate`
 */
export const adsGenerate = /* @__PURE__ */ operation<AdsGenerateInput, AdsGenerateReply, AdsGenerateError>('POST /api/generate idempotent')

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

/** What {@link adsGenerateBatch} answers. */
export interface AdsGenerateBatchReply {
  readonly jobs: readonly {
    readonly job_id: string
    readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
    readonly estimated_completion_time: number
    readonly message: string
  }[]
  readonly total: number
}

/**
 * Order several advertisements. At most 50, without pictures. One wrong order refuses the whole batch, and nothing is written.
 *
 * `POST /api/generate/batch`
 */
export const adsGenerateBatch = /* @__PURE__ */ operation<AdsGenerateBatchInput, AdsGenerateBatchReply, AdsGenerateBatchError>('POST /api/generate/batch idempotent')

/** What {@link adsGetJob} takes. */
export interface AdsGetJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsGetJob} may fail with. */
export type AdsGetJobError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsGetJob} answers. */
export interface AdsGetJobReply {
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
 * Status and progress of a job.
 *
 * `GET /api/jobs/{job_id}`
 */
export const adsGetJob = /* @__PURE__ */ operation<AdsGetJobInput, AdsGetJobReply, AdsGetJobError>('GET /api/jobs/{job_id}')

/** What {@link adsDeleteJob} takes. */
export interface AdsDeleteJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsDeleteJob} may fail with. */
export type AdsDeleteJobError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_ACTIVE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsDeleteJob} answers. */
export type AdsDeleteJobReply = undefined

/**
 * Remove a job that has ended. What was made for it stays for later jobs. A job that goes on is cancelled first.
 *
 * `DELETE /api/jobs/{job_id}`
 */
export const adsDeleteJob = /* @__PURE__ */ operation<AdsDeleteJobInput, AdsDeleteJobReply, AdsDeleteJobError>('DELETE /api/jobs/{job_id}')

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

/** What {@link adsListJobs} answers. */
export type AdsListJobsReply = readonly {
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
 * List jobs, newest first. A bare array. `X-Total-Count` says how many there are, `Link` where the next page is.
 *
 * `GET /api/jobs`
 */
export const adsListJobs = /* @__PURE__ */ operation<AdsListJobsInput, AdsListJobsReply, AdsListJobsError>('GET /api/jobs offset')

/** What {@link adsMetrics} may fail with. */
export type AdsMetricsError = 'VALIDATION_ERROR' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsMetrics} answers. */
export interface AdsMetricsReply {
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
 * Your jobs in figures.
 *
 * `GET /api/metrics`
 */
export const adsMetrics = /* @__PURE__ */ operation<NoInput, AdsMetricsReply, AdsMetricsError>('GET /api/metrics')

/** What {@link adsConfigFlavors} may fail with. */
export type AdsConfigFlavorsError = 'VALIDATION_ERROR' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsConfigFlavors} answers. */
export interface AdsConfigFlavorsReply {
  readonly flavors: readonly string[]
  readonly default_flavor: string
}

/**
 * List the configuration flavors.
 *
 * `GET /api/mv/config-flavors`
 */
export const adsConfigFlavors = /* @__PURE__ */ operation<NoInput, AdsConfigFlavorsReply, AdsConfigFlavorsError>('GET /api/mv/config-flavors')

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

/** What {@link adsMvScenes} answers. */
export interface AdsMvScenesReply {
  readonly scenes: readonly {
    readonly sequence: number
    readonly prompt: string
    readonly duration: number
  }[]
}

/**
 * Write the scene prompts of a music video.
 *
 * `POST /api/mv/scenes`
 */
export const adsMvScenes = /* @__PURE__ */ operation<AdsMvScenesInput, AdsMvScenesReply, AdsMvScenesError>('POST /api/mv/scenes idempotent')

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

/** What {@link adsMvCharacterReference} answers. */
export interface AdsMvCharacterReferenceReply {
  readonly image_url: string
  readonly s3_key: string
}

/**
 * Draw a character reference.
 *
 * `POST /api/mv/character-reference`
 */
export const adsMvCharacterReference = /* @__PURE__ */ operation<AdsMvCharacterReferenceInput, AdsMvCharacterReferenceReply, AdsMvCharacterReferenceError>('POST /api/mv/character-reference idempotent')

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

/** What {@link adsMvVideo} answers. */
export type AdsMvVideoReply = {
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
 * Make the clip of a scene. Waits for the clip. With `Prefer: respond-async` it answers 202 at once, and the job is followed under `/api/jobs`.
 *
 * `POST /api/mv/video`
 */
export const adsMvVideo = /* @__PURE__ */ operation<AdsMvVideoInput, AdsMvVideoReply, AdsMvVideoError>('POST /api/mv/video idempotent')

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

/** What {@link adsMvGenerate} answers. */
export interface AdsMvGenerateReply {
  readonly job_id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention'
  readonly estimated_completion_time: number
  readonly message: string
}

/**
 * Order a whole music video. From a concept, to a song of your own or a composed one: scenes, pictures or clips, cut on the beat. The job is followed under `/api/jobs`.
 *
 * `POST /api/mv/generate`
 */
export const adsMvGenerate = /* @__PURE__ */ operation<AdsMvGenerateInput, AdsMvGenerateReply, AdsMvGenerateError>('POST /api/mv/generate idempotent')

/** What {@link adsMvFile} takes. */
export interface AdsMvFileInput {
  readonly query: {
    readonly s3_key: string
  }
}

/** What {@link adsMvFile} may fail with. */
export type AdsMvFileError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'FILE_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsMvFile} answers. */
export interface AdsMvFileReply {
  readonly s3_key: string
  readonly url: string
  readonly media_type: string
  readonly size: number
}

/**
 * Get a fresh address for a key.
 *
 * `GET /api/mv/files`
 */
export const adsMvFile = /* @__PURE__ */ operation<AdsMvFileInput, AdsMvFileReply, AdsMvFileError>('GET /api/mv/files')

/** What {@link adsEvents} takes. */
export interface AdsEventsInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query?: {
    readonly last_event_id?: number | undefined
    /** @default false */
    readonly until_end?: boolean | undefined
  } | undefined
}

/** What {@link adsEvents} may fail with. */
export type AdsEventsError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** An event of {@link adsEvents}. */
export type AdsEventsEvent =
  | {
    readonly event: 'event'
    readonly data: ProjectEvent
    readonly id: string | null
  }
  | {
    readonly event: 'progress'
    readonly data: ProjectProgress
    readonly id: string | null
  }

/**
 * Follow what happens. Server-sent events: `event` for every entry of the log, with its number as `id`, so that `Last-Event-ID` goes on after it; `progress` in between, never kept.
 *
 * `GET /api/jobs/{job_id}/events`
 */
export const adsEvents = /* @__PURE__ */ eventOperation<AdsEventsInput, AdsEventsEvent>('GET /api/jobs/{job_id}/events')

/** What {@link adsStartRun} takes. */
export interface AdsStartRunInput {
  readonly params: {
    readonly job_id: string
  }
  readonly body?: {
    readonly target?: string | undefined
    /** @default false */
    readonly auto_approve?: boolean | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  } | undefined
}

/** What {@link adsStartRun} may fail with. */
export type AdsStartRunError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'RUN_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsStartRun} answers. */
export type AdsStartRunReply = StartedRun

/**
 * Make what is not current. Runs towards a stage, the last one when none is named. What is there is reused; what is stale or missing is made.
 *
 * `POST /api/jobs/{job_id}/runs`
 */
export const adsStartRun = /* @__PURE__ */ operation<AdsStartRunInput, AdsStartRunReply, AdsStartRunError>('POST /api/jobs/{job_id}/runs idempotent')

/** What {@link adsCancel} takes. */
export interface AdsCancelInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsCancel} may fail with. */
export type AdsCancelError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'NOTHING_TO_CANCEL' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsCancel} answers. */
export type AdsCancelReply = CancelledRun

/**
 * Stop what is running. Asks the running work to stop; what was made stays. Money that a provider has already taken is settled, the rest is given back.
 *
 * `POST /api/jobs/{job_id}/cancel`
 */
export const adsCancel = /* @__PURE__ */ operation<AdsCancelInput, AdsCancelReply, AdsCancelError>('POST /api/jobs/{job_id}/cancel')

/** What {@link adsQuote} takes. */
export interface AdsQuoteInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query?: {
    readonly target?: string | undefined
  } | undefined
}

/** What {@link adsQuote} may fail with. */
export type AdsQuoteError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'STAGE_NOT_FOUND' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsQuote} answers. */
export type AdsQuoteReply = ProjectQuote

/**
 * Know the price first. Runs the pipeline dry: what would be made, what is there and costs nothing, and what it would cost.
 *
 * `GET /api/jobs/{job_id}/quote`
 */
export const adsQuote = /* @__PURE__ */ operation<AdsQuoteInput, AdsQuoteReply, AdsQuoteError>('GET /api/jobs/{job_id}/quote')

/** What {@link adsSetBudget} takes. */
export interface AdsSetBudgetInput {
  readonly params: {
    readonly job_id: string
  }
  readonly body: {
    readonly budget_usd: number | null
  }
}

/** What {@link adsSetBudget} may fail with. */
export type AdsSetBudgetError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsSetBudget} answers. */
export type AdsSetBudgetReply = ProjectBudget

/**
 * Set the most it may cost. What would go over it is refused with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/jobs/{job_id}/budget`
 */
export const adsSetBudget = /* @__PURE__ */ operation<AdsSetBudgetInput, AdsSetBudgetReply, AdsSetBudgetError>('PUT /api/jobs/{job_id}/budget')

/** What {@link adsLedger} takes. */
export interface AdsLedgerInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsLedger} may fail with. */
export type AdsLedgerError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsLedger} answers. */
export type AdsLedgerReply = ProjectLedger

/**
 * See what was spent.
 *
 * `GET /api/jobs/{job_id}/ledger`
 */
export const adsLedger = /* @__PURE__ */ operation<AdsLedgerInput, AdsLedgerReply, AdsLedgerError>('GET /api/jobs/{job_id}/ledger')

/** What {@link adsArtifacts} takes. */
export interface AdsArtifactsInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link adsArtifacts} may fail with. */
export type AdsArtifactsError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsArtifacts} answers. */
export type AdsArtifactsReply = ProjectArtifacts

/**
 * List what it is made of. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. Addresses work without a token for a while.
 *
 * `GET /api/jobs/{job_id}/artifacts`
 */
export const adsArtifacts = /* @__PURE__ */ operation<AdsArtifactsInput, AdsArtifactsReply, AdsArtifactsError>('GET /api/jobs/{job_id}/artifacts')

/** What {@link adsArtifactContent} takes. */
export interface AdsArtifactContentInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query: {
    readonly name: string
  }
}

/** What {@link adsArtifactContent} may fail with. */
export type AdsArtifactContentError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'ARTIFACT_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Load the bytes of one.
 *
 * `GET /api/jobs/{job_id}/artifacts/content`
 */
export const adsArtifactContent = /* @__PURE__ */ binaryOperation<AdsArtifactContentInput, AdsArtifactContentError>('GET /api/jobs/{job_id}/artifacts/content')

/** What {@link adsTakes} takes. */
export interface AdsTakesInput {
  readonly params: {
    readonly job_id: string
  }
  readonly query: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
  }
}

/** What {@link adsTakes} may fail with. */
export type AdsTakesError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'STORYBOARD_MISSING' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsTakes} answers. */
export type AdsTakesReply = ProjectTakes

/**
 * List the takes of a scene.
 *
 * `GET /api/jobs/{job_id}/takes`
 */
export const adsTakes = /* @__PURE__ */ operation<AdsTakesInput, AdsTakesReply, AdsTakesError>('GET /api/jobs/{job_id}/takes')

/** What {@link adsSetTake} takes. */
export interface AdsSetTakeInput {
  readonly params: {
    readonly job_id: string
  }
  readonly body: {
    readonly scene: number
    /** @default "image" */
    readonly kind?: 'image' | 'speech' | 'clip' | undefined
    /** @default "next" */
    readonly take?: number | 'next' | undefined
  }
}

/** What {@link adsSetTake} may fail with. */
export type AdsSetTakeError = 'VALIDATION_ERROR' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'SCENE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'STORYBOARD_MISSING' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link adsSetTake} answers. */
export type AdsSetTakeReply = ProjectTakes

/**
 * Go back to a take, or ask for another. A number goes back to that take, which costs nothing while it is there; `next` asks for another. Nothing is made before the next run.
 *
 * `POST /api/jobs/{job_id}/takes`
 */
export const adsSetTake = /* @__PURE__ */ operation<AdsSetTakeInput, AdsSetTakeReply, AdsSetTakeError>('POST /api/jobs/{job_id}/takes')

/** What {@link studioCreateUpload} takes. */
export interface StudioCreateUploadInput {
  readonly form: {
    /** image/jpeg, image/png, image/webp, audio/mpeg, audio/wav, audio/mp4, audio/aac, audio/ogg, audio/flac, video/mp4, video/quicktime, video/webm; at most 536870912 bytes */
    readonly file: Blob
  }
}

/** What {@link studioCreateUpload} may fail with. */
export type StudioCreateUploadError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'QUOTA_EXCEEDED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'DISK_FULL'

/** What {@link studioCreateUpload} answers. */
export type StudioCreateUploadReply = Upload

/**
 * Bring a file. Pictures, sound or video. What it is, is told by its bytes.
 *
 * `POST /api/uploads`
 */
export const studioCreateUpload = /* @__PURE__ */ operation<StudioCreateUploadInput, StudioCreateUploadReply, StudioCreateUploadError>('POST /api/uploads idempotent')

/** What {@link studioListUploads} takes. */
export interface StudioListUploadsInput {
  readonly query?: {
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
  } | undefined
}

/** What {@link studioListUploads} may fail with. */
export type StudioListUploadsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListUploads} answers. */
export type StudioListUploadsReply = readonly Upload[]

/**
 * List what was brought.
 *
 * `GET /api/uploads`
 */
export const studioListUploads = /* @__PURE__ */ operation<StudioListUploadsInput, StudioListUploadsReply, StudioListUploadsError>('GET /api/uploads offset')

/** What {@link studioDeleteUpload} takes. */
export interface StudioDeleteUploadInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioDeleteUpload} may fail with. */
export type StudioDeleteUploadError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'UPLOAD_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioDeleteUpload} answers. */
export type StudioDeleteUploadReply = undefined

/**
 * Forget a file.
 *
 * `DELETE /api/uploads/{id}`
 */
export const studioDeleteUpload = /* @__PURE__ */ operation<StudioDeleteUploadInput, StudioDeleteUploadReply, StudioDeleteUploadError>('DELETE /api/uploads/{id}')

/** What {@link studioCreateWebhook} takes. */
export interface StudioCreateWebhookInput {
  readonly body: {
    readonly url: string
    readonly events?: readonly string[] | undefined
  }
}

/** What {@link studioCreateWebhook} may fail with. */
export type StudioCreateWebhookError = 'URL_NOT_ALLOWED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioCreateWebhook} answers. */
export type StudioCreateWebhookReply = WebhookWithSecret

/**
 * Be told of events. Signed as Standard Webhooks say. The secret is shown this once.
 *
 * `POST /api/webhooks`
 */
export const studioCreateWebhook = /* @__PURE__ */ operation<StudioCreateWebhookInput, StudioCreateWebhookReply, StudioCreateWebhookError>('POST /api/webhooks idempotent')

/** What {@link studioListWebhooks} may fail with. */
export type StudioListWebhooksError = 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListWebhooks} answers. */
export type StudioListWebhooksReply = readonly Webhook[]

/**
 * List webhooks.
 *
 * `GET /api/webhooks`
 */
export const studioListWebhooks = /* @__PURE__ */ operation<NoInput, StudioListWebhooksReply, StudioListWebhooksError>('GET /api/webhooks')

/** What {@link studioUpdateWebhook} takes. */
export interface StudioUpdateWebhookInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly url?: string | undefined
    readonly events?: readonly string[] | undefined
    readonly disabled?: boolean | undefined
  }
}

/** What {@link studioUpdateWebhook} may fail with. */
export type StudioUpdateWebhookError = 'URL_NOT_ALLOWED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'WEBHOOK_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioUpdateWebhook} answers. */
export type StudioUpdateWebhookReply = Webhook

/**
 * Change a webhook.
 *
 * `PATCH /api/webhooks/{id}`
 */
export const studioUpdateWebhook = /* @__PURE__ */ operation<StudioUpdateWebhookInput, StudioUpdateWebhookReply, StudioUpdateWebhookError>('PATCH /api/webhooks/{id}')

/** What {@link studioDeleteWebhook} takes. */
export interface StudioDeleteWebhookInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioDeleteWebhook} may fail with. */
export type StudioDeleteWebhookError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'WEBHOOK_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioDeleteWebhook} answers. */
export type StudioDeleteWebhookReply = undefined

/**
 * Remove a webhook.
 *
 * `DELETE /api/webhooks/{id}`
 */
export const studioDeleteWebhook = /* @__PURE__ */ operation<StudioDeleteWebhookInput, StudioDeleteWebhookReply, StudioDeleteWebhookError>('DELETE /api/webhooks/{id}')

/** What {@link studioRotateWebhookSecret} takes. */
export interface StudioRotateWebhookSecretInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioRotateWebhookSecret} may fail with. */
export type StudioRotateWebhookSecretError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'WEBHOOK_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioRotateWebhookSecret} answers. */
export type StudioRotateWebhookSecretReply = WebhookWithSecret

/**
 * Change the secret of a webhook. The one before signs too for a day.
 *
 * `POST /api/webhooks/{id}/rotate-secret`
 */
export const studioRotateWebhookSecret = /* @__PURE__ */ operation<StudioRotateWebhookSecretInput, StudioRotateWebhookSecretReply, StudioRotateWebhookSecretError>('POST /api/webhooks/{id}/rotate-secret')

/** What {@link studioListDeliveries} takes. */
export interface StudioListDeliveriesInput {
  readonly query?: {
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
    readonly webhook_id?: string | undefined
    readonly status?: 'pending' | 'delivered' | 'dead' | undefined
  } | undefined
}

/** What {@link studioListDeliveries} may fail with. */
export type StudioListDeliveriesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListDeliveries} answers. */
export type StudioListDeliveriesReply = readonly WebhookDelivery[]

/**
 * List what was told.
 *
 * `GET /api/webhooks/deliveries`
 */
export const studioListDeliveries = /* @__PURE__ */ operation<StudioListDeliveriesInput, StudioListDeliveriesReply, StudioListDeliveriesError>('GET /api/webhooks/deliveries offset')

/** What {@link studioReplayDelivery} takes. */
export interface StudioReplayDeliveryInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioReplayDelivery} may fail with. */
export type StudioReplayDeliveryError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'DELIVERY_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioReplayDelivery} answers. */
export type StudioReplayDeliveryReply = WebhookDelivery

/**
 * Tell it again.
 *
 * `POST /api/webhooks/deliveries/{id}/replay`
 */
export const studioReplayDelivery = /* @__PURE__ */ operation<StudioReplayDeliveryInput, StudioReplayDeliveryReply, StudioReplayDeliveryError>('POST /api/webhooks/deliveries/{id}/replay')

/** What {@link studioLedger} takes. */
export interface StudioLedgerInput {
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link studioLedger} may fail with. */
export type StudioLedgerError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioLedger} answers. */
export interface StudioLedgerReply {
  readonly totals: OwnerTotals
  readonly by_project: { readonly [member: string]: OwnerTotals }
  readonly by_provider: { readonly [member: string]: OwnerTotals }
  readonly by_day: { readonly [member: string]: OwnerTotals }
  readonly accuracy: { readonly [member: string]: {
    readonly estimated: number
    readonly actual: number
    readonly ratio: number | null
  } }
}

/**
 * See what was spent.
 *
 * `GET /api/ledger`
 */
export const studioLedger = /* @__PURE__ */ operation<StudioLedgerInput, StudioLedgerReply, StudioLedgerError>('GET /api/ledger')

/** What {@link studioListCalls} takes. */
export interface StudioListCallsInput {
  readonly query?: {
    readonly project_id?: string | undefined
    readonly status?: 'intended' | 'sent' | 'accepted' | 'succeeded' | 'failed' | 'refused' | 'ambiguous' | undefined
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
  } | undefined
}

/** What {@link studioListCalls} may fail with. */
export type StudioListCallsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListCalls} answers. */
export type StudioListCallsReply = readonly Call[]

/**
 * List paid calls. Of one project, or all of yours: a bare array, newest first. `X-Total-Count` says how many there are, `Link` where the next page is. Those with the status `ambiguous` wait for a decision: their answer was lost. You may decide about any other that has not ended as well.
 *
 * `GET /api/calls`
 */
export const studioListCalls = /* @__PURE__ */ operation<StudioListCallsInput, StudioListCallsReply, StudioListCallsError>('GET /api/calls offset')

/** What {@link studioResolveCall} takes. */
export interface StudioResolveCallInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly action: 'adopt'
    readonly operation: StudioResolveCallBody0
  } | {
    readonly action: 'resubmit'
  } | {
    readonly action: 'abandon'
    readonly cost_usd?: number | undefined
  }
}

/** What {@link studioResolveCall} may fail with. */
export type StudioResolveCallError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CALL_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CALL_NOT_AMBIGUOUS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioResolveCall} answers. */
export type StudioResolveCallReply = Call

/**
 * Decide about a call that has not ended. `adopt` when the provider has it, under this handle; `resubmit` when the provider does not have it, or not any more; `abandon` to let it go. Letting go stops a call at its provider where that is possible. It costs `cost_usd`: by default what was expected for a call that the provider has accepted, else nothing.
 *
 * `POST /api/calls/{id}/resolve`
 */
export const studioResolveCall = /* @__PURE__ */ operation<StudioResolveCallInput, StudioResolveCallReply, StudioResolveCallError>('POST /api/calls/{id}/resolve')

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
 * Progress of a job: its status at once, then every change; closed with 1000 after the message that it has ended.
 *
 * WebSocket `/ws/jobs/{job_id}`
 */
export const adsJobProgress = /* @__PURE__ */ socketOperation<AdsJobProgressInput, AdsJobProgressMessage>('/ws/jobs/{job_id}', { 1008: 'JOB_NOT_FOUND' })
