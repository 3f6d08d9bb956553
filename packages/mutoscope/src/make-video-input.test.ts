import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMakeFolder, probe, SHORT } from './make-video.fixture.js'

let place: Awaited<ReturnType<typeof openMakeFolder>>
let folder = ''
const withStudio: typeof place.withStudio = async (...work) => place.withStudio(...work)

beforeAll(async () => {
  place = await openMakeFolder()
  folder = place.folder
})
afterAll(async () => place.close())

describe('makeVideo, for what it is told', () => {
  it('refuses a script without anything to say with SCRIPT_INVALID', async () => {
    await withStudio('refused', async (make) => {
      await expect(make({ script: '🎉🎉 !!! …', title: 'party', project: 'party' })).rejects.toMatchObject({
        code: 'STAGE_FAILED',
        details: { failures: [{ code: 'SCRIPT_INVALID' }] },
      })
      await expect(make({ script: '  ', title: 'nothing', project: 'nothing' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        status: 400,
      })
      await expect(make({ project: 'none' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
  })

  it('refuses a place that cannot be written before anything is made', async () => {
    await writeFile(join(folder, 'a-file'), '')
    await withStudio('refused', async (make, studio) => {
      const before = (await studio.projects.list('local')).length
      await expect(make({ ...SHORT, out: join(folder, 'a-file', 'hero.mp4') })).rejects.toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
        status: 500,
      })
      expect(await studio.projects.list('local')).toHaveLength(before)
    })
  })

  it('writes what the extension says, or refuses it before any work', async () => {
    await withStudio('containers', async (make, studio) => {
      const wanted = { prompt: 'A wolf', durationSec: 3, settings: { music: 'none' } } as const
      await make({ ...wanted, out: join(folder, 'new', 'folder', 'wolf.webm') })
      expect((await probe(join(folder, 'new', 'folder', 'wolf.webm')))[0]).toMatchObject({
        codec_name: 'vp9',
      })
      const before = (await studio.projects.list('local')).length
      for (const [out, code] of [
        ['wolf.avi', 'INVALID_INPUT'],
        ['wolf', 'INVALID_INPUT'],
        ['.', 'INVALID_INPUT'],
        ['new/', 'INVALID_INPUT'],
      ] as const)
        await expect(make({ ...wanted, out: join(folder, out) })).rejects.toMatchObject({ code })
      const large = { ...wanted, settings: { resolution: '2160p' } } as const
      await expect(make({ ...large, out: join(folder, 'wolf.webm') })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('not 2160p'),
      })
      await mkdir(join(folder, 'folder.mp4'))
      await expect(make({ ...wanted, out: join(folder, 'folder.mp4') })).rejects.toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
      })
      expect(await studio.projects.list('local')).toHaveLength(before)
    })
  })

  it.each([
    [{ prompt: 'A fox', title: 'Fox' }, 'title'],
    [{ prompt: 'A fox', recipe: 'avatar' }, 'recipe'],
    [{ prompt: 'A fox', script: 'A fox.' }, 'prompt'],
    [{ brief: { prompt: 'A fox' }, durationSec: 3 }, 'durationSec'],
    [{ prompt: 'A fox', tone: 'loud' }, undefined],
  ] as const)('refuses %j by name', async (options, field) => {
    await withStudio('refused', async (make) => {
      await expect(make(options)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        ...(field === undefined ? {} : { details: { field } }),
      })
    })
  })
})
