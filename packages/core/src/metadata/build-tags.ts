import { countCharacters } from './count-characters.js'
import { GENRE_RULES, type GenreRule } from './genre-rules.js'
import { METADATA_LIMITS } from './metadata-limits.js'
import type { MetadataRequest } from './metadata-request.js'
import { METADATA_WORDS } from './metadata-words.js'
import { MOOD_RULES } from './mood-rules.js'
import { pickKeywords } from './pick-keywords.js'
import { tagsLength } from './tags-length.js'

const TAG_CHARACTERS = 60

/** Makes the search tags of a video, the most telling first, within what YouTube counts. */
export function buildTags(request: MetadataRequest): readonly string[] {
  const { title, description, language, scenes, synthetic } = request
  const genre: GenreRule = GENRE_RULES[request.genre]
  const mood = MOOD_RULES[request.mood]
  const words = METADATA_WORDS[language]
  const text = [title, description, ...scenes.map((scene) => scene.title)]
    .filter((part) => part !== null)
    .join('\n')
  const candidates = [
    title ?? '',
    ...(title === null || genre.kind === 'video' ? [] : [`${title} ${words.musicVideo}`]),
    genre.names[language],
    ...genre.tags,
    `${mood.tags[0]} ${genre.tags[1] ?? genre.tags[0]}`,
    mood.names[language],
    ...mood.tags,
    ...pickKeywords(text, { fillers: words.fillers, max: 12 }),
    ...(genre.kind === 'music' ? [words.musicVideo] : []),
    ...(synthetic ? ['ai video'] : []),
  ]
  const tags: string[] = []
  const seen = new Set<string>()
  for (const candidate of candidates) {
    const tag = cleanTag(candidate)
    const fits =
      tag !== '' &&
      countCharacters(tag) <= TAG_CHARACTERS &&
      tagsLength([...tags, tag]) <= METADATA_LIMITS.tags
    if (fits && !seen.has(tag.toLowerCase())) tags.push(tag)
    seen.add(tag.toLowerCase())
  }
  return tags
}

/** Commas separate tags and quotation marks hold them together, so neither can be part of one. */
function cleanTag(tag: string): string {
  return tag
    .replaceAll(/[,"“”#‹›]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
