export { cutOff, invalidMedia } from '../errors/invalid-media.js'
export { fromStoredError, toStoredError } from '../errors/stored-error.js'
export { canonicalJson } from '../digest/canonical-json.js'
export { digestOf, sha256 } from '../digest/digest.js'
export { fromBase64, toBase64 } from '../digest/base64.js'
export { CHARGE_STATES, type BudgetLimits } from '../domain/charge.js'
export {
  checkBudgets,
  checkHold,
  heldLeft,
  usedMicros,
  type UsedBudgets,
  type UsedGroup,
} from '../cost/check-budgets.js'
export type { Batch, BatchRequest } from '../domain/batch.js'
export type { NewEvent } from '../domain/event.js'
export type { NewRecord } from '../domain/record.js'
export { ENDED_RUN_STATUSES } from '../domain/run.js'
export { continuesVoice } from '../domain/storyboard.js'
export { ignoreReferences } from '../models/ignore-references.js'
export type { ImageData, ImageModel, ImageRequest } from '../kinds/image.js'
export type { AvatarModel, AvatarRequest } from '../kinds/avatar.js'
export type { TranscriptionData, TranscriptionModel, TranscriptionRequest } from '../kinds/transcript.js'
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
} from '../providers/model.js'
export type { ClipData, FrameImage, VideoCapabilities, VideoModel, VideoRequest } from '../kinds/clip.js'
export type { RenderVideoRequest, VideoRenderer } from '../kinds/rendered.js'
export { addPrices, exactPrice } from '../cost/price.js'
export { lookUpPrice, type PriceQuery } from '../cost/price-list.js'
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
} from '../providers/file-source.js'
export type { ClipCapabilities, ClipPlan, ClipStart, PlannedClip } from '../clips/clip-plan.js'
export { planClips, type PlanClipsOptions } from '../clips/plan-clips.js'
export type { ProviderWebhook, WebhookMessage, WebhookReading } from '../providers/provider-webhook.js'
export type {
  PublishContext,
  Published,
  PublishedBytes,
  PublishedCaptions,
  Publisher,
  PublishPrivacy,
  PublishRequest,
} from '../providers/publisher.js'
export type { MusicData, MusicModel, MusicRequest } from '../kinds/music.js'
export type { Script, ScriptModel, ScriptRequest, ScriptScene } from '../kinds/script.js'
export type { TimingMethod, WordTiming } from '../domain/word-timing.js'
export type { SpeechData, SpeechModel, SpeechRequest } from '../kinds/speech.js'
export type { Media, MediaContext, RenderedSegment } from '../media/media.js'
export type { MediaChecks, MediaProbe } from '../kinds/media-checks.js'
export type { MediaWork } from '../kinds/media-work.js'
export type { CardSpec } from '../kinds/card.js'
export { exportSize } from '../kinds/export-size.js'
export type { ExportSpec } from '../kinds/export.js'
export type { FrameSpec } from '../kinds/frame.js'
export type { SoundFacts, SoundFactsSpec } from '../kinds/sound-facts.js'
export type { SoundFileData, SoundFileSpec } from '../kinds/sound-file.js'
export type { ThumbnailScores, ThumbnailSpec } from '../kinds/thumbnail.js'
export type { ThumbnailGrade, ThumbnailStyle, ThumbnailText } from '../kinds/thumbnail-variants.js'
export type { MixData, MixMusic, MixSpec, MixVoice } from '../kinds/mix.js'
export type {
  ClipLayer,
  PictureLayer,
  SegmentCaption,
  SegmentData,
  SegmentLayer,
  SegmentSpec,
  Transition,
} from '../kinds/segment.js'
export type { StitchPiece, StitchSpec } from '../kinds/video.js'
export { assertAssetKey } from '../storage/asset-key.js'
export { assertSize, type OpenableContent } from '../storage/asset-size.js'
export type { AssetLink, AssetLinks, AssetUploadLink } from '../storage/asset-links.js'
export type { Assets, PutAssetOptions, StoredAsset } from '../storage/assets.js'
export { boundedChunks, type BoundedChunksOptions } from '../storage/bounded-chunks.js'
export { clampRange } from '../storage/clamp-range.js'
export { readHead } from '../media-types/read-head.js'
export { SNIFF_BYTES, sniffMediaTypes } from '../media-types/sniff-media-types.js'
export { assertMediaType } from '../storage/media-type.js'
export { latestLeaseEnd } from '../storage/lease-end.js'
export {
  mayTakePlace,
  nextTurn,
  OWNER_SHARE,
  TURN_LENGTH,
  type GivenTurn,
  type OwnerTurn,
} from '../storage/next-turn.js'
export { assertQuota, type RecordQuota, type RecordUsage } from '../storage/record-quota.js'
export { namedIn, namedInRecord, type StoredReference } from '../storage/stored-reference.js'
export { assertQueueRoom } from '../storage/queue-room.js'
export { foldCase, projectSearchText } from '../storage/search-text.js'
export type { Binding, Change, Commit, Fence, LatestRun, RunChange, Store } from '../storage/store.js'
export type {
  BatchChange,
  BatchesLeft,
  BatchFence,
  BatchStore,
  ClaimBatchesOptions,
} from '../storage/batch-store.js'
export type { ClaimDueOptions, ClaimOptions } from '../storage/claim-options.js'
export type { ArtifactKey, DropArtifacts, DroppedArtifacts } from '../storage/drop-artifacts.js'
export type { CallFilter, OwnerCallFilter, ChargeFilter, RecordFilter } from '../storage/store-filters.js'
export { moduleArguments, workerArguments } from '../event-loop/worker-arguments.js'
export { LANES, type Lane } from '../domain/run.js'
export type { ClaimedWork, Dispatcher, DispatcherWork, Wake } from '../engine/dispatcher.js'
export { inSpan } from '../telemetry/in-span.js'
export type { Nudge, Nudges } from '../engine/nudges.js'
export { createPlaces, type Places } from '../engine/places.js'
export { METRICS_MEDIA_TYPE } from '../telemetry/metrics.js'
