export { ERRORS, type ErrorCode, type ErrorEntry } from './errors/error-table.js'
export { MutoscopeError, type MutoscopeErrorOptions } from './errors/mutoscope-error.js'
export type { StoredError } from './errors/stored-error.js'
export type { Json } from './digest/canonical-json.js'
export type { FileRef } from './domain/file-ref.js'
export type { Artifact, Content, InsteadOf, Provenance } from './domain/artifact.js'
export type { Call } from './domain/call.js'
export type { Charge, ChargeState } from './domain/charge.js'
export { formatDollars, toDollars, toMicros } from './cost/dollars.js'
export type { Group, GroupSpending } from './domain/group.js'
export { EVENT_TYPES, type EventType, type StoredEvent } from './domain/event.js'
export type { Approval, Project } from './domain/project.js'
export type { StoredRecord } from './domain/record.js'
export {
  CALL_STATUSES,
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
  SHOT_SIZES,
  TAKE_KINDS,
  takeOf,
  type CameraMove,
  type Scene,
  type ShotSize,
  type Storyboard,
  type TakeKind,
} from './domain/storyboard.js'
export type { Price } from './cost/price.js'
export { PRICE_UNITS, type PriceEntry, type PriceUnit } from './cost/price-list.js'
export type { ClipMaker, ClipsRequest, MadeClips } from './clips/make-clips.js'
export type { Models, ModelSlot, OwnKinds, OwnModels, Slot } from './models/models.js'
export { defineKind, type LocalKindOptions, type ModelKindOptions } from './kinds/define-kind.js'
export type {
  DataOf,
  Kind,
  KindContext,
  KindFacts,
  LocalKind,
  MediaKind,
  ModelKind,
  ModelOf,
  OutputBytes,
  RequestOf,
} from './kinds/kind.js'
export type { MadeOutput } from './kinds/made-output.js'
export type { CaptionCue, CaptionTrack } from './captions/caption-track.js'
export { buildCues, type BuildCuesInput, type CaptionVoiceLine } from './captions/build-cues.js'
export {
  EXPORT_CONTAINERS,
  EXPORT_SHORT_SIDES,
  type ExportContainer,
  type ExportShortSide,
} from './kinds/export.js'
export { SOUND_FORMATS, type SoundFormat } from './kinds/sound-file.js'
export type { ThumbnailData } from './kinds/thumbnail.js'
export { THUMBNAIL_VARIANTS, type ThumbnailVariant } from './kinds/thumbnail-variants.js'
export type { VideoData } from './kinds/video.js'
export { createMemoryAssets, type MemoryAssetsOptions } from './memory/memory-assets.js'
export { createMemoryStore } from './memory/memory-store.js'
export { bytesSource, readBytes, type ByteRange, type ByteSource } from './storage/byte-source.js'
export type { ListOptions, ProjectFilter, LatestRunFilter } from './storage/store-filters.js'
export type { CaptionData, CaptionSpec } from './captions/write-captions.js'
export { systemClock, type Clock } from './engine/clock.js'
export {
  defineGate,
  defineStage,
  type ProjectOf,
  type Stage,
  type StageContext,
  type StageOptions,
} from './pipeline/define-stage.js'
export { defineRecipe, type Recipe } from './pipeline/define-recipe.js'
export type { EventHub, HubEvents, ProgressTick } from './engine/event-hub.js'
export { forEachScene } from './pipeline/for-each-scene.js'
export { createInProcessDispatcher, type InProcessDispatcherOptions } from './engine/in-process-dispatcher.js'
export type { ArtifactState, InspectedArtifact } from './artifacts/artifact-inspector.js'
export type { InspectedGate } from './pipeline/inspect-project.js'
export { LOG_LEVELS, silentLogger, type LogFacts, type Logger, type LogLevel } from './engine/logger.js'
export type { ModelChoice } from './models/choose-models.js'
export type { LocalWork, Make, WantedSegment } from './make/make.js'
export type { ClipVerbs } from './make/clip-verbs.js'
export type { UploadData } from './kinds/upload.js'
export type { ArtifactOf, MakeOptions } from './artifacts/make-request.js'
export { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './recipes/limits.js'
export { RECIPES } from './recipes/recipe-names.js'
export { STAGE_NAMES } from './recipes/stage-names.js'
export { ARTIFACT_NAMES, sceneClipName, sceneImageName, sceneSpeechName } from './recipes/artifact-names.js'
export { avatarRecipe, type AvatarBrief } from './recipes/avatar.js'
export { clipRecipe, type ClipBrief } from './recipes/clip.js'
export type { MusicVideoBrief } from './recipes/music-video-brief.js'
export { musicVideoRecipe } from './recipes/music-video.js'
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
export type { FernetKey } from './vault/open-fernet.js'
export { hasSealedSecrets } from './studio/has-sealed.js'
export type { ImportFernet, KeyVault, SaveKey, StoredKey } from './vault/key-vault.js'
export type { LinkClaims, LinkSigner, SignedLink } from './links/link-signer.js'
export type {
  Counter,
  CounterSeries,
  Gauge,
  Histogram,
  HistogramSeries,
  MetricLabels,
  Metrics,
} from './telemetry/metrics.js'
export {
  verifyWebhook,
  type VerifiedWebhook,
  type VerifyWebhookOptions,
  type WebhookHeaders,
} from './webhooks/verify-webhook.js'
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
} from './records/records.js'
export type { StartRun } from './studio/draft-run.js'
export type { RunRef, Runs } from './studio/runs.js'
export type { SceneEdit } from './studio/scene-schema.js'
export type { FeedItem, FollowOptions } from './studio/event-feeds.js'
