import { describe, expect, test } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { bytesSource } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createMake, type Make } from './make.js'
import { keyItem, type ArtifactSource } from '../artifacts/make-item.js'

const provenance = {
  provider: '',
  model: '',
  version: '',
  projectId: '',
  runId: '',
  stage: '',
  name: '',
  costMicros: 0,
  licence: '',
  madeAt: 0,
  tookMs: 0,
}

function artifact(digest: string, data: Artifact['data'] = {}): Artifact {
  return {
    type: 'artifact',
    id: digest,
    ownerId: 'o',
    digest,
    kind: 'clip',
    request: null,
    content: null,
    data,
    warnings: [],
    provenance,
  }
}

/** Makes everything at once and keys it as the engine does. */
function createWorld(workVersions = createFakeMedia().workVersions): {
  make: Make
  calls: readonly string[]
} {
  const media = { ...createFakeMedia(), workVersions }
  const source: ArtifactSource = {
    async obtain(items, maker) {
      if (maker.type !== 'local') throw new Error('no models here')
      const made: Artifact[] = []
      const context = {
        signal: new AbortController().signal,
        open: () => Promise.reject(new Error('nothing to open')),
        progress: () => {},
      }
      for (const item of items) {
        const { digest } = await keyItem(item)
        await maker.run(
          [0],
          context,
          async (_index, { data }) => void made.push({ ...artifact(digest, data), kind: item.kind }),
        )
      }
      return made
    },
    find: () => Promise.resolve(null),
    failedOver: () => Promise.resolve(),
  }
  return {
    make: createMake(source, {
      models: {},
      onFailure: 'fail',
      media,
      mediaVersion: () => media.version(),
      open: async () => bytesSource(new TextEncoder().encode('a clip')),
    }),
    calls: media.calls,
  }
}

const video = artifact('video', {
  width: 1920,
  height: 1080,
  durationMs: 1000,
  fps: 30,
  frames: 30,
  audioCodec: 'aac',
})

describe('what a stage asks the media port for', () => {
  test('is made by it and comes back with its facts', async () => {
    const { make, calls } = createWorld()
    expect(await make.export('e', { video, container: 'webm', shortSide: 480 })).toMatchObject({
      kind: 'export',
      data: { width: 854, height: 480, videoCodec: 'vp9' },
    })
    expect(await make.frame('f', { clip: video, at: 250 })).toMatchObject({ kind: 'frame' })
    expect(await make.soundFile('s', { sound: video, format: 'mp3' })).toMatchObject({
      kind: 'sound-file',
      data: { durationMs: 1000 },
    })
    expect(await make.soundFacts('b', { sound: video })).toMatchObject({
      kind: 'sound-facts',
      data: { bpm: 120 },
    })
    expect(
      await make.thumbnail('t', { source: video, variant: 'bold', title: 'T', width: 320, height: 180 }),
    ).toMatchObject({ kind: 'thumbnail', data: { width: 320 } })
    expect(await make.card('c', { width: 320, height: 180, heading: 'H', accent: '#112233' })).toMatchObject({
      kind: 'card',
      data: { height: 180 },
    })
    expect(calls).toEqual([
      'export webm 480',
      'frame 250',
      'sound file mp3',
      'sound facts',
      'thumbnail bold',
      'card H',
    ])
  })

  test('has the same key when the last frame is asked for in either way', async () => {
    const { make } = createWorld()
    expect((await make.lastFrame('a', video)).digest).toBe(
      (await make.frame('b', { clip: video, at: 'last' })).digest,
    )
  })

  test('gets another key when only that kind of work has changed', async () => {
    const [before, after] = [createWorld(), createWorld({ ...createFakeMedia().workVersions, card: 2 })]
    const card = { width: 320, height: 180, heading: 'H', accent: '#112233' }
    expect((await before.make.card('c', card)).digest).not.toBe((await after.make.card('c', card)).digest)
    const sound = { sound: video, format: 'mp3' } as const
    expect((await before.make.soundFile('s', sound)).digest).toBe(
      (await after.make.soundFile('s', sound)).digest,
    )
  })
})
