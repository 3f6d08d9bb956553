import { defineRoute } from '../../../contract/route.js'
import { avatarPage, avatarsQuery, voicePage, voicesQuery } from './presenter-wire.js'

const page = { total: 1, page: 1, limit: 20 }

/** Routes of who can be seen and heard. */
export const presenterRoutes = {
  listAvatars: defineRoute({
    method: 'GET',
    path: '/api/ai-studio/avatars',
    summary: 'List avatars',
    description:
      'Lists the built-in avatars and those of the configured avatar provider, refreshed every five minutes.',
    auth: 'required',
    query: avatarsQuery,
    responses: { 200: avatarPage },
    example: {
      query: { gender: 'female' },
      response: {
        avatars: [
          {
            id: 'maya',
            name: 'Maya',
            kind: 'drawn',
            provider: 'mutoscope',
            description: 'a friendly woman in her thirties',
            gender: 'female',
            preview_url: null,
          },
        ],
        ...page,
      },
    },
  }),
  listVoices: defineRoute({
    method: 'GET',
    path: '/api/ai-studio/voices',
    summary: 'List voices',
    description: 'Lists the six built-in voices and those of the configured avatar provider.',
    auth: 'required',
    query: voicesQuery,
    responses: { 200: voicePage },
    example: {
      query: { language: 'fr' },
      response: {
        voices: [
          {
            id: 'nova',
            name: 'Nova',
            kind: 'studio',
            provider: 'studio',
            description: 'Bright and friendly.',
            gender: 'female',
            languages: ['en', 'fr'],
            preview_url: null,
          },
        ],
        ...page,
      },
    },
  }),
}
