import { LANGUAGES, type Language } from '../domain/settings.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { cleanText } from './clean-text.js'
import { GENRES, type Genre } from './genre-rules.js'
import { MOODS, type Mood } from './mood-rules.js'

/** A part of the video that may become a chapter. */
export type MetadataScene = {
  readonly title: string
  /** Milliseconds from the start. */ readonly startMs: number
}

/** What metadata is asked for. A title or a description is needed. */
export interface MetadataInput {
  /** Of the song or the video. */
  readonly title?: string
  /** What the video is about: the prompt, or the text to publish. */
  readonly description?: string
  readonly genre: Genre
  readonly mood: Mood
  /** @default 'en' */
  readonly language?: Language
  /** @default none */
  readonly scenes?: readonly MetadataScene[]
  /** Length of the video, milliseconds. */
  readonly durationMs?: number
  /** Whether the publisher declares that it is made for children. @default false */
  readonly madeForKids?: boolean
  /** Whether it holds altered or synthetic sound or pictures. @default true */
  readonly synthetic?: boolean
}

/**
 * A request in one form only: plain JSON, cleaned, every default filled in, so that its digest can be the key
 * of a cached answer.
 */
export type MetadataRequest = {
  readonly version: typeof METADATA_VERSION
  readonly title: string | null
  readonly description: string | null
  readonly genre: Genre
  readonly mood: Mood
  readonly language: Language
  readonly scenes: readonly MetadataScene[]
  readonly durationMs: number | null
  readonly madeForKids: boolean
  readonly synthetic: boolean
}

/** Changes whenever the same request would give other metadata. */
export const METADATA_VERSION = 'metadata-1'

/** How long an answer may be kept: 30 days, in milliseconds. */
export const METADATA_TTL_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Brings a request into its one form.
 *
 * @throws `INVALID_INPUT` when there is neither a title nor a description, or for an unknown genre, mood or
 *   language, or an impossible time
 */
export function toMetadataRequest(input: MetadataInput): MetadataRequest {
  const title = cleanText(input.title ?? '', { lines: false })
  const description = cleanText(input.description ?? '', { lines: true })
  if (title === '' && description === '')
    throw invalid('title', 'There is nothing to write metadata about. Give a `title` or a `description`.')
  const { durationMs } = input
  if (durationMs !== undefined && !(durationMs > 0 && Number.isFinite(durationMs)))
    throw invalid('durationMs', `A length of ${durationMs} ms is not possible.`)
  const scenes = (input.scenes ?? []).map((scene) => {
    if (!(scene.startMs >= 0 && Number.isFinite(scene.startMs)))
      throw invalid('scenes', `A scene cannot start at ${scene.startMs} ms.`)
    return { title: cleanText(scene.title, { lines: false }), startMs: scene.startMs }
  })
  return {
    version: METADATA_VERSION,
    title: title === '' ? null : title,
    description: description === '' ? null : description,
    genre: oneOf(GENRES, input.genre, 'genre'),
    mood: oneOf(MOODS, input.mood, 'mood'),
    language: oneOf(LANGUAGES, input.language ?? 'en', 'language'),
    scenes: scenes.toSorted((a, b) => a.startMs - b.startMs),
    durationMs: durationMs ?? null,
    madeForKids: input.madeForKids ?? false,
    synthetic: input.synthetic ?? true,
  }
}

function oneOf<Value extends string>(values: readonly Value[], value: Value, field: string): Value {
  if (values.includes(value)) return value
  throw invalid(field, `There is no ${field} "${value}". Use one of: ${values.join(', ')}.`)
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
