import { LANGUAGES } from '@mutoscope/core'
import * as z from 'zod'
import { pageFacts, pageQuery } from '../list-page.js'
import { GENDERS } from './avatars.js'

const filters = {
  ...pageQuery,
  gender: z.enum(GENDERS).optional(),
  /** Looks in name and description. */
  search: z.string().trim().max(200).optional(),
}

/** Which avatars. */
export const avatarsQuery = z.object(filters)

/** Which voices. */
export const voicesQuery = z.object({ ...filters, language: z.enum(LANGUAGES).optional() })

const common = {
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  description: z.string(),
  gender: z.enum(GENDERS).nullable(),
  preview_url: z.string().nullable(),
}

/** Somebody who can speak a script. */
export const avatar = z
  .object({
    ...common,
    /**
     * `drawn`: a portrait is drawn from the description, and speaks where an avatar model is. `preset`: the
     * provider's own.
     */
    kind: z.enum(['drawn', 'preset']),
  })
  .meta({ id: 'AiAvatar' })

/** A voice. */
export const voice = z
  .object({
    ...common,
    /**
     * `studio`: the studio's speech model speaks. `preset`: the avatar model speaks with a voice of its own.
     */
    kind: z.enum(['studio', 'preset']),
    languages: z.array(z.enum(LANGUAGES)),
  })
  .meta({ id: 'AiVoice' })

export const avatarPage = z.object({ avatars: z.array(avatar), ...pageFacts }).meta({ id: 'AiAvatarPage' })
export const voicePage = z.object({ voices: z.array(voice), ...pageFacts }).meta({ id: 'AiVoicePage' })
