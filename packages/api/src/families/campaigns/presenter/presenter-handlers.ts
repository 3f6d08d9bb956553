import { foldCase } from '@mutoscope/core/ports'
import { respond } from '../../../contract/handler-response.js'
import type { Handlers } from '../../../contract/handler.js'
import type { CampaignServices } from '../campaign-services.js'
import { cutPage, listHeaders } from '../list-page.js'
import type { Avatar, Gender } from './avatars.js'
import type { presenterRoutes } from './presenter-routes.js'
import type { SpeakingVoice } from './voices.js'

/** A browser may keep a list as long as the family does. */
const CACHE = { 'cache-control': 'private, max-age=300' }

/** Answers who can be seen and heard. */
export function createPresenterHandlers({
  avatars,
  voices,
}: Pick<CampaignServices, 'avatars' | 'voices'>): Handlers<typeof presenterRoutes> {
  return {
    async listAvatars({ query }, context) {
      const found = (await avatars.list(context.ownerId)).filter((avatar) => fits(avatar, query))
      const { page, limit } = query
      return respond(
        200,
        { avatars: cutPage(found, query).map(presentAvatar), total: found.length, page, limit },
        { ...CACHE, ...listHeaders(context, '/api/ai-studio/avatars', query, found.length) },
      )
    },
    async listVoices({ query }, context) {
      const { page, limit, language } = query
      const found = (await voices.list(context.ownerId)).filter(
        (voice) => fits(voice, query) && (language === undefined || voice.languages.includes(language)),
      )
      return respond(
        200,
        { voices: cutPage(found, query).map(presentVoice), total: found.length, page, limit },
        { ...CACHE, ...listHeaders(context, '/api/ai-studio/voices', query, found.length) },
      )
    },
  }
}

function fits(
  { name, description, gender }: Avatar | SpeakingVoice,
  wanted: { readonly gender?: Gender | undefined; readonly search?: string | undefined },
): boolean {
  const { search = '' } = wanted
  return (
    (wanted.gender === undefined || wanted.gender === gender) &&
    foldCase(`${name}\n${description}`).includes(foldCase(search))
  )
}

function presentAvatar({ previewUrl, ...same }: Avatar) {
  return { ...same, preview_url: previewUrl }
}

function presentVoice({ previewUrl, languages, ...same }: SpeakingVoice) {
  return { ...same, languages: [...languages], preview_url: previewUrl }
}
