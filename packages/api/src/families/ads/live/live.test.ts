import { MutoscopeError } from '@mutoscope/core'
import { afterEach, describe, expect, it } from 'vitest'
import { callRoute } from '../../../testing/call-route.js'
import { callSocket, type TestSocket } from '../../../testing/call-socket.js'
import { openAds, type OpenAds } from '../open-ads.fixture.js'

type Message = {
  readonly type?: string
  readonly stage: string
  readonly progress: number
  readonly status: string
  readonly message: string
}

let ads: OpenAds
afterEach(() => ads.studio.close())

async function all({ messages }: TestSocket): Promise<readonly Message[]> {
  const list: Message[] = []
  for await (const message of messages) list.push(message as Message)
  return list
}

/** Holds the models up at the first picture. */
function openHeld() {
  const { promise, resolve } = Promise.withResolvers<void>()
  ads = openAds({ before: ({ kind }) => (kind === 'image' ? promise : undefined) })
  return resolve
}

describe('/ws/jobs/:job_id', () => {
  it('tells the status at once, then every change, and closes after the message of the end', async () => {
    const release = openHeld()
    const id = await ads.order({}, { wait: false })
    const socket = callSocket(ads.family, 'jobProgress', { job_id: id })
    const first = await socket.messages[Symbol.asyncIterator]().next()
    release()
    const told = [first.value as Message, ...(await all(socket))]
    expect(await socket.closed).toEqual({ code: 1000, reason: '' })
    expect(told[0]).toMatchObject({
      job_id: id,
      stage: expect.any(String) as string,
      progress: expect.any(Number) as number,
      timestamp: expect.stringMatching(/Z$/u) as string,
    })
    expect(told.at(-1)).toMatchObject({
      status: 'completed',
      progress: 100,
      stage: 'compositing',
      message: 'Video generation completed successfully',
    })
    const progress = told.map((message) => message.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(
      told.some(({ stage, message }) => stage === 'video_gen' && message === 'Generating video scenes...'),
    ).toBe(true)
  })

  it('closes with 1008 for an unknown job, and for one of another owner', async () => {
    ads = openAds()
    const id = await ads.order()
    for (const socket of [
      callSocket(ads.family, 'jobProgress', { job_id: 'nope' }),
      callSocket(ads.family, 'jobProgress', { job_id: id }, { ownerId: 'owner-2' }),
    ]) {
      expect(await all(socket)).toEqual([])
      expect(await socket.closed).toEqual({ code: 1008, reason: 'Job not found' })
    }
  })

  it('tells of a job that has ended once and closes', async () => {
    ads = openAds({
      before: ({ kind }) => {
        if (kind === 'speech') throw new MutoscopeError('MODEL_REFUSED', { message: 'No voice for this.' })
      },
    })
    const socket = callSocket(ads.family, 'jobProgress', { job_id: await ads.order() })
    const told = await all(socket)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      status: 'failed',
      stage: 'voice_gen',
      message: expect.stringContaining('No voice for this.') as string,
    })
    expect(await socket.closed).toMatchObject({ code: 1000 })
  })

  it('answers ping, serves several at once and counts them', async () => {
    const release = openHeld()
    const id = await ads.order({}, { wait: false })
    const sockets = [
      callSocket(ads.family, 'jobProgress', { job_id: id }),
      callSocket(ads.family, 'jobProgress', { job_id: id }),
    ]
    const [first, second] = sockets as [TestSocket, TestSocket]
    await Promise.all(sockets.map(({ messages }) => messages[Symbol.asyncIterator]().next()))
    const health = async () => (await callRoute(ads.family, 'socketHealth', {}, { ownerId: null })).body
    expect(await health()).toEqual({
      status: 'healthy',
      websocket_server: 'running',
      active_jobs: 1,
      total_connections: 2,
    })
    first.say({ type: 'ping' })
    first.say({ type: 'unknown' })
    second.leave()
    expect(await second.closed).toMatchObject({ code: 1006 })
    release()
    expect((await all(first)).filter(({ type }) => type === 'pong')).toHaveLength(1)
    expect(await health()).toMatchObject({ active_jobs: 0, total_connections: 0 })
  })
})
