import { MutoscopeError } from '@mutoscope/core'
import type { AvatarRequest, ClipData, ModelContext, StartedModel } from '@mutoscope/core/ports'
import { priceBySpeech } from '../avatar/price-by-speech.js'
import { defineStartedModel } from '../http/define-started-model.js'
import { runwayTask, type RunwayService } from './runway-service.js'

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu
const UNKNOWN: ClipData = { durationMs: null, width: null, height: null, audio: true }

/**
 * Makes a talking head model on Runway. Avatars and voices are Runway's presets by name, or own ones by their
 * id; the size is the avatar's own.
 */
export function createRunwayAvatar(
  service: RunwayService,
  model: string,
): StartedModel<AvatarRequest, ClipData> {
  return defineStartedModel(runwayTask, {
    provider: 'runway',
    model,
    version: '1',
    paid: {
      dedupe: 'none',
      balance: (context) => service.balance(context),
      price: (request) =>
        priceBySpeech(request, (quantity) => service.price({ model, unit: 'second', quantity })),
    },
    async start({ avatar, speech }, context) {
      if (avatar.type === 'picture') {
        throw new MutoscopeError('INVALID_INPUT', {
          message:
            'Runway supports avatars only, not pictures. Create an avatar from the picture at Runway and pass its id.',
          details: { field: 'avatar' },
        })
      }
      if (speech.type === 'text' && speech.text.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The text to speak is empty.',
          details: { field: 'speech' },
        })
      const body = {
        model,
        avatar: UUID.test(avatar.id)
          ? { type: 'custom', avatarId: avatar.id }
          : { type: 'runway-preset', presetId: avatar.id },
        speech: await toSpeech(service, speech, context),
      }
      return service.start('avatar_videos', body, {}, context)
    },
    status: (task, context) =>
      service.status(task, context, (output) =>
        Promise.resolve({ mediaType: output.mediaType ?? 'video/mp4', data: UNKNOWN }),
      ),
    cancel: (task, context) => service.cancel(task, context),
  })
}

async function toSpeech(service: RunwayService, speech: AvatarRequest['speech'], context: ModelContext) {
  if (speech.type === 'audio') return { type: 'audio', audio: await service.toUri(speech, context) }
  const { text, voiceId } = speech
  // Without a voice the avatar speaks with its own.
  if (voiceId === '') return { type: 'text', text }
  return {
    type: 'text',
    text,
    voice: UUID.test(voiceId) ? { type: 'custom', id: voiceId } : { type: 'preset', presetId: voiceId },
  }
}
