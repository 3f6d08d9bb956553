import { MutoscopeError } from '@mutoscope/core'
import {
  generateMetadata,
  GENRE_RULES,
  GENRES,
  METADATA_TTL_MS,
  MOOD_RULES,
  MOODS,
  toMetadataRequest,
  type GeneratedMetadata,
  type GenreRule,
  type MetadataInput,
  type MoodRule,
} from '@mutoscope/core/metadata'
import { digestOf } from '@mutoscope/core/ports'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaOutput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { findVideo } from '../video/find-video.js'
import type { MetadataData } from './metadata-record.js'
import type { metadataRoutes } from './metadata-routes.js'
import type { metadataBody } from './metadata-wire.js'
import { readGenre, readMood } from './read-words.js'

/** Writes metadata, and keeps it for 30 days. */
export function createMetadataHandlers(services: StoryboardServices): Handlers<typeof metadataRoutes> {
  const { studio, videos } = services
  return {
    async generateMetadata({ body }, { ownerId }) {
      const input = toInput(body)
      const video = body.task_id === undefined ? null : await findVideo(services, body.task_id, { ownerId })
      const { data, cached } = await writeOnce(services, ownerId, input)
      const { metadata, generatedAt } = data
      if (video !== null) {
        const { title, description, tags } = metadata
        await videos.change({ ownerId, id: video.record.id }, (record) => ({
          data: { ...record.data, youtube: { title, description, tags } },
        }))
      }
      return {
        ...present(metadata),
        genre: input.genre,
        mood: input.mood,
        cached,
        generated_at: toIso(generatedAt),
        cached_until: toIso(generatedAt + METADATA_TTL_MS),
        task_id: video?.record.id ?? null,
      }
    },
    listGenres: () => {
      const genres = GENRES.map((id) => ({ ...toChoice(id, GENRE_RULES[id]), kind: GENRE_RULES[id].kind }))
      return { genres, count: genres.length }
    },
    listMoods: () => {
      const moods = MOODS.map((id) => toChoice(id, MOOD_RULES[id]))
      return { moods, count: moods.length }
    },
  }

  async function writeOnce(
    { metadata: records }: StoryboardServices,
    ownerId: string,
    input: MetadataInput,
  ): Promise<{ readonly data: MetadataData; readonly cached: boolean }> {
    const now = studio.clock.now()
    for (const { ownerId: owner, id } of await records.due())
      await records.remove({ ownerId: owner, id }).catch(passOver('RECORD_NOT_FOUND'))
    const ref = { ownerId, id: await digestOf(toMetadataRequest(input)) }
    const kept = await records.find(ref)
    if (kept !== null && now < kept.data.generatedAt + METADATA_TTL_MS)
      return { data: kept.data, cached: true }
    const data = { metadata: generateMetadata(input), generatedAt: now }
    if (kept === null)
      await records.insert({ ...ref, data, dueAt: now + METADATA_TTL_MS }).catch(passOver('ALREADY_EXISTS'))
    else await records.change(ref, () => ({ data, dueAt: now + METADATA_TTL_MS }))
    return { data, cached: false }
  }
}

/** Somebody else did the same at the same time. */
function passOver(code: string): (error: unknown) => void {
  return (error) => {
    if (!MutoscopeError.isInstance(error) || error.code !== code) throw error
  }
}

function toInput({
  song_title: title,
  genre,
  mood,
  language,
  description,
  duration,
  scenes = [],
  made_for_kids: madeForKids,
}: SchemaOutput<typeof metadataBody>): MetadataInput {
  return {
    title,
    genre: readGenre(genre),
    mood: readMood(mood),
    language,
    madeForKids,
    scenes: scenes.map((scene) => ({ title: scene.title, startMs: scene.start * 1000 })),
    ...(description === undefined ? {} : { description }),
    ...(duration === undefined ? {} : { durationMs: duration * 1000 }),
  }
}

function present({
  title,
  description,
  tags,
  hashtags,
  trending,
  titleVariants,
  chapters,
  categoryId,
  language,
  madeForKids,
  containsSyntheticMedia,
}: GeneratedMetadata) {
  return {
    youtube_title: title,
    youtube_description: description,
    youtube_tags: [...tags],
    hashtags: [...hashtags],
    trending_score: trending.score,
    score_parts: trending.parts.map(({ id, points, maxPoints, reason }) => ({
      id,
      points,
      max_points: maxPoints,
      reason,
    })),
    score_note: trending.note,
    title_variants: [...titleVariants],
    chapters: chapters.map((chapter) => ({ title: chapter.title, start: chapter.startSec })),
    category_id: categoryId,
    language,
    made_for_kids: madeForKids,
    contains_synthetic_media: containsSyntheticMedia,
  }
}

function toChoice(id: string, { names, aliases = [] }: GenreRule | MoodRule) {
  return { id, name: names.en, aliases: [...aliases] }
}
