import { SHOT_SIZES, VISUAL_STYLES, readBytes } from '@mutoscope/core'
import { sha256, type ImageRequest } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { offlineImageModel } from './offline-image-model.js'

const model = offlineImageModel()
const request: ImageRequest = {
  prompt: 'A hero discovers a hidden treasure in ancient ruins',
  style: 'cinematic',
  shot: 'wide',
  width: 160,
  height: 90,
  take: 1,
  seed: 'project',
}

async function draw(change: Partial<ImageRequest> = {}, signal = new AbortController().signal, by = model) {
  const output = await by.generate(
    { ...request, ...change },
    { signal, open: () => Promise.reject(new Error('unused')), progress: () => undefined },
  )
  if (output.body === null) throw new Error('no body')
  return { ...output, png: await readBytes(output.body) }
}

describe('the offline illustrator', () => {
  it('draws a PNG 1.15 times as large as the frame, in the public domain', async () => {
    const { png, data, mediaType, licence } = await draw({ width: 320, height: 180 })
    const view = new DataView(png.buffer)
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    expect(data).toEqual({ width: 368, height: 207 })
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([368, 207])
    expect([mediaType, licence]).toEqual(['image/png', 'CC0-1.0'])
  })

  it('gives the same bytes for the same request, also from another thread', async () => {
    const drawn = await Promise.all([draw(), draw(), draw()])
    const again = await draw({}, undefined, offlineImageModel())
    const hashes = await Promise.all([...drawn, again].map(({ png }) => sha256(png)))
    expect(new Set(hashes).size).toBe(1)
  })

  it.each([
    { take: 2 },
    { seed: 'another' },
    { prompt: 'A fox and the grapes' },
    { shot: 'close-up' },
    { style: 'sketch' },
  ] satisfies Partial<ImageRequest>[])('draws another picture for %o', async (change) => {
    expect((await draw(change)).png).not.toEqual((await draw()).png)
  })

  it.each(VISUAL_STYLES)('draws every shot in every shape in %s', async (style) => {
    const shapes = [
      [96, 54],
      [54, 96],
      [60, 60],
    ] as const
    const drawn = await Promise.all(
      SHOT_SIZES.flatMap((shot) => shapes.map(([width, height]) => draw({ style, shot, width, height }))),
    )
    expect(new Set(await Promise.all(drawn.map(({ png }) => sha256(png)))).size).toBe(
      SHOT_SIZES.length * shapes.length,
    )
  })

  it.each([
    ['nothing', ''],
    ['markup', '<script>alert("x")</script> & \'quotes\' ]]> <!-- \u0000\u0007\uFFFF'],
    ['emoji', '🦊🍇 👩‍🚀'],
    ['Arabic', 'بطل يكتشف كنزا مخفيا في أطلال قديمة'],
    ['10,000 characters', 'fox & grapes '.repeat(770).slice(0, 10_000)],
  ])('draws a prompt of %s', async (_name, prompt) => {
    expect((await draw({ prompt })).png.length).toBeGreaterThan(1500)
  })

  it.each([
    { width: 15 },
    { height: 4321 },
    { width: 100.5 },
    { height: Number.NaN },
    { style: 'cubism' as 'anime' },
    { shot: 'aerial' as 'wide' },
  ] satisfies Partial<ImageRequest>[])('refuses %o', async (change) => {
    await expect(draw(change)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('draws the smallest and the longest shapes', async () => {
    expect((await draw({ width: 16, height: 16 })).data).toEqual({ width: 18, height: 18 })
    expect((await draw({ width: 4320, height: 16 })).data).toEqual({ width: 4968, height: 18 })
  })

  it('stops when it is cancelled, before, while waiting and while drawing, and draws on afterwards', async () => {
    await expect(draw({}, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
    const controller = new AbortController()
    const many = Array.from({ length: 4 }, () => draw({ width: 1920, height: 1080 }, controller.signal))
    controller.abort()
    for (const result of await Promise.allSettled(many))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } })
    expect((await draw()).png.length).toBeGreaterThan(1500)
  })

  it('leaves the event loop free', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 2)
    await draw({ width: 1280, height: 720 })
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(5)
  })
})
