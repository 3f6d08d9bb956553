import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesSource, type Artifact } from '@mutoscope/core'
import {
  sha256,
  type MediaContext,
  type RenderedSegment,
  type SegmentLayer,
  type SegmentSpec,
} from '@mutoscope/core/ports'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCaptionDrawer } from '../captions/create-caption-drawer.js'
import { loadCaptionFonts } from '../captions/load-caption-fonts.js'
import { createPictureCache } from '../frames/picture-cache.js'
import { compileKernel } from '../kernel/compile-kernel.js'
import { renderSegments, type RenderSegmentsOptions } from './render-segments.js'

const FFMPEG = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
const run = promisify(execFile)

let folder: string
let kept: string
let number = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-segments-'))
  kept = await mkdtemp(join(tmpdir(), 'render-segments-kept-'))
})

afterAll(async () => {
  await Promise.all([folder, kept].map((path) => rm(path, { recursive: true, force: true })))
})

// Whatever becomes of a render, nothing that it wrote may be left.
afterEach(async () => {
  if ((await readdir(folder)).length > 0) throw new Error('A render left files behind')
})

const kernel = await compileKernel()

describe('renderSegments', () => {
  it('gives each segment its frames, in order, all of one stream', async () => {
    const world = createWorld()
    const [dark, light] = [await world.flat('#202020'), await world.flat('#d0d0d0')]
    const specs = [
      segment(12, [layer(dark, 16)]),
      segment(4, [layer(dark, 16, 12), layer(light, 16)], { transition: 'fade' }),
      segment(12, [layer(light, 16, 4)]),
    ]
    const pieces = await world.render(specs)
    expect(pieces.map(({ index, output }) => [index, output.data.frames])).toEqual([
      [0, 12],
      [1, 4],
      [2, 12],
    ])
    expect(new Set(pieces.map((piece) => piece.output.data.streamKey)).size).toBe(1)
    const lumas = await Promise.all(pieces.map((piece) => lumasOf(piece)))
    expect(lumas.map((piece) => piece.length)).toEqual([12, 4, 12])
    const [before, during, after] = lumas.map((piece) => piece.map((luma) => Math.round(luma)))
    expect(new Set(before)).toEqual(new Set([43]))
    expect(new Set(after)).toEqual(new Set([195]))
    for (const [index, want] of [62, 100, 138, 176].entries())
      expect(Math.abs((during?.[index] ?? 0) - want)).toBeLessThanOrEqual(2)
  })

  it('hands a piece over while a later one has not even its picture', async () => {
    const world = createWorld()
    const ready = await world.flat('#405060')
    const late = await world.flat('#605040')
    const first = Promise.withResolvers<void>()
    world.hold(late, first.promise)
    const specs = [
      segment(10, [layer(ready, 10)]),
      segment(120, [layer(ready, 120)]),
      segment(5, [layer(late, 5)]),
    ]
    const seen: number[] = []
    await world.render(specs, async ({ index }) => {
      seen.push(index)
      first.resolve()
    })
    expect(seen).toEqual([0, 1, 2])
  })

  it('cuts exactly, also with many pieces and pieces of one frame', async () => {
    const world = createWorld()
    const pictures = await Promise.all(['#202020', '#606060', '#a0a0a0'].map((colour) => world.flat(colour)))
    const specs = Array.from({ length: 75 }, (_, index) =>
      segment(1 + (index % 5), [layer(pictures[index % 3] as Artifact, 5)]),
    )
    const pieces = await world.render(specs)
    expect(pieces.map((piece) => piece.output.data.frames)).toEqual(specs.map((spec) => spec.frames))
    const wanted = [43, 98, 153]
    for (const piece of [pieces[0], pieces[40], pieces[74]]) {
      if (piece === undefined) throw new Error('a piece is missing')
      for (const luma of await lumasOf(piece))
        expect(Math.abs(luma - (wanted[piece.index % 3] ?? 0))).toBeLessThan(2)
    }
  })

  it.each(['#c82850', '#28a03c', '#3040d0', '#e0c020'])('keeps the colour %s', async (colour) => {
    const world = createWorld()
    const [piece] = await world.render([
      segment(3, [layer(await world.flat(colour), 3)], { quality: 'high' }),
    ])
    const rgb = await rgbOf(piece)
    const want = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    for (const [index, value] of rgb.entries())
      expect(Math.abs(value - (want[index] ?? 0))).toBeLessThanOrEqual(4)
  })

  it('draws captions on the frames they are for', async () => {
    const world = createWorld()
    const captions = [{ from: 2, to: 5, lines: ['Hello there'] }]
    const [piece] = await world.render([segment(8, [layer(await world.flat('#606060'), 8)], { captions })])
    const brightest = (await framesOf(piece)).map((frame) => Math.max(...frame))
    expect(brightest.map((luma) => luma > 150)).toEqual([false, false, true, true, true, false, false, false])
  })

  it('opens each picture once, also in a later render', async () => {
    const world = createWorld()
    const picture = await world.flat('#405060')
    await world.render([segment(4, [layer(picture, 8)]), segment(4, [layer(picture, 8, 4)])])
    await world.render([segment(4, [layer(picture, 8)])])
    expect(world.opened).toEqual([picture.id])
  })

  it('gives the same stream in another encode, and another one at another quality', async () => {
    const world = createWorld()
    const picture = await world.flat('#405060')
    const key = async (quality: 'draft' | 'standard'): Promise<string | undefined> =>
      (await world.render([segment(4, [layer(picture, 4)], { quality })]))[0]?.output.data.streamKey
    const [first, again, other] = [await key('draft'), await key('draft'), await key('standard')]
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('stops when it is cancelled and hands nothing over after that', async () => {
    const world = createWorld()
    const picture = await world.flat('#405060')
    const cancel = new AbortController()
    const seen: number[] = []
    const rendering = world.render(
      [
        segment(10, [layer(picture, 10)]),
        segment(600, [layer(picture, 600)]),
        segment(600, [layer(picture, 600)]),
      ],
      async ({ index }) => {
        seen.push(index)
        cancel.abort()
      },
      { signal: cancel.signal },
    )
    await expect(rendering).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(seen).toEqual([0])
  })

  it('is cancelled while a picture is waited for, and before it begins', async () => {
    const world = createWorld()
    const picture = await world.flat('#405060')
    const cancel = new AbortController()
    world.hold(picture, new Promise(() => {}), () => cancel.abort())
    await expect(
      world.render([segment(4, [layer(picture, 4)])], undefined, { signal: cancel.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(
      world.render([segment(4, [layer(picture, 4)])], undefined, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('ends with the error of whoever takes the pieces', async () => {
    const world = createWorld()
    const picture = await world.flat('#405060')
    const specs = [segment(10, [layer(picture, 10)]), segment(300, [layer(picture, 300)])]
    await expect(world.render(specs, () => Promise.reject(new Error('the shelf is full')))).rejects.toThrow(
      'the shelf is full',
    )
  })

  it('names a picture that is broken', async () => {
    const world = createWorld()
    const broken = await world.artifact(new TextEncoder().encode('not a picture'))
    const specs = [segment(10, [layer(await world.flat('#405060'), 10)]), segment(10, [layer(broken, 10)])]
    await expect(world.render(specs)).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })

  it('says when ffmpeg is not there or fails', async () => {
    const world = createWorld()
    const specs = [segment(4, [layer(await world.flat('#405060'), 4)])]
    await expect(world.render(specs, undefined, { ffmpeg: '/nowhere/ffmpeg' })).rejects.toMatchObject({
      code: 'FFMPEG_UNAVAILABLE',
    })
    const failing = join(kept, 'failing-ffmpeg')
    await writeFile(failing, '#!/bin/sh\necho "Unknown encoder" >&2\nexit 1\n', { mode: 0o755 })
    await expect(world.render(specs, undefined, { ffmpeg: failing })).rejects.toMatchObject({
      code: 'FFMPEG_FAILED',
    })
  })

  it('refuses a piece with a frame too few', async () => {
    const world = createWorld()
    const short = join(kept, 'short-ffmpeg')
    await writeFile(short, `#!/bin/sh\nexec ${FFMPEG} -t 0.2 "$@"\n`, { mode: 0o755 })
    const seen: RenderedSegment[] = []
    const specs = [segment(8, [layer(await world.flat('#405060'), 8)])]
    await expect(
      world.render(specs, async (piece) => void seen.push(piece), { ffmpeg: short }),
    ).rejects.toMatchObject({ code: 'FFMPEG_FAILED' })
    expect(seen).toEqual([])
  })

  it('has nothing to do without segments, and refuses segments that do not belong together', async () => {
    const world = createWorld()
    const picture = await world.flat('#405060')
    expect(await world.render([])).toEqual([])
    const one = segment(4, [layer(picture, 4)])
    for (const other of [
      { ...one, width: 64 },
      { ...one, fps: 24 as const },
      { ...one, frames: 0 },
      { ...one, transition: 'fade' as const },
    ]) {
      await expect(world.render([one, other])).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { segment: 1 },
      })
    }
  })
})

/** Pictures, a cache and what was opened; renders into `folder` and keeps the pieces in `kept`. */
function createWorld() {
  const files = new Map<string, Uint8Array>()
  const held = new Map<string, { until: Promise<void>; opened: () => void }>()
  const opened: string[] = []
  const options: Omit<RenderSegmentsOptions, 'ffmpeg'> = {
    kernel,
    pictures: createPictureCache(),
    drawCaption: createCaptionDrawer(() => loadCaptionFonts()),
    workFolder: folder,
  }

  async function artifact(bytes: Uint8Array): Promise<Artifact> {
    const hash = await sha256(new Uint8Array(bytes))
    files.set(hash, bytes)
    const provenance = {
      provider: 'test',
      model: 'test',
      version: '1',
      projectId: 'p',
      runId: 'r',
      stage: 's',
      name: 'n',
      costMicros: 0,
      licence: 'CC0-1.0',
      madeAt: 0,
      tookMs: 0,
    }
    const content = { hash, size: bytes.length, mediaType: 'image/png' }
    return {
      type: 'artifact',
      id: hash,
      ownerId: 'o',
      digest: hash,
      kind: 'image',
      request: {},
      content,
      data: {},
      warnings: [],
      provenance,
    }
  }

  return {
    opened,
    artifact,
    flat: async (background: string) =>
      artifact(
        await sharp({ create: { width: 160, height: 90, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    hold(picture: Artifact, until: Promise<void>, onOpen: () => void = () => {}) {
      held.set(picture.id, { until, opened: onOpen })
    },
    async render(
      specs: readonly SegmentSpec[],
      done: (segment: RenderedSegment) => Promise<void> = async () => {},
      change: { signal?: AbortSignal; ffmpeg?: string } = {},
    ): Promise<RenderedSegment[]> {
      const context: MediaContext = {
        signal: change.signal ?? new AbortController().signal,
        progress: () => {},
        open: async ({ id }) => {
          opened.push(id)
          held.get(id)?.opened()
          await held.get(id)?.until
          return bytesSource(files.get(id) ?? new Uint8Array())
        },
      }
      const pieces: RenderedSegment[] = []
      await renderSegments(
        specs,
        context,
        async (piece) => {
          await done(piece)
          const path = join(kept, `${number++}.mp4`)
          await rename(piece.output.body?.path ?? '', path)
          pieces.push({
            ...piece,
            output: { ...piece.output, body: { path, stream: () => (async function* () {})() } },
          })
        },
        { ...options, ffmpeg: change.ffmpeg ?? FFMPEG },
      )
      return pieces
    },
  }
}

function segment(
  frames: number,
  layers: SegmentSpec['layers'],
  change: Partial<SegmentSpec> = {},
): SegmentSpec {
  return {
    width: 128,
    height: 72,
    fps: 30,
    quality: 'draft',
    frames,
    layers,
    transition: null,
    captions: [],
    ...change,
  }
}

function layer(picture: Artifact, sceneFrames: number, from = 0): SegmentLayer {
  return { picture, move: 'still', sceneFrames, from }
}

/** Mean luma of each frame. */
async function lumasOf(piece: RenderedSegment | undefined): Promise<number[]> {
  return (await framesOf(piece)).map((frame) => frame.reduce((sum, value) => sum + value, 0) / frame.length)
}

/** The luma plane of each frame. */
async function framesOf(piece: RenderedSegment | undefined): Promise<Buffer[]> {
  const size = 128 * 72
  const raw = await decode(piece, 'gray')
  return Array.from({ length: raw.length / size }, (_, frame) =>
    raw.subarray(frame * size, (frame + 1) * size),
  )
}

/** The colour in the middle of the first frame. */
async function rgbOf(piece: RenderedSegment | undefined): Promise<number[]> {
  const raw = await decode(piece, 'rgb24', [
    '-vf',
    'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd',
  ])
  const at = (36 * 128 + 64) * 3
  return [...raw.subarray(at, at + 3)]
}

async function decode(
  piece: RenderedSegment | undefined,
  format: string,
  filter: readonly string[] = [],
): Promise<Buffer> {
  // The luma plane as it is: `gray` alone would stretch limited range to full.
  const filters = format === 'gray' ? ['-vf', 'extractplanes=y'] : filter
  const args = [
    '-v',
    'error',
    '-i',
    piece?.output.body?.path ?? '',
    ...filters,
    '-f',
    'rawvideo',
    '-pix_fmt',
    format,
    'pipe:1',
  ]
  const { stdout } = await run(FFMPEG, args, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
