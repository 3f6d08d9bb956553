import type { Language } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { CampaignServices } from '../campaign-services.js'
import { voiceNotFound, voiceUnavailable } from '../errors.js'
import { notFound } from '../or-not-found.js'
import type { SpeakingVoice } from './voices.js'

/** A voice by its id. @throws `VOICE_NOT_FOUND`; `VOICE_UNAVAILABLE` when it does not speak the language */
export async function findVoice(
  { voices }: Pick<CampaignServices, 'voices'>,
  ownerId: string,
  id: string,
  language?: Language,
): Promise<SpeakingVoice> {
  const voice = await voices.find(ownerId, id)
  if (voice === undefined) throw notFound(voiceNotFound, id)
  if (language === undefined || voice.languages.includes(language)) return voice
  throw new ApiError(voiceUnavailable, {
    message: `Voice "${id}" does not speak "${language}", only ${voice.languages.join(', ')}.`,
    details: { id, language, languages: [...voice.languages] },
  })
}
