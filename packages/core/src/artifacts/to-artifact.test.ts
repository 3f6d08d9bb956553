import { expect, it } from 'vitest'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { keyRequest, type MakeRequest } from './make-request.js'
import { insertArtifact, toArtifact } from './to-artifact.js'

const REQUEST: MakeRequest = {
  name: 'scene/1/image',
  kind: 'image',
  identity: { provider: 'acme', model: 'pen', version: '2' },
  input: { prompt: 'A lake' },
  standIn: null,
}
const content = { hash: 'h', size: 6, mediaType: 'image/png' }
const place = { projectId: 'p', runId: 'r', stage: 'images' }

async function make(more: Partial<MakeRequest> = {}, output: object = {}) {
  const request = await keyRequest({ ...REQUEST, ...more })
  const clock = createManualClock(10_000)
  const kept = { output: { body: null, data: { width: 1 }, ...output }, content, data: { width: 640 } }
  return toArtifact({ clock, createId: () => 'a' }, { request, kept, startedAt: 8500, ownerId: 'ada', place })
}

it('an artifact has the facts as measured, and where it comes from', async () => {
  const { digest } = await keyRequest(REQUEST)
  expect(await make({}, { warnings: ['blurred'], costMicros: 40_000, licence: 'CC0-1.0' })).toStrictEqual({
    type: 'artifact',
    id: 'a',
    ownerId: 'ada',
    digest,
    kind: 'image',
    request: { prompt: 'A lake' },
    content,
    data: { width: 640 },
    warnings: ['blurred'],
    provenance: {
      ...REQUEST.identity,
      ...place,
      name: 'scene/1/image',
      costMicros: 40_000,
      licence: 'CC0-1.0',
      madeAt: 10_000,
      tookMs: 1500,
    },
  })
})

it('what its maker does not say is nothing, and unknown', async () => {
  const { warnings, provenance } = await make()
  expect([warnings, provenance.costMicros, provenance.licence]).toEqual([[], 0, 'unknown'])
})

it('says whose place its model has taken', async () => {
  const insteadOf = { provider: 'dear', model: 'pen', code: 'PROVIDER_AUTH' } as const
  expect((await make({ insteadOf })).provenance.insteadOf).toEqual(insteadOf)
})

it('takes the place of one whose bytes were lost', async () => {
  const artifact = await make()
  expect(insertArtifact(artifact, null)).toStrictEqual({ type: 'insert-artifact', artifact })
  expect(insertArtifact(artifact, 'gone')).toStrictEqual({
    type: 'insert-artifact',
    artifact,
    replaces: 'gone',
  })
})
