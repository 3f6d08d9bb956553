import { mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, type Artifact, type ByteSource } from '@mutoscope/core'
import type { MediaContext, StitchSpec } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { readPiece } from '../segments/read-piece.js'
import { concatList } from './concat-list.js'
import { stitchVideo } from './stitch-video.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''
const sources = new Map<string, ByteSource>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stitch 'video' "))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function artifact(name: string, data: Artifact['data']): Artifact {
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
    kind: 'segment',
    request: null,
    content: null,
    data,
    warnings: [],
    provenance,
  }
}

async function segment(
  name: string,
  frames: number,
  preset = 'veryfast',
): Promise<StitchSpec['pieces'][number]> {
  const path = join(folder, `${name}.mp4`)
  const colour = name.length % 2 === 0 ? 'red' : 'blue'
  await runFfmpeg({
    binary: ffmpeg,
    args: [
      '-f',
      'lavfi',
      '-i',
      `color=${colour}:size=64x36:rate=30`,
      '-frames:v',
      String(frames),
      '-c:v',
      'libx264',
      '-preset',
      preset,
      '-pix_fmt',
      'yuv420p',
      path,
    ],
    signal,
  })
  sources.set(name, await fileSource(path))
  return { segment: artifact(name, { frames, streamKey: readPiece(path).streamKey }), frames }
}

async function sound(name: string, seconds: number): Promise<Artifact> {
  const path = join(folder, `${name}.m4a`)
  await runFfmpeg({
    binary: ffmpeg,
    args: [
      '-f',
      'lavfi',
      '-i',
      `sine=duration=${seconds}:sample_rate=48000`,
      '-ac',
      '2',
      '-c:a',
      'aac',
      path,
    ],
    signal,
  })
  // Without a path, as from a bucket.
  sources.set(name, bytesSource(Uint8Array.from(await readFile(path))))
  return artifact(name, {})
}

async function stitch(
  name: string,
  spec: Pick<StitchSpec, 'pieces'> & Partial<StitchSpec>,
  changes: Partial<MediaContext> = {},
): Promise<Awaited<ReturnType<typeof stitchVideo>>> {
  const workDir = join(folder, `work-${name}`)
  await mkdir(workDir)
  const context = {
    open: async (of: Artifact) => sources.get(of.digest) ?? bytesSource(new Uint8Array(0)),
    signal,
    progress: () => {},
    ...changes,
  }
  return stitchVideo({ sound: null, width: 64, height: 36, fps: 30, title: 'A title', ...spec }, context, {
    ffmpeg,
    workDir,
    outputPath: join(folder, name),
  })
}

/** Fields of the packets or the format as ffprobe tells them. */
async function metadata(path: string): Promise<string> {
  let text = ''
  await runFfmpeg({
    binary: ffmpeg,
    args: ['-i', path, '-f', 'ffmetadata', 'pipe:1'],
    signal,
    output: (chunk) => void (text += new TextDecoder().decode(chunk)),
  })
  return text
}

describe('stitchVideo', () => {
  test('joins pieces and sound: all frames at equal distances, sound as long, title kept', async () => {
    const pieces = [await segment('one', 37), await segment('four', 15), await segment('three', 61)]
    const data = await stitch('joined.mp4', {
      pieces,
      sound: await sound('mix', 113 / 30),
      title: 'It\'s "x" = 1; \n\u0000 ü',
    })
    expect(data).toEqual({
      durationMs: expect.closeTo(3767, -2),
      width: 64,
      height: 36,
      fps: 30,
      frames: 113,
      videoCodec: 'h264',
      audioCodec: 'aac',
    })
    expect((await metadata(join(folder, 'joined.mp4'))).replaceAll('\\', '')).toContain(
      'title=It\'s "x" = 1;   ü',
    )
  })

  test('one piece without sound', async () => {
    expect(await stitch('single.mp4', { pieces: [await segment('single', 1)] })).toMatchObject({
      frames: 1,
      audioCodec: null,
    })
  })

  test('two hundred pieces', async () => {
    const pair = [await segment('even', 3), await segment('odd', 7)] as const
    const pieces = Array.from({ length: 200 }, (_, index) => pair[index % 2 === 0 ? 0 : 1])
    expect(await stitch('many.mp4', { pieces })).toMatchObject({
      frames: 1000,
      durationMs: expect.closeTo(33_333, -1),
    })
  })

  test("refuses pieces that were encoded in different ways, and a length that is not the piece's", async () => {
    const [one, other] = [await segment('slow', 5), await segment('fast', 5, 'ultrafast')]
    await expect(stitch('mixed.mp4', { pieces: [one, other] })).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      details: { piece: 1 },
    })
    await expect(stitch('length.mp4', { pieces: [{ ...one, frames: 6 }] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await expect(stitch('none.mp4', { pieces: [] })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('an outcome that is not what was ordered is a failure and leaves nothing', async () => {
    const piece = await segment('liar', 5)
    const lie = { segment: artifact('liar', { frames: 6, streamKey: 'x' }), frames: 6 }
    await expect(stitch('short.mp4', { pieces: [lie] })).rejects.toMatchObject({
      code: 'FFMPEG_FAILED',
      message: expect.stringContaining('5 frames instead of 6'),
    })
    await expect(stitch('size.mp4', { pieces: [piece], width: 128 })).rejects.toMatchObject({
      code: 'FFMPEG_FAILED',
    })
    await expect(
      stitch('long.mp4', { pieces: [piece], sound: await sound('too-long', 2) }),
    ).rejects.toMatchObject({ code: 'FFMPEG_FAILED', message: expect.stringContaining('lasts') })
    const controller = new AbortController()
    controller.abort()
    await expect(
      stitch('aborted.mp4', { pieces: [piece] }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await readdir(folder)).filter((name) => /^(short|size|long|aborted)\.mp4/u.test(name))).toEqual(
      [],
    )
  })
})

describe('concatList', () => {
  test('rounds to microseconds without letting the rounding add up', () => {
    const list = concatList(
      Array.from({ length: 3 }, () => ({ name: 'a.mp4', frames: 1 })),
      30,
    )
    expect(list.match(/duration \S+/gu)).toEqual([
      'duration 0.033333',
      'duration 0.033334',
      'duration 0.033333',
    ])
  })
})
