import type { Models } from '@mutoscope/core'
import { createAnthropic } from '@mutoscope/providers/anthropic'
import { createElevenLabs } from '@mutoscope/providers/elevenlabs'
import { createGemini } from '@mutoscope/providers/gemini'
import { createHeyGen } from '@mutoscope/providers/heygen'
import { createOpenAI } from '@mutoscope/providers/openai'
import {
  offlineImageModel,
  offlineMusicModel,
  offlineScriptModel,
  offlineSpeechModel,
} from '@mutoscope/providers/offline'
import { createRecraft } from '@mutoscope/providers/recraft'
import { createRunway } from '@mutoscope/providers/runway'
import type { KeyRing, KeyService } from './key-ring.js'

/**
 * The models that keys open, before the offline ones that need none: with no key at all everything is made
 * here. An owner's own key opens a model for that owner alone.
 */
export function keyedModels(keys: KeyRing): Models {
  const apiKey = (service: KeyService) => ({
    apiKey: ({ ownerId }: { readonly ownerId: string | undefined }) => keys(service, ownerId),
  })
  const opened = <Model extends object>(service: KeyService, model: Model): Model => ({
    ...model,
    available: async (ownerId: string) => (await keys(service, ownerId)) !== undefined,
  })
  const onlyWhenChosen = <Model extends object>(model: Model): Model => ({ ...model, onlyWhenChosen: true })
  const openai = createOpenAI(apiKey('openai'))
  const gemini = createGemini(apiKey('gemini'))
  const elevenlabs = createElevenLabs(apiKey('elevenlabs'))
  const runway = createRunway(apiKey('runway'))
  return {
    script: [
      opened('anthropic', createAnthropic(apiKey('anthropic')).script('claude-sonnet-5-5')),
      opened('openai', openai.script('gpt-6-sol')),
      opened('gemini', gemini.script('gemini-3.8-flash')),
      offlineScriptModel(),
    ],
    image: [
      opened('recraft', createRecraft(apiKey('recraft')).image()),
      opened('openai', openai.image('gpt-image-2.5-flare')),
      opened('gemini', gemini.image('gemini-3.1-flash-image')),
      offlineImageModel(),
    ],
    speech: [
      opened('elevenlabs', elevenlabs.speech()),
      opened('openai', openai.speech('gpt-4o-mini-tts')),
      offlineSpeechModel(),
    ],
    music: [opened('elevenlabs', elevenlabs.music()), offlineMusicModel()],
    video: [
      opened('runway', runway.video('gen4.5')),
      ...['gen4_turbo', 'veo3.1', 'veo3.1_fast'].map((model) =>
        onlyWhenChosen(opened('runway', runway.video(model))),
      ),
    ],
    avatar: [opened('heygen', createHeyGen(apiKey('heygen')).avatar())],
  }
}
