import { buildChapters } from './build-chapters.js'
import { readChapterLines, writeChapterLines } from './chapter-lines.js'
import { countBytes } from './count-bytes.js'
import { findHashtags } from './find-hashtags.js'
import { GENRE_RULES, type GenreRule } from './genre-rules.js'
import { limitHashtags } from './limit-hashtags.js'
import { METADATA_LIMITS } from './metadata-limits.js'
import type { MetadataRequest } from './metadata-request.js'
import { METADATA_WORDS } from './metadata-words.js'
import { MOOD_RULES } from './mood-rules.js'
import { truncateText } from './truncate-text.js'

/** At least this much is left for the text itself. */
const CHAPTER_BYTES = 3000
const GAP = '\n\n'

/**
 * Writes a description of at most 5,000 bytes: the text, what it is, the chapters, the disclosure and the
 * hashtags. The text is cut when they do not all fit; chapters are made longer and fewer until they do. A
 * text with times of its own keeps them, and gets no others.
 */
export function buildDescription(
  request: MetadataRequest,
  { title, hashtags }: { readonly title: string; readonly hashtags: readonly string[] },
): string {
  const { language, synthetic, description } = request
  const genre: GenreRule = GENRE_RULES[request.genre]
  const mood = MOOD_RULES[request.mood].names[language]
  const words = METADATA_WORDS[language]
  const text = description ?? request.title ?? title
  const chapters = readChapterLines(text).length > 0 ? '' : chapterBlock(request)
  const rest = [
    `${words.genre}: ${genre.names[language]} · ${words.mood}: ${mood}`,
    ...(chapters === '' ? [] : [`${words.chapters}\n${chapters}`]),
    ...(synthetic ? [words.madeWithAi] : []),
    hashtags.join(' '),
  ].join(GAP)
  const free = METADATA_LIMITS.hashtags - hashtags.length - findHashtags(title).length
  const own = truncateText(limitHashtags(text, Math.max(0, free)), {
    maxBytes: METADATA_LIMITS.descriptionBytes - countBytes(GAP + rest),
  })
  return `${own}${GAP}${rest}`
}

function chapterBlock({ scenes, durationMs }: MetadataRequest): string {
  for (let gapSec: number = METADATA_LIMITS.chapterSec; ; gapSec *= 2) {
    const block = writeChapterLines(buildChapters(scenes, { durationMs, gapSec }))
    if (countBytes(block) <= CHAPTER_BYTES) return block
  }
}
