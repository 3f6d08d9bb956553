export { ERRORS, type ErrorCode, type ErrorEntry } from './errors/error-table.js'
export { MutoscopeError, type MutoscopeErrorOptions } from './errors/mutoscope-error.js'
export { fromErrorRecord, toErrorRecord, type ErrorRecord } from './errors/error-record.js'
export { canonicalJson, type Json } from './digest/canonical-json.js'
export { digestOf, sha256 } from './digest/digest.js'
export { fromBase64, toBase64 } from './digest/base64.js'
export { createId } from './domain/create-id.js'
export type { FileRef } from './domain/file-ref.js'
export {
  isArtifact,
  type Artifact,
  type Content,
  type InsteadOf,
  type Provenance,
} from './domain/artifact.js'
export type { Call } from './domain/call.js'
export { CHARGE_STATES, type BudgetLimits, type Charge, type ChargeState } from './domain/charge.js'
export {
  checkBudgets,
  checkHold,
  heldLeft,
  usedMicros,
  type UsedBudgets,
  type UsedGroup,
} from './cost/check-budgets.js'
export { formatDollars, toDollars, toMicros } from './cost/dollars.js'
export type { Group, GroupSpending } from './domain/group.js'
export { EVENT_TYPES, type EventType, type NewEvent, type StoredEvent } from './domain/event.js'
export type { Approval, Project } from './domain/project.js'
export type { NewRecord, StoredRecord } from './domain/record.js'
export {
  CALL_STATUSES,
  ENDED_RUN_STATUSES,
  RUN_STATUSES,
  STAGE_STATUSES,
  hasEnded,
  type CallStatus,
  type Run,
  type RunStatus,
  type StageFailure,
  type StageRow,
  type StageStatus,
} from './domain/run.js'
export {
  ASPECT_RATIOS,
  DEFAULT_SETTINGS,
  FRAME_RATES,
  LANGUAGES,
  MUSIC_MOODS,
  ON_FAILURE,
  QUALITIES,
  RESOLUTIONS,
  SCRIPT_STYLES,
  TEMPLATES,
  USE_CASES,
  VISUAL_STYLES,
  VOICES,
  frameSize,
  type AspectRatio,
  type FrameRate,
  type FrameSize,
  type Language,
  type MusicMood,
  type OnFailure,
  type ProjectSettings,
  type Quality,
  type Resolution,
  type ScriptStyle,
  type Template,
  type UseCase,
  type VisualStyle,
  type Voice,
} from './domain/settings.js'
export {
  CAMERA_MOVES,
  continuesVoice,
  SHOT_SIZES,
  TAKE_KINDS,
  takeOf,
  type CameraMove,
  type Scene,
  type ShotSize,
  type Storyboard,
  type TakeKind,
} from './domain/storyboard.js'
export { ignoreReferences } from './providers/ignore-references.js'
export type { ImageData, ImageModel, ImageRequest } from './kinds/image.js'
export type { AvatarModel, AvatarRequest } from './kinds/avatar.js'
export type { TranscriptionData, TranscriptionModel, TranscriptionRequest } from './kinds/transcript.js'
export type {
  Balance,
  CallMark,
  Dedupe,
  ImmediateModel,
  Model,
  ModelContext,
  ModelIdentity,
  ModelOutput,
  OperationStatus,
  PaidTerms,
  Reconciled,
  StartedModel,
} from './providers/model.js'
export type { ClipData, FrameImage, VideoCapabilities, VideoModel, VideoRequest } from './kinds/clip.js'
export type { RenderVideoRequest, VideoRenderer } from './kinds/rendered.js'
export { addPrices, exactPrice, type Price } from './cost/price.js'
export { addRefinement, REFINEMENT_MICROS, type RefinementOptions } from './cost/refinement-cost.js'
export {
  PRICE_UNITS,
  lookUpPrice,
  type PriceEntry,
  type PriceQuery,
  type PriceUnit,
} from './cost/price-list.js'
export {
  FILE_KINDS,
  type FileContext,
  type FileKind,
  type FilePage,
  type FileQuery,
  type FileSource,
  type FolderQuery,
  type SourceFile,
  type SourceFolder,
} from './providers/file-source.js'
export { ENGINE_CATALOG, type Engine, type EngineId, type RealEngine } from './cost/engine-catalog.js'
export { findEngine } from './cost/find-engine.js'
export {
  calculateEngineCost,
  type EngineCost,
  type EngineCostOptions,
  type RealEngineCost,
} from './cost/calculate-engine-cost.js'
export type { ClipCapabilities, ClipPlan, ClipStart, PlannedClip } from './clips/clip-plan.js'
export type { ClipMaker, ClipsRequest, MadeClips } from './clips/make-clips.js'
export { planClips, type PlanClipsOptions } from './clips/plan-clips.js'
export { priceClips } from './clips/price-clips.js'
export { checkMetadata } from './metadata/check-metadata.js'
export { findGenre } from './metadata/find-genre.js'
export { findMood } from './metadata/find-mood.js'
export { generateMetadata, type GeneratedMetadata } from './metadata/generate-metadata.js'
export { GENRES, GENRE_RULES, type Genre, type GenreRule } from './metadata/genre-rules.js'
export { METADATA_LIMITS } from './metadata/metadata-limits.js'
export {
  METADATA_PROBLEMS,
  type MetadataProblem,
  type MetadataProblemCode,
} from './metadata/metadata-problem.js'
export {
  METADATA_TTL_MS,
  METADATA_VERSION,
  toMetadataRequest,
  type MetadataInput,
  type MetadataRequest,
  type MetadataScene,
} from './metadata/metadata-request.js'
export { MOODS, MOOD_RULES, type Mood, type MoodRule } from './metadata/mood-rules.js'
export { scoreMetadata, type ScorePart, type TrendingScore } from './metadata/score-metadata.js'
export { tagsLength } from './metadata/tags-length.js'
export type { Chapter, VideoMetadata } from './metadata/video-metadata.js'
export type { Models, Slot } from './providers/models.js'
export type { ProviderWebhook, WebhookMessage, WebhookReading } from './providers/provider-webhook.js'
export type {
  PublishContext,
  Published,
  PublishedBytes,
  PublishedCaptions,
  Publisher,
  PublishPrivacy,
  PublishRequest,
} from './providers/publisher.js'
export type { MusicData, MusicModel, MusicRequest } from './kinds/music.js'
export type { Script, ScriptModel, ScriptRequest, ScriptScene } from './kinds/script.js'
export type { SpeechData, SpeechModel, SpeechRequest, TimingMethod, WordTiming } from './kinds/speech.js'
export type { CaptionCue, CaptionTrack } from './captions/caption-track.js'
export { buildCues, type BuildCuesInput, type CaptionVoiceLine } from './captions/build-cues.js'
export { writeAss } from './captions/write-ass.js'
export { writeSrt } from './captions/write-srt.js'
export { writeVtt } from './captions/write-vtt.js'
export type { Media, MediaContext, MediaProbe, MediaWork, RenderedSegment } from './media/media.js'
export type { CardSpec } from './kinds/card.js'
export { exportSize } from './media/export-size.js'
export {
  EXPORT_CONTAINERS,
  EXPORT_SHORT_SIDES,
  type ExportContainer,
  type ExportShortSide,
  type ExportSpec,
} from './kinds/export.js'
export type { FrameSpec } from './kinds/frame.js'
export type { SoundFacts, SoundFactsSpec } from './kinds/sound-facts.js'
export {
  SOUND_FORMATS,
  type SoundFileData,
  type SoundFileSpec,
  type SoundFormat,
} from './kinds/sound-file.js'
export {
  THUMBNAIL_VARIANTS,
  type ThumbnailData,
  type ThumbnailGrade,
  type ThumbnailScores,
  type ThumbnailSpec,
  type ThumbnailStyle,
  type ThumbnailText,
  type ThumbnailVariant,
} from './kinds/thumbnail.js'
export type { MixData, MixMusic, MixSpec, MixVoice } from './kinds/mix.js'
export type {
  ClipLayer,
  PictureLayer,
  SegmentCaption,
  SegmentData,
  SegmentLayer,
  SegmentSpec,
  Transition,
} from './kinds/segment.js'
export type { StitchPiece, StitchSpec, VideoData } from './kinds/video.js'
export { createMemoryAssets, type MemoryAssetsOptions } from './memory/memory-assets.js'
export { assertAssetKey } from './storage/asset-key.js'
export { assertSize, type OpenableContent } from './storage/asset-size.js'
export type { Assets, PutAssetOptions, StoredAsset } from './storage/assets.js'
export { boundedChunks, type BoundedChunksOptions } from './storage/bounded-chunks.js'
export { createMemoryStore } from './memory/memory-store.js'
export { bytesSource, readBytes, type ByteRange, type ByteSource } from './storage/byte-source.js'
export { clampRange } from './storage/clamp-range.js'
export { assertMediaType } from './storage/media-type.js'
export { latestLeaseEnd } from './storage/lease-end.js'
export {
  mayTakePlace,
  nextTurn,
  OWNER_SHARE,
  TURN_LENGTH,
  type GivenTurn,
  type OwnerTurn,
} from './storage/next-turn.js'
export { assertQuota } from './storage/record-quota.js'
export { namedIn, namedInRecord, type StoredReference } from './storage/stored-reference.js'
export { assertQueueRoom } from './storage/queue-room.js'
export { foldCase, projectSearchText } from './storage/search-text.js'
export type {
  Binding,
  Change,
  Commit,
  Fence,
  LatestRun,
  RecordQuota,
  RecordUsage,
  RunChange,
  Store,
} from './storage/store.js'
export type { ClaimDueOptions, ClaimOptions } from './storage/claim-options.js'
export type { ArtifactKey, DropArtifacts, DroppedArtifacts } from './storage/drop-artifacts.js'
export type {
  CallFilter,
  OwnerCallFilter,
  ChargeFilter,
  ListOptions,
  ProjectFilter,
  RecordFilter,
  RunStanding,
} from './storage/store-filters.js'
export { writeCaptions, type CaptionData, type CaptionSpec } from './captions/write-captions.js'
export { systemClock, type Clock } from './pipeline/clock.js'
export { CRASH_POINTS, type CrashHook, type CrashPoint } from './pipeline/crash-point.js'
export {
  defineGate,
  defineStage,
  type ProjectOf,
  type Stage,
  type StageContext,
  type StageOptions,
} from './pipeline/define-stage.js'
export { defineRecipe, type Recipe } from './pipeline/define-recipe.js'
export type { ClaimedWork, Dispatcher } from './pipeline/dispatcher.js'
export type { EventHub, HubEvents, ProgressTick } from './pipeline/event-hub.js'
export { forEachScene } from './pipeline/for-each-scene.js'
export {
  createInProcessDispatcher,
  type InProcessDispatcherOptions,
} from './pipeline/in-process-dispatcher.js'
export type { ArtifactState, InspectedArtifact } from './artifacts/artifact-inspector.js'
export type { InspectedGate } from './pipeline/inspect-project.js'
export { silentLogger, type Logger } from './pipeline/logger.js'
export type { ModelChoice } from './models/choose-models.js'
export type { LocalWork, Make, UploadData } from './kinds/make.js'
export type { WantedSegment } from './kinds/make-media.js'
export type { ArtifactOf, MakeOptions } from './artifacts/make-item.js'
export { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './recipes/limits.js'
export { avatarRecipe, type AvatarBrief } from './recipes/avatar.js'
export { clipRecipe, type ClipBrief } from './recipes/clip.js'
export { musicVideoRecipe, type MusicVideoBrief } from './recipes/music-video.js'
export { narratedRecipe, type NarratedBrief, type NarratedOptions } from './recipes/narrated.js'
export { pictureRecipe, type PictureBrief } from './recipes/picture.js'
export { productAdRecipe, type ProductAdBrief } from './recipes/product-ad.js'
export { storyboardRecipe, type StoryboardBrief } from './recipes/storyboard.js'
export { assembleStage } from './recipes/stages/assemble.js'
export { clipsStage } from './recipes/stages/clips.js'
export { imagesStage } from './recipes/stages/images.js'
export { musicStage } from './recipes/stages/music.js'
export { renderStage } from './recipes/stages/render.js'
export { sceneClips, type SceneClipsOptions } from './recipes/stages/scene-clips.js'
export type { SceneVoice } from './recipes/stages/scene-voice.js'
export { scriptStage } from './recipes/stages/script.js'
export type {
  Makers,
  SceneClips,
  SceneLengths,
  VideoMakers,
  WantedClips,
} from './recipes/stages/video-makers.js'
export { voiceStage } from './recipes/stages/voice.js'
export { makeVoiceTrack } from './recipes/stages/voice-track.js'
export { createStudio, type Studio } from './studio/create-studio.js'
export type { StudioOptions } from './studio/studio-options.js'
export type { CollectedGarbage, CollectGarbage } from './studio/collect-garbage.js'
export type { AssetProblem, VerifiedAssets, VerifyAssets } from './studio/verify-assets.js'
export type { PutUpload, Upload, UploadQuota, Uploads } from './studio/uploads.js'
export { masterKeyFromText, type MasterKey } from './vault/master-key.js'
export {
  createSecretBox,
  type SecretBinding,
  type SecretBox,
  type SecretBoxOptions,
} from './vault/secret-box.js'
export { openFernet, type FernetKey } from './vault/open-fernet.js'
export { hasSealedSecrets } from './vault/has-sealed.js'
export type { ImportFernet, KeyVault, SaveKey, StoredKey } from './vault/key-vault.js'
export {
  createLinkSigner,
  type LinkClaims,
  type LinkSigner,
  type LinkSignerOptions,
  type SignedLink,
} from './links/link-signer.js'
export {
  createMetrics,
  METRICS_MEDIA_TYPE,
  type Counter,
  type CounterSeries,
  type Gauge,
  type Histogram,
  type HistogramSeries,
  type MetricLabels,
  type Metrics,
} from './metrics/metrics.js'
export { assertPublicTarget } from './webhooks/assert-public-target.js'
export { signWebhook, type SignWebhookOptions } from './webhooks/sign-webhook.js'
export {
  verifyWebhook,
  type VerifiedWebhook,
  type VerifyWebhookOptions,
  type WebhookHeaders,
} from './webhooks/verify-webhook.js'
export { createWebhookSecret } from './webhooks/webhook-secret.js'
export type { WebhookOptions } from './webhooks/webhook-options.js'
export { DELIVERY_STATUSES, type DeliveryStatus } from './webhooks/webhook-records.js'
export type {
  CreateEndpoint,
  DeliveryQuery,
  EndpointRef,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointSecret,
  Webhooks,
} from './webhooks/webhooks.js'
export type { CallDecision, CallRef, Calls } from './studio/calls.js'
export type { Derive, DeriveOptions } from './studio/derive.js'
export type { Take } from './studio/takes.js'
export type { Ledger, LedgerQuery, LedgerTotals } from './studio/ledger.js'
export type { SceneKey } from './studio/edit-storyboard.js'
export type { ProjectStatus } from './studio/project-status.js'
export type { ProjectWarning } from './studio/project-warnings.js'
export type { ProjectArtifacts } from './studio/artifacts.js'
export type { Groups } from './studio/groups.js'
export type { Order, Orders, PlacedOrder } from './studio/orders.js'
export type { CreateProject, ProjectRef, Projects, ProjectView } from './studio/projects.js'
export type { Quote, QuotedArtifact, QuotedStage } from './studio/quote.js'
export type {
  InsertRecord,
  RecordChange,
  RecordCollection,
  RecordDraft,
  RecordQuery,
  RecordRef,
  Records,
} from './studio/records.js'
export type { StartRun } from './studio/draft-run.js'
export type { RunRef, Runs } from './studio/runs.js'
export type { SceneEdit } from './studio/scene-schema.js'
export type { FeedItem, FollowOptions } from './studio/event-feeds.js'
export {
  buildTimeline,
  type PlacedScene,
  type Timeline,
  type TimelineOptions,
  type TimelinePiece,
  type TimelineScene,
} from './timeline/build-timeline.js'
