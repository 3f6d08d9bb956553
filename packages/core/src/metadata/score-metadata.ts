import { countCharacters } from './count-characters.js'
import { METADATA_LIMITS } from './metadata-limits.js'
import { tagsLength } from './tags-length.js'
import type { VideoMetadata } from './video-metadata.js'

/** One part of a score. */
export type ScorePart = {
  readonly id: 'title-length' | 'title-topic' | 'description' | 'keywords' | 'tags' | 'hashtags' | 'chapters'
  readonly points: number
  readonly maxPoints: number
  readonly reason: string
}

/** A score from 0 to 100 and how it came about. */
export type TrendingScore = {
  readonly score: number
  readonly parts: readonly ScorePart[]
  /** Points given by rules of thumb: no audience was measured and none is predicted. */
  readonly method: 'heuristic'
  readonly note: string
}

type ScoredMetadata = Pick<VideoMetadata, 'title' | 'description' | 'tags' | 'hashtags' | 'chapters'>

/**
 * Scores how fully metadata uses what YouTube offers to be found by. The score is the sum of its parts, each
 * with its reason; it knows nothing of views, clicks or trends.
 */
export function scoreMetadata(
  metadata: ScoredMetadata,
  { durationMs = null }: { readonly durationMs?: number | null } = {},
): TrendingScore {
  const parts = [
    scoreTitleLength(metadata),
    scoreTitleTopic(metadata),
    scoreDescription(metadata),
    scoreKeywords(metadata),
    scoreTags(metadata),
    scoreHashtags(metadata),
    scoreChapters(metadata, durationMs),
  ]
  return {
    score: parts.reduce((sum, part) => sum + part.points, 0),
    parts,
    method: 'heuristic',
    note: 'Rules of thumb about how complete the metadata is. Not measured, and no forecast of views or clicks.',
  }
}

function scoreTitleLength({ title }: ScoredMetadata): ScorePart {
  const length = countCharacters(title)
  const points =
    length >= 20 && length <= 70
      ? 20
      : length > 70 && length <= METADATA_LIMITS.title
        ? 12
        : length > 0 && length < 20
          ? 8
          : 0
  return {
    id: 'title-length',
    points,
    maxPoints: 20,
    reason: `The title has ${length} characters; from 20 to 70 it says enough and is rarely cut off in lists.`,
  }
}

function scoreTitleTopic({ title, tags }: ScoredMetadata): ScorePart {
  const topic = tags.find((tag) => tag.toLowerCase() !== title.toLowerCase() && says(title, tag))
  const reason =
    topic === undefined ? 'The title says none of the tags.' : `The title says the tag "${topic}".`
  return { id: 'title-topic', points: topic === undefined ? 0 : 10, maxPoints: 10, reason }
}

function scoreDescription({ description }: ScoredMetadata): ScorePart {
  const length = countCharacters(description)
  const points = length >= 400 ? 15 : length >= 200 ? 10 : length > 0 ? 5 : 0
  return {
    id: 'description',
    points,
    maxPoints: 15,
    reason: `The description has ${length} characters; 400 or more leave room to say what the video is.`,
  }
}

function scoreKeywords({ title, description, tags }: ScoredMetadata): ScorePart {
  const said = tags.filter((tag) => says(`${title}\n${description}`, tag)).length
  const points = tags.length === 0 ? 0 : Math.min(15, Math.round((30 * said) / tags.length))
  return {
    id: 'keywords',
    points,
    maxPoints: 15,
    reason: `${said} of ${tags.length} tags are also said in the title or the description; half of them are enough.`,
  }
}

function scoreTags({ tags }: ScoredMetadata): ScorePart {
  const length = tagsLength(tags)
  const points = length > METADATA_LIMITS.tags ? 0 : Math.min(15, Math.floor((15 * length) / 200))
  return {
    id: 'tags',
    points,
    maxPoints: 15,
    reason: `The tags use ${length} of ${METADATA_LIMITS.tags} characters; 200 are enough.`,
  }
}

function scoreHashtags({ hashtags }: ScoredMetadata): ScorePart {
  const count = hashtags.length
  const points =
    count >= 3 && count <= 5 ? 10 : count > 0 && count <= METADATA_LIMITS.sensibleHashtags ? 5 : 0
  return {
    id: 'hashtags',
    points,
    maxPoints: 10,
    reason: `There are ${count} hashtags; three are shown above the title, more than five distract.`,
  }
}

function scoreChapters({ chapters }: ScoredMetadata, durationMs: number | null): ScorePart {
  const leastMs = METADATA_LIMITS.chapters * METADATA_LIMITS.chapterSec * 1000
  const part = { id: 'chapters', maxPoints: 15 } as const
  if (chapters.length > 0) return { ...part, points: 15, reason: `There are ${chapters.length} chapters.` }
  if (durationMs !== null && durationMs < leastMs)
    return { ...part, points: 15, reason: 'The video is too short to need chapters.' }
  return { ...part, points: 0, reason: 'There are no chapters.' }
}

function says(text: string, tag: string): boolean {
  return tag !== '' && text.toLowerCase().includes(tag.toLowerCase())
}
