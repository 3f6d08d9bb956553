export { configureStoryboardApi, type StoryboardApiOptions } from './configure.js'
export { StoryboardEndpoints } from './endpoints.js'
export { fetchStoryboardApi, isApiError, type ApiError, type ApiResponse } from './fetch-storyboard-api.js'
export type {
  ApiKey, ApiKeyList, ApiKeyRequest, ApiKeyServiceList, CheckedApiKey, CostCalculationRequest, DriveFile, DriveFileList, DriveFolder, DriveFolderList, Engine, EngineCost, EngineList, ExtractedFrame,
  FrameExtractionRequest, GenreList, MetadataGenerationRequest, MoodList, RemovedApiKey, SavedApiKey, StoryboardHealth, StoryboardVideo, StoryboardVideoList, StoryboardVideoStatus, Thumbnail,
  ThumbnailGenerationRequest, ThumbnailList, ThumbnailSet, ThumbnailVariant, ThumbnailVariantList, VideoGenerationRequest, VideoGenerationTask, YouTubeMetadata,
} from './types.js'
