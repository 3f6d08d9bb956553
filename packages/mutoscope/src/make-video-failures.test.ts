import { execFile } from 'node:child_process'
import { chmod, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesSource, MutoscopeError } from '@mutoscope/core'
import type { ImageModel } from '@mutoscope/core/ports'
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

describe('makeVideo, when something fails', () => {
  it('says that ffmpeg is missing before anything is made', async () => {
    const asked: string[] = []
    const image: ImageModel = {
      provider: 'test',
      model: 'counting',
      version: '1',
      generate: ({ prompt }) => {
        asked.push(prompt)
        return Promise.reject(new MutoscopeError('MODEL_FAILED'))
      },
    }
    await withStudio(
      'no-ffmpeg',
      async (make, studio) => {
        const refused = { code: 'FFMPEG_UNAVAILABLE', message: expect.stringContaining('apt-get install') }
        await expect(make({ ...SHORT, project: 'no-ffmpeg' })).rejects.toMatchObject(refused)
        expect(await studio.projects.list('local')).toEqual([])
        const { id: projectId } = await studio.projects.create({
          ownerId: 'local',
          recipe: 'storyboard',
          brief: { prompt: 'A fox' },
        })
        const ref = { ownerId: 'local', projectId }
        const { id: runId } = await studio.runs.start(ref, { autoApprove: true })
        const run = await studio.runs.wait({ ownerId: 'local', runId })
        expect(run).toMatchObject({ status: 'failed', error: { code: 'FFMPEG_UNAVAILABLE' } })
        expect(asked).toEqual([])
        expect((await studio.artifacts.list(ref)).size).toBe(0)
        // A script alone needs no ffmpeg.
        const { id } = await studio.runs.start(ref, { target: 'script' })
        expect((await studio.runs.wait({ ownerId: 'local', runId: id })).status).toBe('succeeded')
      },
      { models: { image }, mediaOptions: { ffmpegPath: join(folder, 'no-such-ffmpeg') } },
    )
  })

  it('fails with FFMPEG_FAILED when ffmpeg is killed half way, and the next run makes only what is missing', async () => {
    const { stdout } = await promisify(execFile)('sh', ['-c', 'command -v ffmpeg'])
    const wrapper = join(folder, 'dying-ffmpeg')
    const marker = join(folder, 'has-died')
    await writeFile(
      wrapper,
      `#!/bin/sh
case "$*" in *libx264*) if [ ! -e ${marker} ]; then touch ${marker}; head -c 3000000 >/dev/null; kill -9 $$; fi;; esac
exec ${stdout.trim()} "$@"
`,
    )
    await chmod(wrapper, 0o755)
    await withStudio(
      'dying',
      async (make) => {
        const options = { ...SHORT, project: 'dying', out: join(folder, 'dying.mp4') }
        await expect(make(options)).rejects.toMatchObject({
          code: 'STAGE_FAILED',
          details: {
            stage: 'render',
            failures: expect.arrayContaining([expect.objectContaining({ code: 'FFMPEG_FAILED' })]),
          },
        })
        await expect(stat(options.out)).rejects.toThrow('ENOENT')
        const made = await make(options)
        expect(made.made.filter((name) => /image|speech|music/u.test(name))).toEqual([])
        expect((await probe(options.out))[0]).toMatchObject({ nb_read_packets: String(made.video.frames) })
      },
      { mediaOptions: { ffmpegPath: wrapper } },
    )
  })

  it('names the model whose picture cannot be read, in the stage that asked for it', async () => {
    const image: ImageModel = {
      provider: 'test',
      model: 'broken',
      version: '1',
      generate: ({ width, height }) =>
        Promise.resolve({
          body: bytesSource(new TextEncoder().encode('not a picture')),
          mediaType: 'image/png',
          data: { width, height },
        }),
    }
    await withStudio(
      'broken',
      async (make) => {
        const error: unknown = await make({ ...SHORT, project: 'broken' }).catch((thrown: unknown) => thrown)
        expect(MutoscopeError.isInstance(error) && error.details).toMatchObject({
          stage: 'images',
          failures: expect.arrayContaining([
            expect.objectContaining({ code: 'MODEL_FAILED', model: 'test/broken' }),
          ]),
        })
      },
      { models: { image } },
    )
  })

  it('stops when it is told to, and goes on where it stopped', async () => {
    await withStudio('stopped', async (make) => {
      const controller = new AbortController()
      const options = { ...SHORT, project: 'stopped' }
      const stopped = make({
        ...options,
        signal: controller.signal,
        onProgress: ({ stage }) => stage === 'render' && controller.abort(),
      })
      await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED', status: 409 })
      const made = await make(options)
      expect(made.made.filter((name) => /image|speech|music/u.test(name))).toEqual([])
    })
  })
})
