import { describe, expect, test } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { bytesSource } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { keyRequest, type ArtifactSource, type MakeRequest } from '../artifacts/make-request.js'
import type { Media } from '../media/media.js'
import { defineKind } from '../kinds/define-kind.js'
import { createMake } from './make.js'
import type { SegmentSpec } from '../kinds/segment.js'

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

/** Makes what is missing and keys it as the engine does. */
function createWorld({
  workVersions = createFakeMedia().workVersions,
  isMissing = () => true,
}: {
  readonly workVersions?: Media['workVersions']
  readonly isMissing?: (item: MakeRequest) => boolean
} = {}) {
  const media = { ...createFakeMedia(), workVersions }
  const asked: MakeRequest[] = []
  const context = {
    signal: new AbortController().signal,
    open: () => Promise.reject(new Error('nothing to open')),
    progress: () => {},
  }
  const source: ArtifactSource = {
    async obtain(items, maker) {
      if (maker.type !== 'local') throw new Error('no models here')
      asked.push(...items)
      const keyed = await Promise.all(items.map((item) => keyRequest(item)))
      const made: Artifact[] = []
      const missing = [...items.keys()].filter((index) => items.slice(index, index + 1).every(isMissing))
      await maker.run(missing, context, async (index, { data }) => {
        const { digest = '', kind = '' } = keyed[index] ?? {}
        made.push({ ...artifact(digest, data), kind })
      })
      return made
    },
    find: () => Promise.resolve(null),
    failedOver: () => Promise.resolve(),
  }
  const make = createMake(source, {
    models: {},
    onFailure: 'fail',
    media,
    mediaVersion: () => media.version(),
    open: async () => bytesSource(new TextEncoder().encode('a clip')),
  })
  return { make, calls: media.calls, asked }
}

const video = artifact('video', {
  width: 1920,
  height: 1080,
  durationMs: 1000,
  fps: 30,
  frames: 30,
  audioCodec: 'aac',
})

const segment = (frames: number): SegmentSpec => ({
  width: 320,
  height: 180,
  fps: 30,
  quality: 'standard',
  frames,
  layers: [{ picture: video, move: 'still', sceneFrames: frames, from: 0 }],
  transition: null,
  captions: [],
})

/** A kind that code makes. */
const note = defineKind<{ readonly words: string }, { readonly letters: number }>({
  name: 'note',
  version: '1',
  standIn: () => ({ letters: 0 }),
  make: ({ words }) => ({ body: null, data: { letters: words.length } }),
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

  test('is only what is missing, where several are asked for together', async () => {
    const { make, calls } = createWorld({ isMissing: ({ name }) => name !== 'there' })
    const made = await make.segments([
      { name: 'one', spec: segment(10) },
      { name: 'there', spec: segment(20) },
      { name: 'two', spec: segment(30) },
    ])
    expect(calls).toEqual(['segment 10', 'segment 30'])
    expect(made.map(({ data }) => data.frames)).toEqual([10, 30])
  })

  test('is worked out from what a segment names, so that a quote waits for that', async () => {
    const { make, asked } = createWorld()
    await make.segments([
      { name: 'one', spec: segment(10), derivedFrom: [video] },
      { name: 'two', spec: segment(20) },
    ])
    expect(asked.map(({ name, derivedFrom }) => [name, derivedFrom])).toEqual([
      ['one', [video]],
      ['two', undefined],
    ])
  })

  test('has the facts of its bytes looked at where its kind says what they are', async () => {
    const { make, asked } = createWorld()
    const drawing = { ...note, bytes: 'picture' } as const
    await make.of(drawing, 'a', { words: 'A lake' })
    await make.of(note, 'b', { words: 'A lake' })
    expect(asked.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a', 'picture'],
      ['b', undefined],
    ])
  })

  test('gets another key when only that kind of work has changed', async () => {
    const [before, after] = [
      createWorld(),
      createWorld({ workVersions: { ...createFakeMedia().workVersions, card: 2 } }),
    ]
    const card = { width: 320, height: 180, heading: 'H', accent: '#112233' }
    expect((await before.make.card('c', card)).digest).not.toBe((await after.make.card('c', card)).digest)
    const sound = { sound: video, format: 'mp3' } as const
    expect((await before.make.soundFile('s', sound)).digest).toBe(
      (await after.make.soundFile('s', sound)).digest,
    )
  })
})

describe('what code of a recipe computes', () => {
  test('is what it gives, with the kind and version that it says', async () => {
    const { make, asked } = createWorld()
    const sum = { kind: 'sum', version: '4', request: [1, 2], standIn: { sum: 0 } }
    const made = await make.local('s', { ...sum, compute: () => ({ body: null, data: { sum: 3 } }) })
    expect(made.data).toEqual({ sum: 3 })
    expect(asked).toMatchObject([{ kind: 'sum', identity: { model: 'sum', version: '4' }, input: [1, 2] }])
  })
})
