import { countCharacters } from './count-characters.js'
import { GENRE_RULES, type GenreRule } from './genre-rules.js'
import type { MetadataRequest } from './metadata-request.js'
import { MOOD_RULES } from './mood-rules.js'

const MOST = 5
const TITLE_CHARACTERS = 30

/** Makes three to five hashtags, the most telling first: YouTube shows the first three above the title. */
export function buildHashtags(request: MetadataRequest): readonly string[] {
  const genre: GenreRule = GENRE_RULES[request.genre]
  const mood = MOOD_RULES[request.mood]
  const title = toHashtag(request.title ?? '')
  const candidates = [
    ...(title !== '' && countCharacters(title) <= TITLE_CHARACTERS ? [title] : []),
    toHashtag(genre.tags[0]),
    `#${genre.kind}`,
    toHashtag(mood.tags[0]),
    toHashtag(genre.tags[1] ?? genre.tags[0]),
    ...(request.synthetic ? ['#aivideo'] : []),
  ]
  const seen = new Set<string>()
  return candidates
    .filter((hashtag) => !seen.has(hashtag.toLowerCase()) && seen.add(hashtag.toLowerCase()))
    .slice(0, MOST)
}

/** `Summer Vibes` becomes `#SummerVibes`; empty when a text has no letters. */
function toHashtag(text: string): string {
  const words = text
    .split(/[^\p{L}\p{N}\p{M}_’']+/u)
    .map((word) => word.replaceAll(/[’']/gu, ''))
    .filter((word) => word !== '')
  const joined = words
    .map((word, index) => (words.length > 1 && /^\p{Lu}/u.test(text) && index > 0 ? capital(word) : word))
    .join('')
  return /\p{L}/u.test(joined) ? `#${joined}` : ''
}

function capital(word: string): string {
  const [first = '', ...rest] = Array.from(word)
  return first.toUpperCase() + rest.join('')
}
