import { bytesSource, type ImageData, type ImageRequest, type Json, type StartedModel } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { offlineImageModel } from '../offline/index.js'
import { SAMPLE_REQUESTS, sampleContext } from '../testing/sample-requests.js'
import { ignoreReferences } from './ignore-references.js'

const references = [{ hash: 'a', mediaType: 'image/png' }]
const request: ImageRequest = { ...SAMPLE_REQUESTS.image, width: 320, height: 180 }
const warning = (model: string) => `${model} takes no reference pictures and drew without them.`

const later: StartedModel<ImageRequest, ImageData> = {
  provider: 'test',
  model: 'later',
  version: '1',
  start: () => Promise.resolve({ operation: { id: 1 } }),
  status: () =>
    Promise.resolve({
      status: 'succeeded',
      output: { body: bytesSource(new Uint8Array(1)), data: { width: 1, height: 1 }, warnings: ['Dark.'] },
    }),
  reconcile: () => Promise.resolve({ found: 'operation', operation: { id: 1 } }),
}

describe('a picture model that takes no reference pictures', () => {
  it('draws the same without them and says so, only when there are some', async () => {
    const model = offlineImageModel()
    const plain = await model.generate(request, sampleContext())
    const asked = await model.generate({ ...request, references }, sampleContext())
    expect(plain.warnings ?? []).toEqual([])
    expect(asked.warnings).toEqual([warning('offline/draftsman')])
    expect(asked.body?.size).toBe(plain.body?.size)
  })

  it('says so, too, when it answers later or its request is found again', async () => {
    const model = ignoreReferences(later)
    const warningsOf = async (operation: Json) => {
      const status = await model.status(operation, sampleContext())
      return status.status === 'succeeded' ? status.output.warnings : null
    }
    expect(await warningsOf((await model.start(request, sampleContext())).operation)).toEqual(['Dark.'])
    expect(
      await warningsOf((await model.start({ ...request, references }, sampleContext())).operation),
    ).toEqual(['Dark.', warning('test/later')])
    const found = await model.reconcile?.(
      { marker: '', idempotencyKey: '', webhookUrl: null },
      { ...request, references },
      sampleContext(),
    )
    expect(found?.found === 'operation' ? await warningsOf(found.operation) : null).toEqual([
      'Dark.',
      warning('test/later'),
    ])
  })
})
