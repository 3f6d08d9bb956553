import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, type Artifact } from '@mutoscope/core'
import type { CardSpec, Media, MediaContext } from '@mutoscope/core/ports'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia, type MediaOptions } from '../create-media.js'

const signal = new AbortController().signal
const pictures = new Map<string, Uint8Array>()
let folder = ''
let media: Media

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'draw-card-'))
  media = createMedia({ workDir: folder })
  pictures.set(
    'red',
    await sharp({ create: { width: 400, height: 300, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer(),
  )
  pictures.set(
    'cut-out',
    await sharp({ create: { width: 200, height: 400, channels: 4, background: '#0000' } })
      .composite([
        {
          input: { create: { width: 100, height: 300, channels: 4, background: '#00ff00' } },
          gravity: 'centre',
        },
      ])
      .png()
      .toBuffer(),
  )
  pictures.set('text', new TextEncoder().encode('no picture'))
  pictures.set('cut', (pictures.get('red') ?? new Uint8Array(0)).subarray(0, 200))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function artifact(digest: string): Artifact {
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
  return {
    type: 'artifact',
    id: digest,
    ownerId: 'o',
    digest,
    kind: 'image',
    request: null,
    content: null,
    data: {},
    warnings: [],
    provenance,
  }
}

async function card(spec: Partial<CardSpec>, options?: MediaOptions) {
  const context: MediaContext = {
    open: async ({ digest }) => bytesSource(Uint8Array.from(pictures.get(digest) ?? [])),
    signal,
    progress: () => {},
  }
  const using = options === undefined ? media : createMedia({ workDir: folder, ...options })
  const output = await using.card(
    { width: 640, height: 360, heading: 'Fresh bread', accent: '#1864ab', ...spec },
    context,
  )
  const { data, info } = await sharp(output.body?.path).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): readonly number[] => [
    ...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3),
  ]
  const count = (is: (red: number, green: number, blue: number) => boolean): number => {
    let found = 0
    for (let pixel = 0; pixel < data.length; pixel += info.channels)
      if (is(data[pixel] ?? 0, data[pixel + 1] ?? 0, data[pixel + 2] ?? 0)) found++
    return found
  }
  return { output, info, at, count }
}

const isWhite = (red: number, green: number, blue: number): boolean => Math.min(red, green, blue) > 240

describe('card', () => {
  test.each([
    [640, 360],
    [360, 640],
    [301, 299],
    [64, 64],
    [1000, 64],
  ])('is a PNG of exactly %d x %d with a heading in it', async (width, height) => {
    const { output, info, count } = await card({ width, height })
    expect(output).toMatchObject({ mediaType: 'image/png', data: { width, height } })
    expect([info.width, info.height, info.format]).toEqual([width, height, 'raw'])
    expect(count(isWhite)).toBeGreaterThan(3)
  })

  test('shows the product in the middle, a photo with round corners and a cut-out as it is', async () => {
    const photo = await card({ picture: artifact('red'), button: 'Buy' })
    const isRed = (red: number, green: number, blue: number): boolean => red > 240 && green < 20 && blue < 20
    expect(photo.count(isRed)).toBeGreaterThan(10_000)
    expect(photo.at(320, 100)).toEqual([255, 0, 0])
    const cutOut = await card({ picture: artifact('cut-out') })
    expect(cutOut.at(320, 100)).toEqual([0, 255, 0])
  })

  test('draws the button in the accent colour, with letters that are seen on it', async () => {
    for (const [accent, letters] of [
      ['#ffd43b', [17, 17, 17]],
      ['#c92a2a', [255, 255, 255]],
    ] as const) {
      const wanted = [1, 3, 5].map((from) => Number.parseInt(accent.slice(from, from + 2), 16))
      const { count } = await card({ accent, button: 'Order now', heading: 'x' })
      expect(count((...pixel) => pixel.every((value, index) => value === wanted[index]))).toBeGreaterThan(
        1000,
      )
      expect(count((...pixel) => pixel.every((value, index) => value === letters[index]))).toBeGreaterThan(20)
    }
  })

  test('keeps the longest texts inside and says which characters it cannot draw', async () => {
    const { output, at } = await card({
      heading: `${'Donaudampfschifffahrt'.repeat(9)} 漢 ${'more words '.repeat(40)}`,
      line: 'long '.repeat(90),
      button: 'also quite a long button '.repeat(4),
      picture: artifact('red'),
    })
    expect(output.warnings).toEqual([expect.stringContaining('漢')])
    for (let y = 0; y < 360; y++) for (const x of [2, 637]) expect(Math.max(...at(x, y))).toBeLessThan(200)
    for (let x = 0; x < 640; x++) for (const y of [1, 358]) expect(Math.max(...at(x, y))).toBeLessThan(200)
  })

  test('dims and blurs its background', async () => {
    const { at } = await card({ background: artifact('red') })
    expect(at(10, 10)[0]).toBeGreaterThan(60)
    expect(at(10, 10)[0]).toBeLessThan(190)
  })

  test('refuses sizes and colours that make no sense, and pictures that are none or too large, and leaves nothing', async () => {
    for (const spec of [
      { width: 5000 },
      { height: 0 },
      { width: 100.5 },
      { accent: 'red' },
      { accent: '#12345' },
    ])
      await expect(card(spec)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    for (const digest of ['text', 'cut'])
      await expect(card({ picture: artifact(digest) })).rejects.toMatchObject({
        code: 'MEDIA_INVALID',
        details: { picture: digest },
      })
    await expect(card({ picture: artifact('red') }, { maxPicturePixels: 1000 })).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      details: { width: 400, height: 300 },
    })
    await expect(card({ background: artifact('red') }, { maxPictureBytes: 100 })).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      details: { limit: 100 },
    })
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
