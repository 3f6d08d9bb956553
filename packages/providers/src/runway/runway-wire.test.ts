import { createHash } from 'node:crypto'
import RunwayML from '@runwayml/sdk'
import { bytesSource } from '@mutoscope/core'
import type {
  AvatarRequest,
  ImageRequest,
  ModelContext,
  SpeechRequest,
  VideoRequest,
} from '@mutoscope/core/ports'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRunway, type Runway, type RunwayOptions } from '../runway.js'
import type { FakeServer, ReceivedRequest } from '../testing/fake-server.js'
import { startFakeRunway, type FakeRunwayOptions } from '../testing/fakes/fake-runway.js'
import { SMALL_PNG } from '../testing/small-media.js'
import { SMALL_MP4 } from '../testing/small-mp4.js'

const KEY = 'runway-test-key'
const CLIP: VideoRequest = {
  prompt: 'A drum of cards turns',
  durationSec: 5,
  width: 1280,
  height: 720,
  images: [],
  audio: false,
  take: 1,
}
const PICTURE: ImageRequest = {
  prompt: 'A drum of cards',
  style: 'sketch',
  shot: 'wide',
  width: 1920,
  height: 1080,
  take: 1,
  seed: 'look',
}
const EDIT: VideoRequest = { ...CLIP, prompt: 'Make it snow', video: { hash: 'mp4', mediaType: 'video/mp4' } }
const MP4_URI = `data:video/mp4;base64,${SMALL_MP4.toString('base64')}`
const LINE: SpeechRequest = {
  text: 'A drum of cards turns.',
  language: 'en',
  voice: 'bright',
  speed: 1,
  pitch: 1,
  take: 1,
}
const HEAD: AvatarRequest = {
  avatar: { type: 'preset', id: 'cat-character' },
  speech: { type: 'text', text: 'Hello there.', voiceId: 'clara' },
  width: 1280,
  height: 720,
  take: 1,
}
const PNG_URI = `data:image/png;base64,${SMALL_PNG.toString('base64')}`

const context = (files: Record<string, Uint8Array> = { png: SMALL_PNG, mp4: SMALL_MP4 }): ModelContext => ({
  signal: new AbortController().signal,
  progress: () => {},
  open: (hash) =>
    files[hash] === undefined
      ? Promise.reject(new Error(`no ${hash}`))
      : Promise.resolve(bytesSource(files[hash])),
})
const create = (server: FakeServer, options: RunwayOptions = {}) =>
  createRunway({ apiKey: KEY, baseUrl: server.url, pollAfterMs: 1, ...options })
const sdkOf = (server: FakeServer) => new RunwayML({ apiKey: KEY, baseURL: server.url, maxRetries: 0 })
const wire = ({ method, path, query, json, headers }: ReceivedRequest) => ({
  method,
  path,
  query: [...query],
  json,
  key: headers['authorization'],
  version: headers['x-runway-version'],
  type: headers['content-type'],
})

async function start(options?: FakeRunwayOptions): Promise<FakeServer> {
  const server = await startFakeRunway(options)
  onTestFinished(() => server.close())
  return server
}

describe('the fake Runway serves the official SDK', () => {
  it('from a text to a clip', async () => {
    const server = await start()
    const sdk = sdkOf(server)
    const { id, estimatedCost } = await sdk.textToVideo.create({
      model: 'gen4.5',
      promptText: 'A drum',
      ratio: '1280:720',
      duration: 5,
    })
    const task = await sdk.tasks.retrieve(id)
    expect(estimatedCost.credits).toBe(60)
    expect(task).toMatchObject({ status: 'SUCCEEDED', cost: { credits: 60 } })
    const output = await fetch(task.status === 'SUCCEEDED' ? (task.output[0] ?? '') : '')
    expect(Buffer.from(await output.arrayBuffer())).toEqual(SMALL_MP4)
  })

  it('with waiting, failing and cancelled tasks, uploads and the account', async () => {
    const server = await start({ polls: 1, outcome: { failureCode: 'INTERNAL', failure: 'Broken' } })
    const sdk = sdkOf(server)
    const { id } = await sdk.textToVideo.create({
      model: 'gen4.5',
      promptText: 'A drum',
      ratio: '1280:720',
      duration: 5,
    })
    expect((await sdk.tasks.retrieve(id)).status).toBe('PENDING')
    expect(await sdk.tasks.retrieve(id)).toMatchObject({ status: 'FAILED', failureCode: 'INTERNAL' })
    const { id: second } = await sdk.textToVideo.create({
      model: 'gen4.5',
      promptText: 'A drum',
      ratio: '1280:720',
      duration: 5,
    })
    await sdk.tasks.delete(second)
    expect((await sdk.tasks.retrieve(second)).status).toBe('CANCELLED')
    expect(await sdk.uploads.createEphemeral({ file: new File([SMALL_PNG], 'input.png') })).toEqual({
      uri: 'runway://input',
    })
    expect((await sdk.organization.retrieve()).creditBalance).toBe(1000)
    await expect(sdk.tasks.retrieve('unknown')).rejects.toMatchObject({ status: 404 })
  })
})

describe('our requests are those of the official SDK', () => {
  const images = [
    { hash: 'png', mediaType: 'image/png', use: 'first' },
    { hash: 'png', mediaType: 'image/png', use: 'last' },
  ] as const
  it.each<[string, (sdk: RunwayML) => Promise<unknown>, (runway: Runway) => Promise<unknown>]>([
    [
      'a clip from a text',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'gen4.5',
          promptText: CLIP.prompt,
          ratio: '1280:720',
          duration: 5,
          seed: 8,
        }),
      (runway) => runway.video('gen4.5').start({ ...CLIP, seed: 7, take: 2 }, context()),
    ],
    [
      'a clip from a picture',
      (sdk) =>
        sdk.imageToVideo.create({
          model: 'gen4_turbo',
          promptText: CLIP.prompt,
          promptImage: PNG_URI,
          ratio: '960:960',
          duration: 5,
        }),
      (runway) =>
        runway
          .video('gen4_turbo')
          .start({ ...CLIP, width: 960, height: 960, images: images.slice(0, 1) }, context()),
    ],
    [
      'a clip between two pictures, with sound',
      (sdk) =>
        sdk.imageToVideo.create({
          model: 'veo3.1',
          promptText: CLIP.prompt,
          promptImage: [
            { position: 'first', uri: PNG_URI },
            { position: 'last', uri: PNG_URI },
          ],
          ratio: '1920:1080',
          duration: 8,
          audio: true,
        }),
      (runway) =>
        runway
          .video('veo3.1')
          .start({ ...CLIP, width: 1920, height: 1080, durationSec: 8, audio: true, images }, context()),
    ],
    [
      'a silent clip of a model that would make sound by itself',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'veo3.1_fast',
          promptText: CLIP.prompt,
          ratio: '720:1280',
          duration: 4,
          audio: false,
        }),
      (runway) =>
        runway.video('veo3.1_fast').start({ ...CLIP, width: 720, height: 1280, durationSec: 4 }, context()),
    ],
    [
      'a model that is not known here, with members of its own',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'film-9' as 'wan3',
          promptText: CLIP.prompt,
          duration: 5,
          ratio: 'auto_720p',
        }),
      (runway) => runway.video('film-9', { input: { ratio: 'auto_720p' } }).start(CLIP, context()),
    ],
    [
      'a model that is not known here and has no sizes',
      (sdk) => sdk.textToVideo.create({ model: 'film-9' as 'h3_max', promptText: CLIP.prompt, duration: 5 }),
      (runway) => runway.video('film-9', { input: { ratio: null } }).start(CLIP, context()),
    ],
    [
      'a model that tells the size in pixels, and its sound',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'wan3',
          promptText: CLIP.prompt,
          ratio: '1648:1248',
          duration: 5,
          audio: true,
        }),
      (runway) =>
        runway.video('wan3').start({ ...CLIP, seed: 3, width: 1648, height: 1248, audio: true }, context()),
    ],
    [
      'a model that tells the shape and a resolution',
      (sdk) =>
        sdk.imageToVideo.create({
          model: 'hailuo3',
          promptText: CLIP.prompt,
          promptImage: PNG_URI,
          ratio: '21:9',
          resolution: '2k',
          duration: 6,
        }),
      (runway) =>
        runway.video('hailuo3').start(
          {
            ...CLIP,
            seed: 3,
            width: 3360,
            height: 1440,
            durationSec: 6,
            audio: true,
            images: images.slice(0, 1),
          },
          context(),
        ),
    ],
    [
      'a model that tells pixels with a text',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'happyhorse_1_0',
          promptText: CLIP.prompt,
          ratio: '1662:1248',
          duration: 5,
        }),
      (runway) => runway.video('happyhorse_1_0').start({ ...CLIP, width: 1662, height: 1248 }, context()),
    ],
    [
      'the same model, which tells a resolution with a picture',
      (sdk) =>
        sdk.imageToVideo.create({
          model: 'happyhorse_1_0',
          promptText: CLIP.prompt,
          promptImage: PNG_URI,
          resolution: '1080p',
          duration: 5,
        }),
      (runway) =>
        runway
          .video('happyhorse_1_0')
          .start({ ...CLIP, width: 1080, height: 1920, images: images.slice(0, 1) }, context()),
    ],
    [
      'a model that tells a shape with a text',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'grok_imagine_1_5',
          promptText: CLIP.prompt,
          ratio: '2:3',
          resolution: '480p',
          duration: 5,
        }),
      (runway) => runway.video('grok_imagine_1_5').start({ ...CLIP, width: 480, height: 720 }, context()),
    ],
    [
      'the same model, which tells only a resolution with a picture',
      (sdk) =>
        sdk.imageToVideo.create({
          model: 'grok_imagine_1_5',
          promptText: CLIP.prompt,
          promptImage: PNG_URI,
          resolution: '720p',
          duration: 5,
        }),
      (runway) => runway.video('grok_imagine_1_5').start({ ...CLIP, images: images.slice(0, 1) }, context()),
    ],
    [
      'a model that tells a resolution and nothing else',
      (sdk) =>
        sdk.textToVideo.create({
          model: 'h3_max',
          promptText: CLIP.prompt,
          resolution: '768p',
          duration: 5,
          seed: 3,
          promptExpansionMode: 'disabled',
        }),
      (runway) =>
        runway
          .video('h3_max', { input: { promptExpansionMode: 'disabled' } })
          .start({ ...CLIP, seed: 3 }, context()),
    ],
    [
      'a clip led by reference pictures',
      (sdk) =>
        sdk.imageToVideo.create({
          model: 'seedance2',
          promptText: CLIP.prompt,
          promptImage: [{ uri: PNG_URI }, { uri: PNG_URI }],
          ratio: '1280:720',
          duration: 5,
          audio: false,
        }),
      (runway) =>
        runway
          .video('seedance2')
          .start({ ...CLIP, images: images.map((image) => ({ ...image, use: 'reference' })) }, context()),
    ],
    [
      'the organization',
      (sdk) => sdk.organization.retrieve(),
      (runway) => runway.image().paid?.balance?.(context()) ?? Promise.resolve(),
    ],
    [
      'a clip that is changed',
      (sdk) =>
        sdk.videoToVideo.create({
          model: 'aleph2',
          promptText: 'Make it snow',
          videoUri: MP4_URI,
          targetAspectRatio: '16:9',
          seed: 8,
        }),
      (runway) => runway.video('aleph2').start({ ...EDIT, seed: 7, take: 2 }, context()),
    ],
    [
      'a clip that is changed to the widest shape',
      (sdk) =>
        sdk.videoToVideo.create({
          model: 'aleph2',
          promptText: 'Make it snow',
          videoUri: MP4_URI,
          targetAspectRatio: '21:9',
        }),
      (runway) => runway.video('aleph2').start({ ...EDIT, width: 1680, height: 720 }, context()),
    ],
    [
      'a clip that is changed and keeps its own shape and length',
      (sdk) => sdk.videoToVideo.create({ model: 'aleph2', promptText: 'Make it snow', videoUri: MP4_URI }),
      (runway) =>
        runway.video('aleph2').start({ ...EDIT, width: 1104, height: 832, durationSec: 0.2 }, context()),
    ],
    [
      'a picture',
      (sdk) =>
        sdk.textToImage.create({
          model: 'gen4_image',
          promptText:
            'A drum of cards. Wide shot. Pencil sketch on paper, hatching, no colour. No text in the picture.',
          ratio: '1920:1080',
          seed: createHash('sha256').update('look/1').digest().readUInt32BE(0),
        }),
      (runway) => runway.image().start(PICTURE, context()),
    ],
    [
      'a voice line',
      (sdk) =>
        sdk.textToSpeech.create({
          model: 'eleven_multilingual_v2',
          promptText: LINE.text,
          voice: { type: 'runway-preset', presetId: 'Rachel' },
        }),
      (runway) => runway.speech().start(LINE, context()),
    ],
    [
      'a voice line with a speed',
      (sdk) =>
        sdk.textToSpeech.create({
          model: 'eleven_v3',
          promptText: LINE.text,
          voice: { type: 'runway-preset', presetId: 'Noah' },
          languageCode: 'de',
          speed: 1.2,
          seed: 1,
        }),
      (runway) =>
        runway.speech('eleven_v3').start({ ...LINE, voice: 'warm', language: 'de', speed: 1.3 }, context()),
    ],
    [
      'a talking head with a preset',
      (sdk) =>
        sdk.avatarVideos.create({
          model: 'gwm1_avatars',
          avatar: { type: 'runway-preset', presetId: 'cat-character' },
          speech: { type: 'text', text: 'Hello there.', voice: { type: 'preset', presetId: 'clara' } },
        }),
      (runway) => runway.avatar().start(HEAD, context()),
    ],
    [
      'an own talking head with audio',
      (sdk) =>
        sdk.avatarVideos.create({
          model: 'gwm1_avatars',
          avatar: { type: 'custom', avatarId: '019aa000-0000-7000-8000-000000000000' },
          speech: { type: 'audio', audio: 'data:audio/wav;base64,UklGRg==' },
        }),
      (runway) =>
        runway.avatar().start(
          {
            ...HEAD,
            avatar: { type: 'preset', id: '019aa000-0000-7000-8000-000000000000' },
            speech: { type: 'audio', hash: 'wav', mediaType: 'audio/wav' },
          },
          context({ wav: Buffer.from('RIFF') }),
        ),
    ],
  ])('for %s', async (_, theirs, ours) => {
    const server = await start()
    await theirs(sdkOf(server))
    await ours(create(server))
    const [expected, found] = server.requests.map(wire)
    expect(found).toEqual(expected)
    expect(server.requests).toHaveLength(2)
  })
  it('for looks and the account', async () => {
    const server = await start({ polls: 9 })
    const { operation } = await create(server).video('gen4.5').start(CLIP, context())
    const { id } = operation as { id: string }
    await sdkOf(server).tasks.retrieve(id)
    await create(server).video('gen4.5').status(operation, context())
    await sdkOf(server).organization.retrieve()
    await create(server).checkKey()
    await sdkOf(server).tasks.delete(id)
    await create(server).video('gen4.5').cancel?.(operation, context())
    const [, poll, ourPoll, account, ourAccount, remove] = server.requests.map(wire)
    expect(ourPoll).toEqual(poll)
    expect(ourAccount).toEqual(account)
    expect(remove).toMatchObject({ method: 'DELETE', path: `/v1/tasks/${id}` })
  })
  it('for a clip too large for the request', async () => {
    const server = await start()
    const large = Buffer.alloc(3_800_000, 1)
    await sdkOf(server).uploads.createEphemeral({
      file: new File([large], 'input.mp4', { type: 'video/mp4' }),
    })
    await create(server)
      .video('aleph2')
      .start(EDIT, context({ mp4: large }))
    const [theirCreated, send, created, sent, submitted] = server.requests
    expect(created?.json).toEqual(theirCreated?.json)
    expect(withoutBoundary(sent)).toBe(withoutBoundary(send))
    expect(submitted?.json).toMatchObject({ model: 'aleph2', videoUri: 'runway://input' })
  })
  it('for a file too large for the request', async () => {
    const server = await start()
    const large = Buffer.alloc(3_800_000, 1)
    await sdkOf(server).uploads.createEphemeral({
      file: new File([large], 'input.png', { type: 'image/png' }),
    })
    await create(server)
      .video('gen4_turbo')
      .start({ ...CLIP, images: images.slice(0, 1) }, context({ png: large }))
    const [theirCreated, send, created, sent, submitted] = server.requests
    expect(created?.json).toEqual(theirCreated?.json)
    expect(sent?.path).toBe('/bucket')
    expect(sent?.headers['authorization']).toBeUndefined()
    expect(withoutBoundary(sent)).toBe(withoutBoundary(send))
    expect(submitted?.json).toMatchObject({ promptImage: 'runway://input' })
  })
})

it.each(['http://169.254.169.254/bucket', 'http://127.0.0.1:1/bucket', 'file:///etc/passwd'])(
  'does not upload to %s, whatever Runway answers',
  async (uploadUrl) => {
    const server = await start()
    const misled: typeof fetch = (input, init) =>
      (input instanceof Request ? input.url : String(input)).endsWith('/v1/uploads')
        ? Promise.resolve(Response.json({ uploadUrl, fields: {}, runwayUri: 'runway://input' }))
        : fetch(input, init)
    const clip: VideoRequest = { ...CLIP, images: [{ hash: 'png', mediaType: 'image/png', use: 'first' }] }
    await expect(
      create(server, { fetch: misled })
        .video('gen4_turbo')
        .start(clip, context({ png: Buffer.alloc(3_800_000) })),
    ).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
    expect(server.requests).toHaveLength(0)
  },
)

/** A multipart body in which the random boundary is always the same. */
function withoutBoundary(request: ReceivedRequest | undefined): string | undefined {
  const boundary = /boundary=(\S+)/u.exec(request?.headers['content-type'] ?? '')?.[1] ?? '?'
  return request?.body.toString('latin1').replaceAll(boundary, 'boundary')
}
