import type { ImageModel, ImageRequest } from '../../kinds/image.js'
import type { ScriptModel, ScriptRequest } from '../../kinds/script.js'
import type { SpeechModel, SpeechRequest } from '../../kinds/speech.js'
import type { MusicModel } from '../../kinds/music.js'
import { bytesSource } from '../../storage/byte-source.js'

/** One call of a fake model. */
export type FakeCall = { readonly kind: 'script' | 'image' | 'speech' | 'music'; readonly text: string }

/** Options of {@link createFakeModels}. */
export interface FakeModelsOptions {
  /** Called before every answer; may throw or wait. */
  readonly before?: (call: FakeCall) => void | Promise<void>
}

/**
 * Small complete models that answer at once with text instead of pictures and sound, and remember what they
 * were asked.
 */
export interface FakeModels {
  readonly script: ScriptModel
  readonly image: ImageModel
  readonly speech: SpeechModel
  readonly music: MusicModel
  readonly calls: readonly FakeCall[]
}

const identity = { provider: 'fake', version: '1' }

/** Makes {@link FakeModels}. A script is one scene per sentence, or as many scenes as were asked for. */
export function createFakeModels(options: FakeModelsOptions = {}): FakeModels {
  const calls: FakeCall[] = []
  const answer = async <Data>(call: FakeCall, data: Data, mediaType: string) => {
    calls.push(call)
    await options.before?.(call)
    return {
      body: mediaType === '' ? null : bytesSource(new TextEncoder().encode(`${call.kind}: ${call.text}`)),
      mediaType,
      data,
      licence: 'CC0-1.0',
    }
  }
  const script: ScriptModel = {
    ...identity,
    model: 'script',
    generate: (request: ScriptRequest) => {
      const text = request.script ?? request.prompt ?? ''
      const { sceneCount, durationMs = 2000, silent } = request
      const scenes =
        sceneCount === undefined
          ? text
              .split('.')
              .map((sentence) => sentence.trim())
              .filter((sentence) => sentence !== '')
          : Array.from({ length: sceneCount }, (_, index) => `${text}, part ${index + 1}`)
      const sceneMs = sceneCount === undefined ? 2000 : Math.round(durationMs / sceneCount)
      return answer(
        { kind: 'script', text },
        {
          title: request.title ?? text.slice(0, 40),
          scenes: scenes.map((sentence) => ({
            description: sentence,
            narration: silent === true ? '' : sentence,
            imagePrompt: `Picture of ${sentence}`,
            shot: 'wide' as const,
            move: 'zoom-in' as const,
            durationMs: sceneMs,
          })),
        },
        '',
      )
    },
  }
  const image: ImageModel = {
    ...identity,
    model: 'image',
    generate: (request: ImageRequest) =>
      answer(
        { kind: 'image', text: `${request.prompt} #${request.take}` },
        { width: request.width, height: request.height },
        'image/png',
      ),
  }
  const speech: SpeechModel = {
    ...identity,
    model: 'speech',
    generate: (request: SpeechRequest) => {
      const words = request.text.split(' ')
      return answer(
        { kind: 'speech', text: `${request.text} #${request.take}` },
        {
          durationMs: words.length * 300,
          sampleRate: 48_000,
          timing: 'provider' as const,
          silent: false,
          words: words.map((text, index) => ({ text, startMs: index * 300, endMs: index * 300 + 280 })),
        },
        'audio/wav',
      )
    },
  }
  const music: MusicModel = {
    ...identity,
    model: 'music',
    generate: (request) =>
      answer(
        { kind: 'music', text: `${request.mood} ${request.seed}` },
        {
          durationMs: Math.round((16 * 60_000) / (request.bpm ?? 120)),
          bpm: request.bpm ?? 120,
          firstBeatMs: 0,
          beatsPerBar: 4,
          loopable: true,
        },
        'audio/wav',
      ),
  }
  return { calls, script, image, speech, music }
}
