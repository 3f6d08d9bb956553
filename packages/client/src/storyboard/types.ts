import type {
  StoryboardCalculateCostInput,
  StoryboardExtractFrameInput,
  StoryboardGenerateMetadataInput,
  StoryboardGenerateThumbnailsInput,
  StoryboardGenerateVideoInput,
  StoryboardListEnginesReply,
  StoryboardListGenresReply,
  StoryboardListMoodsReply,
  StoryboardListServicesReply,
  StoryboardListVariantsReply,
  StoryboardSaveKeyInput,
} from '../api/index.gen.js'

export type {
  ApiKey,
  ApiKeyList,
  CheckedApiKey,
  DriveFile,
  DriveFileList,
  DriveFolder,
  DriveFolderList,
  Engine,
  EngineCost,
  ExtractedFrame,
  RemovedApiKey,
  SavedApiKey,
  StoryboardHealth,
  StoryboardVideo,
  StoryboardVideoList,
  StoryboardVideoStatus,
  Thumbnail,
  ThumbnailList,
  ThumbnailSet,
  ThumbnailVariant,
  VideoGenerationTask,
  YouTubeMetadata,
} from '../api/index.gen.js'

/** Body of `VIDEO_GENERATE`. */
export type VideoGenerationRequest = StoryboardGenerateVideoInput['body']
/** Body of `VIDEO_CALCULATE_COST`. */
export type CostCalculationRequest = StoryboardCalculateCostInput['body']
/** Answer of `VIDEO_ENGINES`. */
export type EngineList = StoryboardListEnginesReply
/** Body of `METADATA_GENERATE`. */
export type MetadataGenerationRequest = StoryboardGenerateMetadataInput['body']
/** Answer of `METADATA_GENRES`. */
export type GenreList = StoryboardListGenresReply
/** Answer of `METADATA_MOODS`. */
export type MoodList = StoryboardListMoodsReply
/** Body of `THUMBNAILS_GENERATE`. */
export type ThumbnailGenerationRequest = StoryboardGenerateThumbnailsInput['body']
/** Answer of `THUMBNAILS_VARIANTS`. */
export type ThumbnailVariantList = StoryboardListVariantsReply
/** Body of `THUMBNAILS_EXTRACT_FRAME`. */
export type FrameExtractionRequest = StoryboardExtractFrameInput['body']
/** Body of a POST to `API_KEYS`. */
export type ApiKeyRequest = StoryboardSaveKeyInput['body']
/** Answer of `API_KEY_SERVICES`. */
export type ApiKeyServiceList = StoryboardListServicesReply
