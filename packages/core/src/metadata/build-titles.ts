import { countCharacters } from './count-characters.js'
import { GENRE_RULES, type GenreRule } from './genre-rules.js'
import { METADATA_LIMITS } from './metadata-limits.js'
import type { MetadataRequest } from './metadata-request.js'
import { MOOD_RULES } from './mood-rules.js'
import { truncateText } from './truncate-text.js'

/** Longest start of a description that can stand in for a title. */
const OPENING_CHARACTERS = 60

/**
 * Forms of a title, best first. Braces hold what is filled in; a form whose genre or mood the title already
 * says is passed over. No form needs grammar, so that they hold in every language.
 */
const FORMS: Readonly<Record<GenreRule['kind'], readonly string[]>> = {
  music: ['{title} | {genre} · {mood}', '{title} | {genre}', '{title} ({mood})', '{title}'],
  video: ['{title} | {genre}', '{title} – {mood} | {genre}', '{title}'],
}

/** Makes titles of at most 100 characters, the best first, none twice. */
export function buildTitles(request: MetadataRequest): readonly [string, ...string[]] {
  const { language, description } = request
  const genreRule: GenreRule = GENRE_RULES[request.genre]
  const genre = genreRule.names[language]
  const mood = MOOD_RULES[request.mood].names[language]
  const title = request.title ?? openingOf(description ?? '')
  const said = (word: string) => title.toLowerCase().includes(word.toLowerCase())
  const titles = FORMS[genreRule.kind]
    .filter((form) => !(form.includes('{genre}') && said(genre)) && !(form.includes('{mood}') && said(mood)))
    // A function, since the title may hold what `replace` reads as a pattern.
    .map((form) => form.replaceAll(/\{(\w+)\}/gu, (_, name: string) => ({ title, genre, mood })[name] ?? ''))
    .filter((text) => countCharacters(text) <= METADATA_LIMITS.title)
  const [best = truncateText(title, { maxCharacters: METADATA_LIMITS.title }), ...others] = titles
  return [best, ...others]
}

function openingOf(description: string): string {
  const [line = ''] = description.split('\n')
  const [sentence = line] = /^.+?(?=[.!?。！？](?:\s|$))/u.exec(line) ?? []
  return truncateText(sentence, { maxCharacters: OPENING_CHARACTERS })
}
