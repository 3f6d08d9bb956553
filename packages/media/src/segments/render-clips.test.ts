import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, type Artifact, type ByteSource, type FrameRate } from '@mutoscope/core'
import type { ClipLayer, MediaContext, SegmentLayer, SegmentSpec } from '@mutoscope/core/ports'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCaptionDrawer } from '../captions/create-caption-drawer.js'
import { loadCaptionFonts } from '../captions/load-caption-fonts.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { createPictureCache } from '../frames/picture-cache.js'
import { compileKernel } from '../kernel/compile-kernel.js'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { renderSegments, type RenderSegmentsOptions } from './render-segments.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
const WIDTH = 128
const HEIGHT = 72
const sources = new Map<string, ByteSource>()
const options: Omit<RenderSegmentsOptions, 'workFolder'> = {
  ffmpeg,
  kernel: await compileKernel(),
  pictures: createPictureCache(),
  drawCaption: createCaptionDrawer(() => loadCaptionFonts()),
}
let folder = ''
let kept = ''
let number = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-clips-'))
  kept = await mkdtemp(join(tmpdir(), 'render-clips-kept-'))
})
afterAll(() => Promise.all([folder, kept].map((path) => rm(path, { recursive: true, force: true }))))
afterEach(async () => {
  if ((await readdir(folder)).length > 0) throw new Error('A render left files behind')
})

describe('segments of clips', () => {
  test('show exactly the frames of their window, however the scene is cut into segments', async () => {
    const clip = await counting('count.mp4', 30, 40)
    const whole = await lumas([scene([clip], 40, 0, 40)])
    expect(whole.map((luma) => Math.round(Math.abs(luma - 30) / 4))).toEqual(
      Array.from({ length: 40 }, (_, frame) => frame),
    )
    const parts = await lumas([scene([clip], 40, 0, 17), scene([clip], 40, 17, 1), scene([clip], 40, 18, 22)])
    expect(parts.map(Math.round)).toEqual(whole.map(Math.round))
  })

  test.each([
    ['24.mp4', 24, 30],
    ['25.webm', 25, 24],
    ['60.mp4', 60, 30],
    ['30.mp4', 30, 60],
  ] as const)(
    'of %s (%d fps) at %d fps are the same in every cut and keep its speed',
    async (name, from, to) => {
      const clip = await counting(
        name,
        from,
        Math.round(from * 0.8),
        name.endsWith('webm') ? ['-c:v', 'libvpx', '-b:v', '4M', '-qmin', '0'] : ['-g', '10'],
      )
      const frames = Math.round(0.8 * to)
      const whole = await lumas([scene([clip], frames, 0, frames, to)])
      const parts = await lumas(
        [
          [0, 7],
          [7, 1],
          [8, 5],
          [13, frames - 13],
        ].map(([at = 0, count = 0]) => scene([clip], frames, at, count, to)),
      )
      for (const [frame, luma] of whole.entries()) {
        expect(Math.abs((luma - 30) / 4 - (frame * from) / to), `frame ${frame}`).toBeLessThan(1.2)
        expect(Math.abs((parts[frame] ?? 0) - luma), `frame ${frame} in parts`).toBeLessThan(2)
      }
    },
  )

  test('play one after the other, stand at the last frame when they are too short, and are cut when too long', async () => {
    const [dark, light] = [
      await flat('dark.mp4', '#303030', 0.4),
      await flat('light.mp4', '#b0b0b0', 0.6, '96x96'),
    ]
    const lengths = (values: readonly number[]): number[] => [
      values.filter((luma) => luma < 100).length,
      values.filter((luma) => luma > 100).length,
    ]
    expect(lengths(await lumas([scene([dark, light], 60, 0, 60)]))).toEqual([12, 48])
    expect(lengths(await lumas([scene([dark, light, dark], 20, 0, 20)]))).toEqual([12, 8])
    expect(lengths(await lumas([scene([dark, light], 90, 70, 10)]))).toEqual([0, 10])
  })

  test.each([
    ['landscape.mp4', '320x100', []],
    ['portrait.mp4', '60x200', []],
    ['portrait.webm', '90x160', ['-c:v', 'libvpx', '-b:v', '2M']],
  ] as const)('cover the frame with the middle of %s (%s)', async (name, size, args) => {
    // A green square in the middle third, red around it.
    const clip = await made(name, [
      '-f',
      'lavfi',
      '-i',
      `color=red:s=${size}:r=30:d=0.2,drawbox=x=iw/3:y=ih/3:w=iw/3:h=ih/3:color=lime:t=fill`,
      '-pix_fmt',
      'yuv420p',
      ...args,
    ])
    const rgb = await colours(scene([clip], 6, 0, 3))
    expect(at(rgb, WIDTH / 2, HEIGHT / 2)).toBe('green')
    const [width = 1, height = 1] = size.split('x').map(Number)
    // The side that is not cut shows its red ends.
    for (const [x, y] of width / height > WIDTH / HEIGHT
      ? [
          [WIDTH / 2, 4],
          [WIDTH / 2, HEIGHT - 5],
        ]
      : [
          [4, HEIGHT / 2],
          [WIDTH - 5, HEIGHT / 2],
        ])
      expect(at(rgb, x ?? 0, y ?? 0)).toBe('red')
  })

  test('stand upright when the file says that it is turned', async () => {
    const plain = await made('plain.mp4', [
      '-f',
      'lavfi',
      '-i',
      `color=blue:s=${HEIGHT}x${WIDTH}:r=30:d=0.2,drawbox=x=0:y=0:w=iw:h=ih/2:color=red:t=fill`,
      '-pix_fmt',
      'yuv420p',
    ])
    const turned = await made('turned.mp4', [
      '-i',
      sources.get(plain.digest)?.path ?? '',
      '-c',
      'copy',
      '-metadata:s:v',
      'rotate=90',
    ])
    const rgb = await colours(scene([turned], 6, 0, 3))
    expect([at(rgb, 8, 36), at(rgb, WIDTH - 8, 36)].toSorted()).toEqual(['blue', 'red'])
  })

  test.each([
    [
      'tagged',
      [
        '-vf',
        'scale=out_color_matrix=bt709:out_range=tv',
        '-colorspace',
        'bt709',
        '-color_primaries',
        'bt709',
        '-color_trc',
        'bt709',
        '-color_range',
        'tv',
      ],
    ],
    [
      'tagged for SD',
      [
        '-vf',
        'scale=out_color_matrix=smpte170m:out_range=tv',
        '-colorspace',
        'smpte170m',
        '-color_range',
        'tv',
      ],
    ],
    ['untagged SD', ['-vf', 'scale=out_color_matrix=smpte170m:out_range=tv']],
    [
      'full range',
      [
        '-vf',
        'scale=out_color_matrix=bt709:out_range=pc',
        '-pix_fmt',
        'yuvj420p',
        '-colorspace',
        'bt709',
        '-color_range',
        'pc',
      ],
    ],
  ] as const)('have the colours of a picture (%s)', async (name, args) => {
    const clip = await made(`${name}.mp4`, [
      '-f',
      'lavfi',
      '-i',
      'color=0xc82850:s=160x90:r=30:d=0.2,format=rgb24',
      ...args,
      ...(name === 'full range' ? [] : ['-pix_fmt', 'yuv420p']),
      '-crf',
      '1',
    ])
    const picture = await still('#c82850')
    const [fromClip, fromPicture] = [
      await colours(scene([clip], 6, 0, 3)),
      await colours(segment(3, [picture])),
    ]
    const middle = (rgb: Buffer): number[] => [
      ...rgb.subarray((36 * WIDTH + 64) * 3, (36 * WIDTH + 64) * 3 + 3),
    ]
    for (const [channel, value] of middle(fromClip).entries())
      expect(Math.abs(value - (middle(fromPicture)[channel] ?? 0)), `channel ${channel}`).toBeLessThanOrEqual(
        4,
      )
  })

  test('mix with pictures and clips in every transition, under captions', async () => {
    const [dark, light] = [
      await flat('mix-dark.mp4', '#303030', 1),
      await flat('mix-light.mp4', '#b0b0b0', 1),
    ]
    const picture = await still('#b0b0b0')
    const from = clipLayer([dark], 30, 20)
    for (const transition of ['fade', 'slide-left', 'zoom-in'] as const) {
      for (const to of [clipLayer([light], 30), picture]) {
        const values = await lumas([segment(10, [from, to], { transition })])
        expect(values.length).toBe(10)
        expect(values[0]).toBeLessThan(80)
        expect(values[9]).toBeGreaterThan(140)
        for (const [frame, luma] of values.slice(1).entries())
          expect(luma).toBeGreaterThanOrEqual((values[frame] ?? 0) - 1)
      }
    }
    const [path = ''] = await render([
      scene([dark], 30, 0, 4, 30, { captions: [{ from: 1, to: 3, lines: ['Hello there'] }] }),
    ])
    expect((await framesOf(path)).map((frame) => Math.max(...frame) > 150)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('come in order between segments of pictures', async () => {
    const clip = await flat('between.mp4', '#b0b0b0', 1)
    const dark = await still('#303030')
    const values = await lumas([
      segment(5, [dark]),
      scene([clip], 30, 0, 7),
      segment(3, [dark]),
      scene([clip], 30, 7, 9),
      scene([clip], 30, 16, 1),
    ])
    expect(values.map((luma) => luma > 100)).toEqual(
      [5, 7, 3, 10].flatMap((count, index) => Array.from({ length: count }, () => index % 2 === 1)),
    )
  })

  test('are refused: no clips with INVALID_INPUT, no video with MEDIA_INVALID, too large frames with MEDIA_TOO_LARGE', async () => {
    await expect(lumas([scene([], 5, 0, 5)])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { segment: 0 },
    })
    await writeFile(join(kept, 'text.mp4'), 'not a video')
    await expect(lumas([scene([await artifact('text.mp4')], 5, 0, 5)])).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
    })
    const clip = await flat('large.mp4', '#303030', 0.2)
    await expect(
      lumas([scene([clip], 5, 0, 5)], { limits: { ...DEFAULT_MEDIA_LIMITS, clipPixels: 2000 } }),
    ).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' })
  })

  test('end their decoders when the render is cancelled', async () => {
    const clip = await flat('cancelled.mp4', '#303030', 3)
    const cancel = new AbortController()
    const rendering = lumas(
      [scene([clip], 90, 0, 5), scene([clip], 90, 5, 85)],
      {},
      { signal: cancel.signal, progress: (fraction) => (fraction > 0.2 ? cancel.abort() : undefined) },
    )
    await expect(rendering).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

async function artifact(name: string): Promise<Artifact> {
  sources.set(name, await fileSource(join(kept, name)))
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
    id: name,
    ownerId: 'o',
    digest: name,
    kind: 'clip',
    request: null,
    content: null,
    data: {},
    warnings: [],
    provenance,
  }
}

async function made(name: string, args: readonly string[]): Promise<Artifact> {
  await runFfmpeg({ binary: ffmpeg, args: [...args, join(kept, name)], signal })
  return artifact(name)
}

/** Each frame is a grey of its own: 30 + 4 times its number. */
function counting(
  name: string,
  fps: number,
  frames: number,
  args: readonly string[] = [],
): Promise<Artifact> {
  return made(name, [
    '-f',
    'lavfi',
    '-i',
    `color=black:s=64x36:r=${fps}:d=${frames / fps}`,
    '-vf',
    'geq=lum=30+4*N:cb=128:cr=128',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '4',
    ...args,
  ])
}

function flat(name: string, colour: string, seconds: number, size = '64x36'): Promise<Artifact> {
  return made(name, [
    '-f',
    'lavfi',
    '-i',
    `color=0x${colour.slice(1)}:s=${size}:r=30:d=${seconds}`,
    '-pix_fmt',
    'yuv420p',
  ])
}

async function still(background: string): Promise<SegmentLayer> {
  const name = `still-${background.slice(1)}.png`
  await sharp({ create: { width: 160, height: 90, channels: 3, background } })
    .png()
    .toFile(join(kept, name))
  return { picture: await artifact(name), move: 'still', sceneFrames: 30, from: 0 }
}

function clipLayer(clips: readonly Artifact[], sceneFrames: number, from = 0): ClipLayer {
  return { clips, sceneFrames, from }
}

function scene(
  clips: readonly Artifact[],
  sceneFrames: number,
  from: number,
  frames: number,
  fps: FrameRate = 30,
  change: Partial<SegmentSpec> = {},
): SegmentSpec {
  return segment(frames, [clipLayer(clips, sceneFrames, from)], { fps, ...change })
}

function segment(
  frames: number,
  layers: SegmentSpec['layers'],
  change: Partial<SegmentSpec> = {},
): SegmentSpec {
  return {
    width: WIDTH,
    height: HEIGHT,
    fps: 30,
    quality: 'draft',
    frames,
    layers,
    transition: null,
    captions: [],
    ...change,
  }
}

async function render(
  specs: readonly SegmentSpec[],
  change: Partial<RenderSegmentsOptions> = {},
  told: Partial<MediaContext> = {},
): Promise<string[]> {
  const context: MediaContext = {
    signal,
    progress: () => {},
    open: async ({ digest }) => sources.get(digest) ?? bytesSource(new Uint8Array(0)),
    ...told,
  }
  const paths: string[] = []
  await renderSegments(
    specs,
    context,
    async ({ output }) => {
      const path = join(kept, `${number++}.mp4`)
      await rename(output.body?.path ?? '', path)
      paths.push(path)
    },
    { ...options, workFolder: folder, ...change },
  )
  return paths
}

/** Mean luma of each frame of all segments. */
async function lumas(
  specs: readonly SegmentSpec[],
  change: Partial<RenderSegmentsOptions> = {},
  told: Partial<MediaContext> = {},
): Promise<number[]> {
  const frames: Buffer[] = []
  for (const path of await render(specs, change, told)) frames.push(...(await framesOf(path)))
  return frames.map((frame) => frame.reduce((sum, value) => sum + value, 0) / frame.length)
}

/** The luma plane of each frame. */
async function framesOf(path: string): Promise<Buffer[]> {
  const raw = await decode(path, ['-vf', 'extractplanes=y', '-pix_fmt', 'gray'])
  const size = WIDTH * HEIGHT
  return Array.from({ length: raw.length / size }, (_, frame) =>
    raw.subarray(frame * size, (frame + 1) * size),
  )
}

/** The first frame as RGB. */
async function colours(spec: SegmentSpec): Promise<Buffer> {
  const [path = ''] = await render([{ ...spec, quality: 'high' }])
  return decode(path, [
    '-frames:v',
    '1',
    '-vf',
    'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd',
    '-pix_fmt',
    'rgb24',
  ])
}

function at(rgb: Buffer, x: number, y: number): string {
  const [red = 0, green = 0, blue = 0] = rgb.subarray((y * WIDTH + x) * 3)
  return red > green && red > blue ? 'red' : green > blue ? 'green' : 'blue'
}

async function decode(path: string, args: readonly string[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  await runFfmpeg({
    binary: ffmpeg,
    args: ['-i', path, ...args, '-f', 'rawvideo', 'pipe:1'],
    signal,
    output: (chunk) => void chunks.push(chunk),
  })
  return Buffer.concat(chunks)
}
