export { ERRORS, type ErrorCode, type ErrorEntry } from './errors/error-table.js'
export { MutoscopeError, type MutoscopeErrorOptions } from './errors/mutoscope-error.js'
export { fromErrorRecord, toErrorRecord, type ErrorRecord } from './errors/error-record.js'
export { canonicalJson, type Json } from './digest/canonical-json.js'
export { digestOf, sha256 } from './digest/digest.js'
export { createId } from './domain/create-id.js'
export { isArtifact, type Artifact, type Content, type Provenance } from './domain/artifact.js'
export type { Call } from './domain/call.js'
export { EVENT_TYPES, type EventType, type NewEvent, type StoredEvent } from './domain/event.js'
export type { Approval, Project } from './domain/project.js'
export {
  CALL_STATUSES, ENDED_RUN_STATUSES, RUN_STATUSES, STAGE_STATUSES, hasEnded,
  type CallStatus, type Run, type RunStatus, type StageFailure, type StageRow, type StageStatus,
} from './domain/run.js'
export {
  ASPECT_RATIOS, DEFAULT_SETTINGS, FRAME_RATES, LANGUAGES, MUSIC_MOODS, QUALITIES, RESOLUTIONS, SCRIPT_STYLES, TEMPLATES, USE_CASES, VISUAL_STYLES, VOICES, frameSize,
  type AspectRatio, type FrameRate, type FrameSize, type Language, type MusicMood, type ProjectSettings, type Quality, type Resolution, type ScriptStyle, type Template, type UseCase, type VisualStyle, type Voice,
} from './domain/settings.js'
export { CAMERA_MOVES, SHOT_SIZES, TAKE_KINDS, type CameraMove, type Scene, type ShotSize, type Storyboard, type TakeKind } from './domain/storyboard.js'
export type { ImageData, ImageModel, ImageRequest } from './providers/image-model.js'
export type { ImmediateModel, Model, ModelContext, ModelIdentity, ModelOutput, OperationStatus, StartedModel } from './providers/model.js'
export type { Models } from './providers/models.js'
export type { MusicData, MusicModel, MusicRequest } from './providers/music-model.js'
export type { Script, ScriptModel, ScriptRequest, ScriptScene } from './providers/script-model.js'
export type { SpeechData, SpeechModel, SpeechRequest, TimingMethod, WordTiming } from './providers/speech-model.js'
export type { CaptionCue, CaptionTrack } from './captions/caption-track.js'
export type { Media, MediaContext, MediaProbe, RenderedSegment } from './media/media.js'
export type { MixData, MixMusic, MixSpec, MixVoice } from './media/mix-spec.js'
export type { SegmentCaption, SegmentData, SegmentLayer, SegmentSpec, Transition } from './media/segment-spec.js'
export type { StitchPiece, StitchSpec, VideoData } from './media/stitch-spec.js'
export type { Assets, PutAssetOptions } from './storage/assets.js'
export { bytesSource, readBytes, type ByteRange, type ByteSource } from './storage/byte-source.js'
export type { Binding, Change, ClaimOptions, Commit, Fence, ListOptions, Store } from './storage/store.js'
