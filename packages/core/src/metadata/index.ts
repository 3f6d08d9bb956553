export { checkMetadata } from './check-metadata.js'
export { findGenre } from './find-genre.js'
export { findMood } from './find-mood.js'
export { generateMetadata, type GeneratedMetadata } from './generate-metadata.js'
export { GENRES, GENRE_RULES, type Genre, type GenreRule } from './genre-rules.js'
export { METADATA_LIMITS } from './metadata-limits.js'
export { METADATA_PROBLEMS, type MetadataProblem, type MetadataProblemCode } from './metadata-problem.js'
export {
  METADATA_TTL_MS,
  METADATA_VERSION,
  toMetadataRequest,
  type MetadataInput,
  type MetadataRequest,
  type MetadataScene,
} from './metadata-request.js'
export { MOODS, MOOD_RULES, type Mood, type MoodRule } from './mood-rules.js'
export { scoreMetadata, type ScorePart, type TrendingScore } from './score-metadata.js'
export { tagsLength } from './tags-length.js'
export type { Chapter, VideoMetadata } from './video-metadata.js'
