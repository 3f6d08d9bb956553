import { createMemoryAssets, MutoscopeError, readBytes } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { afterEach, describe, expect, it } from 'vitest'
import type { FileBody } from '../../contract/handler-response.js'
import { openJobs, type OpenJobsOptions } from './jobs.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenJobsOptions) {
  const jobs = openJobs({ publicReads: true, ...options })
  opened.push(jobs.studio)
  const downloads = async (id: number) =>
    (
      (await jobs.call('getMetadata', { params: { job_id: id } })).body['metrics'] as {
        download_count: number
      }
    ).download_count
  return {
    ...jobs,
    downloads,
    load: (id: number, headers = {}) =>
      jobs.call<FileBody>('getVideo', { params: { job_id: id } }, { headers, ownerId: null }),
  }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const text = async ({ source }: FileBody) => new TextDecoder().decode(await readBytes(source))

describe('loading a video', () => {
  it('gives the file and counts it once, however many ranges are asked for', async () => {
    const { orderVideo, load, downloads } = open()
    const id = await orderVideo()
    const { status, body } = await load(id)
    expect({ status, mediaType: body.mediaType, text: await text(body) }).toEqual({
      status: 200,
      mediaType: 'video/mp4',
      text: 'stitch 6',
    })
    await load(id, { range: 'bytes=0-99' })
    await load(id, { range: 'bytes=100-' })
    expect(await downloads(id)).toBe(2)
    await Promise.all(Array.from({ length: 10 }, () => load(id)))
    expect(await downloads(id)).toBe(12)
  })

  it('says that there is none yet', async () => {
    const { order, load, downloads } = open()
    const id = await order()
    expect(await load(id)).toMatchObject({
      status: 400,
      body: { code: 'VIDEO_NOT_READY', detail: 'Video not ready. Current status: storyboard_ready' },
    })
    expect(await downloads(id)).toBe(0)
    expect(await load(99)).toMatchObject({ status: 404, body: { code: 'JOB_NOT_FOUND' } })
  })
})

describe('exporting a video', () => {
  it('makes each format and size once and counts every download', async () => {
    const { orderVideo, call, media, downloads } = open()
    const id = await orderVideo()
    const load = async (query: object) =>
      (await call<FileBody>('exportVideo', { params: { job_id: id }, query: { ...query } })).body
    const high = await load({ format: 'mp4', quality: 'high' })
    expect([high.mediaType, high.filename, await text(high)]).toEqual([
      'video/mp4',
      `job-${id}-high.mp4`,
      'export mp4 1080',
    ])
    const [low, lowAgain] = await Promise.all([
      load({ format: 'webm', quality: 'low' }),
      load({ format: 'webm', quality: 'low' }),
    ])
    expect([low.mediaType, await text(low), lowAgain.etag === low.etag]).toEqual([
      'video/webm',
      'export webm 480',
      true,
    ])
    expect(await load({ format: 'mov' })).toMatchObject({
      mediaType: 'video/quicktime',
      filename: `job-${id}-medium.mov`,
    })
    await load({ format: 'mp4', quality: 'high' })
    expect(media.calls.filter((name) => name.startsWith('export'))).toEqual([
      'export mp4 1080',
      'export webm 480',
      'export mov 720',
    ])
    expect(await downloads(id)).toBe(5)
  })

  it('says what is wrong, in the words of the document', async () => {
    const { order, orderVideo, call } = open()
    const early = await order()
    expect(await call('exportVideo', { params: { job_id: early } })).toMatchObject({
      status: 400,
      body: {
        code: 'VIDEO_NOT_READY',
        detail: 'Video not ready for export. Current status: storyboard_ready',
      },
    })
    const id = await orderVideo()
    for (const query of [{ format: 'avi' }, { quality: '4k' }])
      expect(await call('exportVideo', { params: { job_id: id }, query })).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT' },
      })
  })

  it('says that ffmpeg is missing, and that the file is gone', async () => {
    const assets = createMemoryAssets()
    let gone = ''
    const losing: Assets = {
      ...assets,
      open: async (hash) => {
        if (hash === gone) throw new MutoscopeError('ASSET_NOT_FOUND')
        return assets.open(hash)
      },
    }
    const { orderVideo, call, load, studio, downloads } = open({
      assets: losing,
      media: {
        before: (name) => {
          if (name.startsWith('export')) throw new MutoscopeError('FFMPEG_UNAVAILABLE')
        },
      },
    })
    const id = await orderVideo()
    expect(await call('exportVideo', { params: { job_id: id } })).toMatchObject({
      status: 503,
      body: { code: 'EXPORT_UNAVAILABLE', detail: 'Video export service unavailable (ffmpeg not installed)' },
    })
    const record = await studio.records.collection('jobs.job').findByNumber(id)
    gone =
      (await studio.artifacts.get({ ownerId: 'owner-1', projectId: record?.id ?? '' }, 'video')).content
        ?.hash ?? ''
    expect(await call('exportVideo', { params: { job_id: id } })).toMatchObject({
      status: 404,
      body: { code: 'VIDEO_NOT_FOUND', detail: 'Source video file not found' },
    })
    expect(await load(id)).toMatchObject({ status: 404, body: { detail: 'Source video file not found' } })
    expect(await downloads(id)).toBe(0)
  })
})
