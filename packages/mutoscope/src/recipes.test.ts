import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesSource } from '@mutoscope/core'
import type { AvatarModel, ClipData, ModelOutput, VideoModel } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStudio } from './create-studio.js'
import { makeVideo } from './make-video.js'

const run = promisify(execFile)
const TIMEOUT = 120_000
const OWNER = 'local'
let folder = ''
let studio: Awaited<ReturnType<typeof createStudio>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-recipes-'))
  studio = await createStudio({ dataDir: join(folder, 'data') })
})
afterAll(async () => {
  await studio.close()
  await rm(folder, { recursive: true })
})

const make = (recipe: string, brief: Readonly<Record<string, unknown>>, using = studio) =>
  makeVideo(using, {
    recipe,
    brief,
    project: recipe,
    settings: { resolution: '720p', fps: 24, quality: 'draft' },
    out: join(folder, `${recipe}.mp4`),
  })

/** Makes a small file with ffmpeg. */
async function sample(name: string, ...args: readonly string[]): Promise<Uint8Array> {
  const path = join(folder, name)
  await run('ffmpeg', ['-v', 'error', '-y', ...args, path])
  return readFile(path)
}

async function upload(bytes: Uint8Array, mediaType: string) {
  const { hash } = await studio.uploads.put({
    ownerId: OWNER,
    source: bytesSource(bytes),
    mediaType,
    maxBytes: 1e7,
  })
  return { hash, mediaType }
}

/** Mean colour of a part of a frame, `w:h:x:y` in pixels. */
async function colourOf(path: string, atSec: number, crop = '1280:720:0:0'): Promise<readonly number[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      '-v',
      'error',
      '-ss',
      String(atSec),
      '-i',
      path,
      '-frames:v',
      '1',
      '-vf',
      `crop=${crop},scale=1:1:flags=area`,
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-',
    ],
    { encoding: 'buffer' },
  )
  return [...stdout]
}

async function loudness(path: string): Promise<number> {
  const { stderr } = await run(
    'ffmpeg',
    ['-hide_banner', '-nostats', '-i', path, '-map', '0:a', '-af', 'ebur128', '-f', 'null', '-'],
    { maxBuffer: 1 << 26 },
  )
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/u.exec(stderr)?.[1])
}

const GREEN = '0x20b040'
const isGreen = ([red = 0, green = 0, blue = 0]: readonly number[]) => green > 150 && red < 70 && blue < 100

/** A green clip with a tone, of a size that is not the video's. */
async function greenClip(seconds: number): Promise<ModelOutput<ClipData>> {
  const bytes = await sample(
    `green-${randomUUID()}.mp4`,
    '-f',
    'lavfi',
    '-i',
    `color=c=${GREEN}:s=320x240:r=25:d=${seconds}`,
    '-f',
    'lavfi',
    '-i',
    `sine=f=440:d=${seconds}`,
    '-pix_fmt',
    'yuv420p',
    '-shortest',
  )
  return {
    body: bytesSource(bytes),
    mediaType: 'video/mp4',
    data: { durationMs: seconds * 1000, width: 320, height: 240, audio: true },
  }
}

const video: VideoModel = {
  provider: 'test',
  model: 'green',
  version: '1',
  capabilities: {
    durations: { min: 1, max: 4 },
    sizes: [{ width: 320, height: 240 }],
    needsImage: false,
    takesFirstImage: false,
    takesLastImage: false,
    audio: true,
    maxPromptChars: 1000,
  },
  generate: ({ durationSec }) => greenClip(durationSec),
}
const avatar: AvatarModel = { provider: 'test', model: 'green', version: '1', generate: () => greenClip(2) }

async function withModels<Result>(work: (using: typeof studio) => Promise<Result>): Promise<Result> {
  const using = await createStudio({ dataDir: join(folder, 'models'), models: { video, avatar } })
  try {
    return await work(using)
  } finally {
    await using.close()
  }
}

describe('recipes, rendered', () => {
  it(
    'product-ad shows the product picture and ends on a card with the call to action in its colour',
    { timeout: TIMEOUT },
    async () => {
      const productImage = await upload(
        await sample('product.png', '-f', 'lavfi', '-i', `color=c=${GREEN}:s=400x400:d=1`, '-frames:v', '1'),
        'image/png',
      )
      const made = await make('product-ad', {
        productName: 'EcoWater Bottle',
        style: 'modern',
        ctaText: 'Buy Now!',
        durationSec: 6,
        productImage,
      })
      expect(made.warnings).toEqual([expect.stringContaining('takes no reference pictures')])
      const path = join(folder, 'product-ad.mp4')
      const end = made.video.durationMs / 1000 - 0.5
      expect(isGreen(await colourOf(path, end, '80:80:600:200'))).toBe(true)
      // The button is blue, far bluer than what is around it.
      const [, , buttonBlue = 0] = await colourOf(path, end, '160:40:560:600')
      const [, , besideBlue = 0] = await colourOf(path, end, '160:40:100:600')
      expect(buttonBlue).toBeGreaterThan(besideBlue + 60)
      expect(await loudness(path)).toBeCloseTo(-14, -0.5)
    },
  )

  it(
    "music-video follows the user's song: its length, its sound, and cuts on its beats",
    { timeout: TIMEOUT },
    async () => {
      // Clicks at 120 beats a minute for 4 s.
      const music = await upload(
        await sample(
          'song.mp3',
          '-f',
          'lavfi',
          '-i',
          `aevalsrc='sin(2*PI*880*t)*exp(-40*mod(t,0.5))':d=4:s=44100`,
        ),
        'audio/mpeg',
      )
      const made = await make('music-video', {
        concept: 'A fox runs through a forest and reaches the sea',
        numScenes: 3,
        music,
        style: 'watercolor',
      })
      expect(Math.abs(made.video.durationMs - 4000)).toBeLessThanOrEqual(100)
      const { artifacts } = await studio.status({ ownerId: OWNER, projectId: made.project.id })
      const lengths = artifacts.flatMap(({ name, artifact }) =>
        artifact !== null && name.endsWith('/body')
          ? [(artifact.request as { readonly frames: number }).frames / 24]
          : [],
      )
      expect(lengths).toHaveLength(3)
      for (const length of lengths.slice(0, -1))
        expect(Math.abs(length / 0.5 - Math.round(length / 0.5))).toBeLessThan(0.15)
      expect(made.warnings).toEqual([])
      expect(Math.abs((await loudness(join(folder, 'music-video.mp4'))) - -14)).toBeLessThanOrEqual(3)
    },
  )

  it(
    'avatar without an avatar model is a portrait with voice and captions, and says so',
    { timeout: TIMEOUT },
    async () => {
      const made = await make('avatar', {
        script: 'Welcome to our museum.',
        avatar: { description: 'a woman in a blue coat' },
      })
      expect(made.warnings).toEqual([expect.stringContaining('no avatar model')])
      expect(Math.abs((await loudness(join(folder, 'avatar.mp4'))) - -14)).toBeLessThanOrEqual(2)
    },
  )

  it('avatar shows the clip that speaks, from the first frame on', { timeout: TIMEOUT }, async () => {
    const made = await withModels((using) =>
      make('avatar', { script: 'Welcome to our museum.', avatar: { presetId: 'green' } }, using),
    )
    expect(made.made.some((name) => name.endsWith('/image'))).toBe(false)
    expect(isGreen(await colourOf(join(folder, 'avatar.mp4'), 0, '200:200:0:0'))).toBe(true)
    expect(made.warnings).toEqual([])
  })

  it('clip without a video model is a moving picture, and says so', { timeout: TIMEOUT }, async () => {
    const made = await make('clip', { prompt: 'Waves under a lighthouse', durationSec: 1 })
    expect(made.video).toMatchObject({ durationMs: 1000, frames: 24 })
    expect(made.warnings).toEqual([expect.stringContaining('no video model')])
  })

  it('clip shows and sounds what the model made, as long as asked for', { timeout: TIMEOUT }, async () => {
    const made = await withModels((using) =>
      make('clip', { prompt: 'Green', durationSec: 5, audio: true }, using),
    )
    expect(made.video).toMatchObject({ durationMs: 5000, width: 1280, height: 720 })
    const path = join(folder, 'clip.mp4')
    for (const at of [0, 2.5, 4.9]) expect(isGreen(await colourOf(path, at))).toBe(true)
    expect(Math.abs((await loudness(path)) - -14)).toBeLessThanOrEqual(2)
  })
})
