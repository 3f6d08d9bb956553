import { defineRoute } from '../../../contract/route.js'
import { taskNotFound } from '../errors.js'
import { genreList, metadataBody, moodList, youtubeMetadata } from './metadata-wire.js'

/** Writing metadata for YouTube. */
export const metadataRoutes = {
  generateMetadata: defineRoute({
    method: 'POST',
    path: '/api/storyboard/metadata/generate',
    summary: 'Generate YouTube metadata',
    description:
      "Title, description, tags, hashtags and a score, within YouTube's limits and generated locally by rules. The response is stored for 30 days.",
    auth: 'required',
    body: metadataBody,
    responses: { 200: youtubeMetadata },
    errors: [taskNotFound],
    example: {
      body: { song_title: 'Summer Vibes', genre: 'electronic', mood: 'happy' },
      response: {
        youtube_title: 'Summer Vibes (Official Video) | Happy Electronic Music',
        youtube_description: 'Summer Vibes: a happy electronic track.',
        youtube_tags: ['summer vibes', 'electronic'],
        hashtags: ['#electronic'],
        trending_score: 78,
        score_parts: [
          { id: 'title-length', points: 20, max_points: 20, reason: 'The title has 54 characters.' },
        ],
        score_note: 'Rules of thumb.',
        title_variants: ['Summer Vibes'],
        chapters: [],
        category_id: '10',
        language: 'en',
        genre: 'electronic',
        mood: 'happy',
        made_for_kids: false,
        contains_synthetic_media: true,
        cached: false,
        cached_until: '2025-12-14T10:30:00.000Z',
        generated_at: '2025-11-14T10:30:00.000Z',
        task_id: null,
      },
    },
  }),
  listGenres: defineRoute({
    method: 'GET',
    path: '/api/storyboard/metadata/genres',
    summary: 'List genres',
    auth: 'public',
    responses: { 200: genreList },
    example: {
      response: {
        genres: [{ id: 'electronic', name: 'Electronic', aliases: ['edm'], kind: 'music' }],
        count: 1,
      },
    },
  }),
  listMoods: defineRoute({
    method: 'GET',
    path: '/api/storyboard/metadata/moods',
    summary: 'List moods',
    auth: 'public',
    responses: { 200: moodList },
    example: { response: { moods: [{ id: 'happy', name: 'Happy', aliases: ['joyful'] }], count: 1 } },
  }),
}
