import { describe, expect, it } from 'vitest'
import type { Json } from '../digest/canonical-json.js'
import { bytesSource } from '../storage/byte-source.js'
import { ignoreReferences } from './ignore-references.js'
import type { ImageData, ImageRequest } from '../kinds/image.js'
import type { ImmediateModel, ModelContext, ModelOutput, StartedModel } from '../providers/model.js'

const request: ImageRequest = {
  prompt: 'An old lighthouse at dusk',
  style: 'cinematic',
  shot: 'wide',
  width: 320,
  height: 180,
  take: 1,
  seed: 'project-1',
}
const withReferences = { ...request, references: [{ hash: 'a', mediaType: 'image/png' }] }
const warning = (model: string) => `${model} takes no reference pictures and drew without them.`
const context: ModelContext = {
  signal: new AbortController().signal,
  open: () => Promise.resolve(bytesSource(new Uint8Array(1))),
  progress: () => {},
}

const picture: ModelOutput<ImageData> = {
  body: bytesSource(new Uint8Array(1)),
  data: { width: 1, height: 1 },
}
const atOnce: ImmediateModel<ImageRequest, ImageData> = {
  provider: 'test',
  model: 'at-once',
  version: '1',
  generate: () => Promise.resolve(picture),
}
const later: StartedModel<ImageRequest, ImageData> = {
  provider: 'test',
  model: 'later',
  version: '1',
  start: () => Promise.resolve({ operation: { id: 1 } }),
  status: () => Promise.resolve({ status: 'succeeded', output: { ...picture, warnings: ['Dark.'] } }),
  reconcile: () => Promise.resolve({ found: 'operation', operation: { id: 1 } }),
}

describe('a picture model that takes no reference pictures', () => {
  it('draws the same without them and says so, only when there are some', async () => {
    const model = ignoreReferences(atOnce)
    const plain = await model.generate(request, context)
    const asked = await model.generate(withReferences, context)
    expect(plain.warnings ?? []).toEqual([])
    expect(asked.warnings).toEqual([warning('test/at-once')])
    expect(asked.body).toBe(plain.body)
  })

  it('says so, too, when it answers later or its request is found again', async () => {
    const model = ignoreReferences(later)
    const warningsOf = async (operation: Json) => {
      const status = await model.status(operation, context)
      return status.status === 'succeeded' ? status.output.warnings : null
    }
    expect(await warningsOf((await model.start(request, context)).operation)).toEqual(['Dark.'])
    expect(await warningsOf((await model.start(withReferences, context)).operation)).toEqual([
      'Dark.',
      warning('test/later'),
    ])
    const found = await model.reconcile?.(
      { marker: '', idempotencyKey: '', webhookUrl: null },
      withReferences,
      context,
    )
    expect(found?.found === 'operation' ? await warningsOf(found.operation) : null).toEqual([
      'Dark.',
      warning('test/later'),
    ])
  })
})
