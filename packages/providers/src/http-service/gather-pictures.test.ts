import { MutoscopeError } from '@mutoscope/core'
import type { ImageData, ImageRequest, ModelOutput } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { sampleContext } from '../testing/sample-requests.js'
import { gatherPictures, type PictureRequests } from './gather-pictures.js'

const wish = (prompt: string, style: ImageRequest['style'] = 'anime'): ImageRequest => ({
  prompt,
  style,
  shot: 'wide',
  width: 16,
  height: 16,
  take: 1,
  seed: 'seed',
})
const picture = (licence: string): ModelOutput<ImageData> => ({
  body: null,
  data: { width: 16, height: 16 },
  licence,
})

/** A service that keeps what it is asked for; its batches fail with an error where one is given. */
function setUp(failure?: Error) {
  const asked: string[] = []
  const signals: AbortSignal[] = []
  const requests: PictureRequests = {
    async one({ prompt }) {
      asked.push(prompt)
      if (prompt === 'bad') throw new MutoscopeError('MODEL_REFUSED')
      return picture(prompt)
    },
    async many(wishes, { signal }) {
      asked.push(wishes.map(({ prompt }) => prompt).join('+'))
      signals.push(signal)
      if (failure !== undefined) throw failure
      return wishes.map(({ prompt }) => picture(prompt))
    },
  }
  const draw = gatherPictures(requests)
  const ask = (request: ImageRequest, ownerId = 'ann', signal = new AbortController().signal) =>
    draw(request, { ...sampleContext(), ownerId, signal }).then(
      ({ licence }) => licence,
      (error: MutoscopeError) => error.code,
    )
  return { asked, signals, ask }
}

describe('pictures that are asked for nearly at once', () => {
  it('are made with one request, each caller getting its own', async () => {
    const { asked, ask } = setUp()
    expect(await Promise.all(['fox', 'crow', 'cheese'].map((prompt) => ask(wish(prompt))))).toEqual([
      'fox',
      'crow',
      'cheese',
    ])
    expect(asked).toEqual(['fox+crow+cheese'])
  })

  it('are made apart when owner or style differ, and one alone is asked for as one', async () => {
    const { asked, ask } = setUp()
    await Promise.all([ask(wish('fox')), ask(wish('crow', 'sketch')), ask(wish('cheese'), 'bob')])
    expect(asked.toSorted()).toEqual(['cheese', 'crow', 'fox'])
  })

  it('are at most twenty', async () => {
    const { asked, ask } = setUp()
    await Promise.all(Array.from({ length: 45 }, (_, index) => ask(wish(`p${index}`))))
    expect(asked.map((line) => line.split('+').length)).toEqual([20, 20, 5])
  })

  it('are asked for one by one when the request fails, so that a bad one costs no other its picture', async () => {
    const { asked, ask } = setUp(new MutoscopeError('MODEL_FAILED'))
    expect(await Promise.all(['fox', 'bad', 'crow'].map((prompt) => ask(wish(prompt))))).toEqual([
      'fox',
      'MODEL_REFUSED',
      'crow',
    ])
    expect(asked).toEqual(['fox+bad+crow', 'fox', 'bad', 'crow'])
  })

  it('fail together when the service cannot be reached', async () => {
    const { asked, ask } = setUp(new MutoscopeError('PROVIDER_UNAVAILABLE'))
    expect(await Promise.all([ask(wish('fox')), ask(wish('crow'))])).toEqual([
      'PROVIDER_UNAVAILABLE',
      'PROVIDER_UNAVAILABLE',
    ])
    expect(asked).toEqual(['fox+crow'])
  })

  it('go on for the others when one caller leaves, and end when all have left', async () => {
    const { asked, signals, ask } = setUp()
    const [first, second] = [new AbortController(), new AbortController()]
    const answers = [
      ask(wish('fox'), 'ann', first.signal),
      ask(wish('crow'), 'ann', second.signal),
      ask(wish('cheese')),
    ]
    first.abort(new MutoscopeError('CANCELLED'))
    expect(await Promise.all(answers)).toEqual(['CANCELLED', 'crow', 'cheese'])
    expect(asked).toEqual(['crow+cheese'])
    expect(signals[0]?.aborted).toBe(false)
  })
})
