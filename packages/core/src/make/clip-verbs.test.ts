import { describe, expect, it } from 'vitest'
import type { MakeOptions } from '../artifacts/make-request.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { createClipVerbs } from './clip-verbs.js'
import type { VideoModel } from '../kinds/clip.js'

const model = (name: string, capabilities: Parameters<typeof createFakeClipModels>[0] = {}): VideoModel =>
  createFakeClipModels({ model: name, ...capabilities }).video
/** Changes a clip; makes none. */
const changer = (name: string) => model(name, { capabilities: { needsVideo: true, durations: [3] } })
const [long, short] = [
  model('long', { capabilities: { durations: [8] } }),
  model('short', { capabilities: { durations: [4] } }),
]

/** The verbs on a slot, with the clips that they asked for: of how many seconds, and of which model by name. */
function setUp(slot: readonly VideoModel[]) {
  const asked: (readonly [name: string, durationSec: number, prefer: MakeOptions['prefer']])[] = []
  const stopped = new MutoscopeError('CANCELLED')
  const verbs = createClipVerbs([...slot], {
    clip: (name, { durationSec }, options) => {
      asked.push([name, durationSec, options?.prefer])
      return Promise.reject(stopped)
    },
    frame: () => Promise.reject(stopped),
  })
  const clips = async (durationMs: number, options?: MakeOptions) => {
    const request = { prompt: 'A boat', durationMs, width: 1280, height: 720, audio: false, take: 1 }
    await expect(verbs.clips('c', request, options)).rejects.toBe(stopped)
    return asked
  }
  return { verbs, clips }
}

describe('a length of clips', () => {
  it('is planned for the first model, which others may stand in for', async () => {
    const { verbs, clips } = setUp([long, short])
    expect(verbs.clipCapabilities()).toBe(long.capabilities)
    expect(await clips(8000)).toEqual([['c/1', 8, undefined]])
  })

  it('is asked of the first model that makes new clips by its name, where those before it only change them', async () => {
    const { verbs, clips } = setUp([changer('restyle'), short, long])
    expect(verbs.clipCapabilities()).toBe(short.capabilities)
    expect(await clips(4000)).toEqual([['c/1', 4, { provider: 'fake', model: 'short' }]])
  })

  it('is asked of the chosen model', async () => {
    const { verbs, clips } = setUp([long, short])
    expect(verbs.clipCapabilities('fake/short')).toBe(short.capabilities)
    expect(await clips(4000, { prefer: 'fake/short' })).toEqual([
      ['c/1', 4, { provider: 'fake', model: 'short' }],
    ])
  })
})

describe('what can be made of clips', () => {
  it('is nothing where no model makes new ones', () => {
    expect(setUp([]).verbs.clipCapabilities()).toBe(null)
    expect(setUp([changer('restyle'), changer('relight')]).verbs.clipCapabilities()).toBe(null)
  })

  it('is what the chosen model can, also when it only changes clips', () => {
    const restyle = changer('restyle')
    expect(setUp([restyle]).verbs.clipCapabilities('fake/restyle')).toBe(restyle.capabilities)
    expect(() => setUp([restyle]).verbs.clipCapabilities('fake/long')).toThrow(
      expect.objectContaining({ code: 'MODEL_NOT_CONFIGURED' }),
    )
  })
})
