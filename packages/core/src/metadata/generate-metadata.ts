import { buildDescription } from './build-description.js'
import { buildHashtags } from './build-hashtags.js'
import { buildTags } from './build-tags.js'
import { buildTitles } from './build-titles.js'
import { readChapterLines } from './chapter-lines.js'
import { chapterProblems } from './chapter-problems.js'
import { GENRE_RULES } from './genre-rules.js'
import { toMetadataRequest, type MetadataInput } from './metadata-request.js'
import { scoreMetadata, type TrendingScore } from './score-metadata.js'
import type { VideoMetadata } from './video-metadata.js'

/** Metadata with what speaks for it. */
export type GeneratedMetadata = VideoMetadata & {
  /** Other titles to try, best first. */
  readonly titleVariants: readonly string[]
  readonly trending: TrendingScore
}

/**
 * Writes what a video is published with on YouTube: title, description with chapters, tags, hashtags,
 * category and declarations, all within YouTube's limits. By rules alone: the same request gives the same
 * answer, and nothing is sent anywhere.
 *
 * @throws `INVALID_INPUT` as {@link toMetadataRequest}
 * @example
 * const { title, description, tags, trending } = generateMetadata({ title: 'Summer Vibes', genre:
 * 'electronic', mood: 'happy' })
 */
export function generateMetadata(input: MetadataInput): GeneratedMetadata {
  const request = toMetadataRequest(input)
  const [title, ...titleVariants] = buildTitles(request)
  const hashtags = buildHashtags(request)
  const description = buildDescription(request, { title, hashtags })
  const chapters = readChapterLines(description)
  const metadata: VideoMetadata = {
    title,
    description,
    tags: buildTags(request),
    hashtags,
    chapters: chapterProblems(chapters, request.durationMs).length === 0 ? chapters : [],
    categoryId: GENRE_RULES[request.genre].categoryId,
    language: request.language,
    madeForKids: request.madeForKids,
    containsSyntheticMedia: request.synthetic,
  }
  return { ...metadata, titleVariants, trending: scoreMetadata(metadata, { durationMs: request.durationMs }) }
}
