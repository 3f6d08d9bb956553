import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, type Artifact, type ByteSource } from '@mutoscope/core'
import type { MediaContext, MixSpec } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia } from './create-media.js'
import { runFfmpeg } from './ffmpeg/run-ffmpeg.js'
import { readPiece } from './segments/read-piece.js'
import { wavBytes } from './sound/wav-bytes.fixture.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
const sources = new Map<string, ByteSource>()
const context: MediaContext = {
  open: async (of) => sources.get(of.digest) ?? bytesSource(new Uint8Array(0)),
  signal,
  progress: () => {},
}
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'create-media-'))
  const left = Float32Array.from({ length: 24_000 }, (_, index) => 0.3 * Math.sin(index / 9))
  sources.set(
    'voice',
    bytesSource(wavBytes({ left, right: left }, { sampleRate: 24_000, channels: 1, format: 'int16' })),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function artifact(digest: string, data: Artifact['data'] = {}): Artifact {
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
    kind: 'sound',
    request: null,
    content: null,
    data,
    warnings: [],
    provenance,
  }
}

function mixSpec(samples: number): MixSpec {
  return {
    samples,
    voices: [{ audio: artifact('voice'), atSample: 4800 }],
    music: null,
    targetLufs: -14,
    ceilingDb: -1.5,
    bitrateKbps: 128,
  }
}

/** Names below the folder of this process. */
async function left(base: string): Promise<string[]> {
  return (await readdir(base, { recursive: true })).filter((name) => name.includes('/'))
}

describe('createMedia', () => {
  test('mixes, stitches and probes; only what is handed over stays', async () => {
    const workDir = join(folder, 'whole')
    const media = createMedia({ workDir, ffmpegPath: binary })
    const piece = join(folder, 'piece.mp4')
    await runFfmpeg({
      binary,
      args: [
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=64x36:rate=30',
        '-frames:v',
        '60',
        '-c:v',
        'libx264',
        '-pix_fmt',
        'yuv420p',
        piece,
      ],
      signal,
    })
    const { frames, streamKey } = readPiece(piece)
    sources.set('piece', bytesSource(Uint8Array.from(await readFile(piece))))

    const mix = await media.mix(mixSpec(96_000), context)
    expect(mix).toMatchObject({
      mediaType: 'audio/mp4',
      data: { samples: 96_000 },
      body: { size: expect.any(Number) },
    })
    sources.set('mix', mix.body ?? bytesSource(new Uint8Array(0)))
    const video = await media.stitch(
      {
        pieces: [{ segment: artifact('piece', { frames, streamKey }), frames }],
        sound: artifact('mix'),
        width: 64,
        height: 36,
        fps: 30,
        title: 'T',
      },
      context,
    )
    expect(video.data).toEqual({
      durationMs: 2000,
      width: 64,
      height: 36,
      fps: 30,
      frames: 60,
      videoCodec: 'h264',
      audioCodec: 'aac',
    })
    expect(await media.probe(video.body ?? bytesSource(new Uint8Array(0)))).toMatchObject({
      container: 'mp4',
      durationMs: 2000,
      audio: { sampleRate: 48_000 },
    })
    const files = await left(workDir)
    expect(files.filter((name) => /\.(m4a|mp4)$/u.test(name)).length).toBe(2)
    expect(files.filter((name) => /work-|\.part$|\.f32$/u.test(name))).toEqual([])
  })

  test('its version names the ffmpeg and stays the same', async () => {
    const media = createMedia({ ffmpegPath: binary })
    expect(await media.version()).toMatch(/^compositor \d+, encoder [0-9a-f]{12}, ffmpeg version \S+$/u)
    expect(await createMedia({ ffmpegPath: binary }).version()).toBe(await media.version())
  })

  test('reports characters that no font has', async () => {
    expect(await createMedia().missingGlyphs(['Ärger', '漢a'])).toEqual(['漢'])
  })

  test('the thread that serves requests stays free while a mix is made', async () => {
    const media = createMedia({ workDir: folder, ffmpegPath: binary })
    await media.version()
    const [threadBefore, processBefore] = [process.threadCpuUsage(), process.cpuUsage()]
    await media.mix(mixSpec(60 * 48_000), context)
    const [own, all] = [process.threadCpuUsage(threadBefore), process.cpuUsage(processBefore)]
    expect(own.user + own.system).toBeLessThan((all.user + all.system) / 3)
  })

  test('without ffmpeg every making says so, and nothing is left', async () => {
    const workDir = join(folder, 'none')
    await mkdir(workDir)
    const media = createMedia({ workDir, ffmpegPath: '/nowhere/ffmpeg' })
    await expect(media.mix(mixSpec(4800), context)).rejects.toMatchObject({ code: 'FFMPEG_UNAVAILABLE' })
    await expect(media.version()).rejects.toMatchObject({ code: 'FFMPEG_UNAVAILABLE' })
    expect(await readdir(workDir)).toEqual([])
  })

  test('an ffmpeg that dies half way is a failure that leaves nothing', async () => {
    const workDir = join(folder, 'dying')
    const dying = join(folder, 'dying-ffmpeg')
    // Answers questions like the real one, and is killed while it encodes.
    await writeFile(
      dying,
      `#!/bin/sh\nif [ $# -lt 4 ]; then exec ${binary} "$@"; fi\nhead -c 100000 > /dev/null\nfor last; do :; done\necho partial > "\${last#file:}"\nkill -9 $$\n`,
    )
    await chmod(dying, 0o755)
    await expect(
      createMedia({ workDir, ffmpegPath: dying }).mix(mixSpec(480_000), context),
    ).rejects.toMatchObject({ code: 'FFMPEG_FAILED', details: { signal: 'SIGKILL' } })
    expect((await left(workDir)).filter((name) => !name.endsWith('outputs'))).toEqual([])
  })

  test('a disk without room is noticed before anything is made', async () => {
    const media = createMedia({ workDir: folder, ffmpegPath: binary })
    await expect(media.mix({ ...mixSpec(48_000), samples: 10 ** 15 }, context)).rejects.toMatchObject({
      code: 'DISK_FULL',
      details: { neededBytes: expect.any(Number) },
    })
  })

  test('removes what dead processes of this machine have left, and nothing else', async () => {
    const workDir = join(folder, 'swept')
    const prefix = `mutoscope-${hostname().replace(/[^A-Za-z0-9]/gu, '_')}-`
    const [dead, alive, foreign] = [
      `${prefix}2147483646-abc`,
      `${prefix}${process.ppid}-abc`,
      'mutoscope-elsewhere-2147483646-abc',
    ]
    for (const name of [dead, alive, foreign]) await mkdir(join(workDir, name, 'work-1'), { recursive: true })
    await createMedia({ workDir, ffmpegPath: binary }).mix(mixSpec(4800), context)
    const names = await readdir(workDir)
    expect(names).not.toContain(dead)
    expect(names).toEqual(expect.arrayContaining([alive, foreign]))
    expect((await stat(join(workDir, foreign, 'work-1'))).isDirectory()).toBe(true)
  })
})
