import type {
  StoryboardCalculateCostInput,
  StoryboardExtractFrameInput,
  StoryboardGenerateMetadataInput,
  StoryboardGenerateThumbnailsInput,
  StoryboardGenerateVideoInput,
  StoryboardListEnginesResponse,
  StoryboardListGenresResponse,
  StoryboardListMoodsResponse,
  StoryboardListServicesResponse,
  StoryboardListVariantsResponse,
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
export type EngineList = StoryboardListEnginesResponse
/** Body of `METADATA_GENERATE`. */
export type MetadataGenerationRequest = StoryboardGenerateMetadataInput['body']
/** Answer of `METADATA_GENRES`. */
export type GenreList = StoryboardListGenresResponse
/** Answer of `METADATA_MOODS`. */
export type MoodList = StoryboardListMoodsResponse
/** Body of `THUMBNAILS_GENERATE`. */
export type ThumbnailGenerationRequest = StoryboardGenerateThumbnailsInput['body']
/** Answer of `THUMBNAILS_VARIANTS`. */
export type ThumbnailVariantList = StoryboardListVariantsResponse
/** Body of `THUMBNAILS_EXTRACT_FRAME`. */
export type FrameExtractionRequest = StoryboardExtractFrameInput['body']
/** Body of a POST to `API_KEYS`. */
export type ApiKeyRequest = StoryboardSaveKeyInput['body']
/** Answer of `API_KEY_SERVICES`. */
export type ApiKeyServiceList = StoryboardListServicesResponse
