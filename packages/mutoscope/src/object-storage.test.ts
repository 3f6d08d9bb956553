import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasSwift, startSwift, type SwiftServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStudio } from './create-studio.js'
import type { MakeVideoOptions } from './make-video-options.js'
import { makeVideo } from './make-video.js'

let swift: SwiftServer | undefined
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-objects-'))
  if (hasSwift) swift = await startSwift()
})
afterAll(async () => {
  await swift?.close()
  await rm(folder, { recursive: true, force: true })
})

describe.skipIf(!hasSwift)('a studio whose environment names a bucket (needs python3-swift)', () => {
  it('makes a video with nothing but a bounded cache on its disk, and makes nothing twice', async () => {
    await swift?.createBucket('studio')
    const dataDir = join(folder, 'data')
    const cacheBytes = 400_000
    const env = {
      AWS_S3_BUCKET: 'studio',
      AWS_ACCESS_KEY_ID: swift?.writer.accessKeyId,
      AWS_SECRET_ACCESS_KEY: swift?.writer.secretAccessKey,
      AWS_ENDPOINT_URL_S3: swift?.endpoint,
      MUTOSCOPE_CACHE_BYTES: String(cacheBytes),
    }
    const open = () => createStudio({ dataDir, env, models: 'offline' })
    const order: MakeVideoOptions = {
      prompt: 'A fox walks through the snow.',
      durationSec: 4,
      settings: { resolution: '720p', fps: 24, quality: 'draft' },
    }

    const studio = await open()
    const made = await makeVideo(studio, { ...order, out: join(folder, 'first.mp4') })
    expect((await stat(join(folder, 'first.mp4'))).size).toBeGreaterThan(10_000)
    await studio.close()
    expect(await readdir(dataDir)).not.toContain('assets')
    const cached = await readdir(join(dataDir, 'cache'))
    const sizes = await Promise.all(
      cached.map(async (name) => (await stat(join(dataDir, 'cache', name))).size),
    )
    expect(cached.length).toBeGreaterThan(3)
    expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThanOrEqual(cacheBytes + 8192)

    await rm(join(dataDir, 'cache'), { recursive: true })
    const later = await open()
    const { problems, checked } = await later.verify()
    expect(problems).toEqual([])
    expect(checked).toBeGreaterThan(5)
    const ref = { ownerId: made.project.ownerId, projectId: made.project.id }
    await later.projects.remove(ref)
    const wouldRemove = await later.gc({ graceMs: 0, dryRun: true })
    expect(wouldRemove.assets).toBe(checked)
    expect((await later.gc({ graceMs: 0 })).bytes).toBe(wouldRemove.bytes)
    expect(await later.gc({ graceMs: 0 })).toMatchObject({ artifacts: 0, assets: 0, unfinished: 0 })
    await later.close()
  })
})
