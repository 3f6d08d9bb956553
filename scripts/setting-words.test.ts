import { expect, it } from 'vitest'
import {
  STYLE_WORDS,
  TEMPLATE_WORDS,
  USE_CASE_WORDS,
  VOICE_WORDS,
} from '../packages/api/src/setting-words/setting-words.js'
import { SERVICE_WORDS } from '../packages/providers/src/http-service/service-words.js'

// Neither package may import the other, and both speak the words of the same documents.
it('families and clients of the documented services have the same words for settings', () => {
  const families = {
    useCase: USE_CASE_WORDS,
    style: STYLE_WORDS,
    template: TEMPLATE_WORDS,
    voice: VOICE_WORDS,
  }
  for (const [name, words] of Object.entries(SERVICE_WORDS))
    expect({ [name]: families[name as keyof typeof families].values }).toEqual({
      [name]: Object.values(words),
    })
})
