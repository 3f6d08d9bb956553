import { describe, expect, it } from 'vitest'
import type { ArtifactSource, MakeRequest, Maker } from '../artifacts/make-request.js'
import { keyRequest } from '../artifacts/make-request.js'
import type { CaptionTrack } from '../captions/caption-track.js'
import type { Artifact } from '../domain/artifact.js'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createMake, type Make } from './make.js'

/** A source that only keys what is asked for. */
function createRecorder() {
  const asked: { readonly item: MakeRequest; readonly maker: Maker; readonly digest: string }[] = []
  const source: ArtifactSource = {
    obtain: (items, maker) =>
      Promise.all(
        items.map(async (item) => {
          const { digest } = await keyRequest(item)
          asked.push({ item, maker, digest })
          return { ...ARTIFACT, digest, kind: item.kind, data: item.standIn }
        }),
      ),
    find: () => Promise.resolve(null),
    failedOver: () => Promise.resolve(),
  }
  const media = createFakeMedia()
  const make = createMake(source, {
    models: {
      ...createFakeModels(),
      ...createFakeClipModels(),
      transcription: {
        provider: 'fake',
        model: 'ears',
        version: '1',
        generate: () => Promise.reject(new Error('nobody speaks')),
      },
    },
    onFailure: 'fail',
    media,
    mediaVersion: () => media.version(),
    open: () => Promise.reject(new Error('nothing to open')),
  })
  return { make, asked }
}

const ARTIFACT: Artifact = {
  type: 'artifact',
  id: 'id',
  ownerId: 'ada',
  digest: 'd'.repeat(64),
  kind: 'image',
  request: null,
  content: null,
  data: {},
  warnings: [],
  provenance: {
    provider: 'fake',
    model: 'image',
    version: '1',
    projectId: 'p',
    runId: 'r',
    stage: 'images',
    name: 'a',
    costMicros: 0,
    licence: 'CC0-1.0',
    madeAt: 0,
    tookMs: 0,
  },
}
const FILE = { hash: 'f'.repeat(64), mediaType: 'image/png' }
const SIZE = { width: 1280, height: 720 }
const TRACK: CaptionTrack = { language: 'en', cues: [] } as never

/** Every kind that `make` has, each asked for once. */
const ASKS: { readonly [verb: string]: (make: Make) => Promise<unknown> } = {
  script: (make) =>
    make.script(
      'a',
      {
        prompt: 'A hero',
        language: 'en',
        useCase: 'storytelling',
        tone: 'casual',
        wordsPerMinute: 150,
      },
      () => ({ title: 'A hero', scenes: [] }),
    ),
  image: (make) =>
    make.image('a', { prompt: 'A lake', style: 'cinematic', shot: 'wide', ...SIZE, take: 1, seed: 's' }),
  speech: (make) =>
    make.speech('a', {
      text: 'Rain on the lake.',
      language: 'en',
      voice: 'balanced',
      speed: 1,
      pitch: 1,
      take: 1,
    }),
  music: (make) => make.music('a', { mood: 'ambient', seed: 's' }),
  clip: (make) =>
    make.clip('a', { prompt: 'A boat', durationSec: 4, ...SIZE, images: [], audio: false, take: 1 }),
  avatar: (make) =>
    make.avatar('a', {
      avatar: { type: 'preset', id: 'anna' },
      speech: { type: 'text', text: 'Hello.', voiceId: 'v' },
      ...SIZE,
      take: 1,
    }),
  transcript: (make) => make.transcript('a', { audio: FILE, language: 'en' }),
  segments: (make) =>
    make.segments([
      {
        name: 'a',
        spec: {
          ...SIZE,
          fps: 30,
          quality: 'standard',
          frames: 60,
          layers: [{ picture: ARTIFACT, move: 'still', sceneFrames: 60, from: 0 }],
          transition: null,
          captions: [],
        },
      },
    ]),
  mix: (make) =>
    make.mix('a', {
      samples: 48_000,
      voices: [],
      music: null,
      targetLufs: -14,
      ceilingDb: -1,
      bitrateKbps: 192,
    }),
  captions: (make) => make.captions('a', { track: TRACK, size: SIZE }),
  video: (make) =>
    make.video('a', {
      pieces: [{ segment: ARTIFACT, frames: 60 }],
      sound: null,
      ...SIZE,
      fps: 30,
      title: 't',
    }),
  rendered: (make) =>
    make.rendered(
      'a',
      {
        sound: { ...ARTIFACT, data: { durationMs: 1000 } },
        images: [{ prompt: 'A lake', picture: { ...ARTIFACT, data: SIZE } }],
        resolution: '720p',
        fps: 30,
        template: 'none',
        music: 'none',
      },
      {
        provider: 'fake',
        model: 'renderer',
        version: '1',
        render: () => Promise.reject(new Error('nothing to render')),
      },
    ),
  export: (make) => make.export('a', { video: ARTIFACT, container: 'webm', shortSide: 480 }),
  frame: (make) => make.frame('a', { clip: ARTIFACT, at: 1000 }),
  soundFile: (make) => make.soundFile('a', { sound: ARTIFACT, format: 'mp3' }),
  soundFacts: (make) => make.soundFacts('a', { sound: ARTIFACT }),
  thumbnail: (make) => make.thumbnail('a', { source: ARTIFACT, variant: 'bold', title: 'A lake', ...SIZE }),
  card: (make) => make.card('a', { ...SIZE, heading: 'The end', accent: '#ff0000' }),
  upload: (make) => make.upload('a', FILE),
  lastFrame: (make) => make.lastFrame('a', ARTIFACT),
  local: (make) =>
    make.local('a', {
      kind: 'words',
      version: '3',
      request: { words: 7 },
      standIn: { words: 0 },
      compute: () => ({ body: null, data: { words: 7 } }),
    }),
}

async function ask(verb: string) {
  const { make, asked } = createRecorder()
  await ASKS[verb]?.(make)
  const [first] = asked
  if (first === undefined) throw new Error(`${verb} asked for nothing`)
  return first
}

describe('the key of every kind', () => {
  it('is what it has always been: what owners have paid for stays current', async () => {
    const digests = await Promise.all(Object.keys(ASKS).map(async (verb) => [verb, (await ask(verb)).digest]))
    expect(Object.fromEntries(digests)).toMatchInlineSnapshot(`
      {
        "avatar": "6d6a1081a116335a9706b30b004ec4251a1a6e9b5514e3a5e3c370463f360a0b",
        "captions": "5fc89600afed88be9864d11aa6a013d95727ffa75e2ad5d92818efc773ae3073",
        "card": "76803870f46c0b6adeb62785042b833e5e79457da6e3753d96297e5b65e60299",
        "clip": "7b0213ad3e95498e4de1dbddb9b5998e53db152e6cb9ba1fa8b18a43a87933df",
        "export": "edbee83ce450823b464518a000eded31a572f0f4a7fdeedde7e2305fbc26bd99",
        "frame": "99bc28c73fdc182d47f1333eb3a550c944656d7b82532adce0c2871ec16114b8",
        "image": "f653e64e7124c3867bcc4242e866121ea9db5a5a7d97c159734ee4b303075ae2",
        "lastFrame": "c4a74b2c8e8eb44a104568f731f0b862a30ac04ea78645516865161b656aaec7",
        "local": "56ae481bb9fec8e2151f2b35ff74a55ea7fd28b59728242cae67af287a08c0a4",
        "mix": "b57db76107dc4a22941104b7886d08232b04b9dedf451a5ef8778b3a838f824c",
        "music": "b5cd7a43b38444561d885f4b9d19c6d3f12d4e45305db992755ff737b5064e9a",
        "rendered": "6acf590e57e81627ab4ed168c1346a295a1ab3652d2fb6d1ea2d39a01cb63bbc",
        "script": "4dd96a1d34ef9dca56063a5f2d7aa96e40582165c500e126df91fdd158c38f7f",
        "segments": "509fb2d018fd411a60c43cc23df5c571a90e87d7ebd8ca5e923f6be4c1e5fdd8",
        "soundFacts": "780f6e0e7fbebda04c56ee83212e310d74f2debb5a7af7d7b077ef29a0b0e1ff",
        "soundFile": "b226d0928b3066673cab69c7198cddea2e4d89563007dc81b53967fed1195a06",
        "speech": "4b279333fd1df8becf1ee817e9ceed8a0e3e44346264a69f67fcb8c1cf9cee7a",
        "thumbnail": "e248f8a75b6cc03b1f3ee6f3cc6745ee51702defa898ccc4549819258db99f15",
        "transcript": "3ad0dd7dcc61a9ac9638bbb3fec9b28dd04d9fb06bf6cd7117cbd0951283fc33",
        "upload": "888f3c16faf8ae412b10e2af9a61e232cdcd8dfa34cb12ce47dd896192d80d30",
        "video": "9e207e69623c88ad0d8fc19d9294b4e7b01e0c60d06ebc2c3a434a3d56ada007",
      }
    `)
  })

  it('is of a kind, a maker and a stand-in', async () => {
    const facts = await Promise.all(
      Object.keys(ASKS).map(async (verb) => {
        const { kind, identity, standIn, bytes } = (await ask(verb)).item
        const { provider, model, version } = identity
        return [verb, [`${kind} by ${provider}/${model} ${version}`, bytes ?? null, standIn]]
      }),
    )
    expect(Object.fromEntries(facts)).toMatchInlineSnapshot(`
      {
        "avatar": [
          "avatar by fake/avatar 1",
          "clip",
          {
            "audio": true,
            "durationMs": null,
            "height": 720,
            "width": 1280,
          },
        ],
        "captions": [
          "captions by local/media fake 1",
          null,
          {
            "ass": "",
            "srt": "",
            "vtt": "",
          },
        ],
        "card": [
          "card by local/media fake 1, card 1",
          null,
          {
            "height": 720,
            "width": 1280,
          },
        ],
        "clip": [
          "video by fake/clips 1",
          "clip",
          {
            "audio": false,
            "durationMs": 4000,
            "height": 720,
            "width": 1280,
          },
        ],
        "export": [
          "export by local/media fake 1, export 1",
          null,
          {
            "audioCodec": null,
            "durationMs": 0,
            "fps": 30,
            "frames": 0,
            "height": 480,
            "videoCodec": "vp9",
            "width": 854,
          },
        ],
        "frame": [
          "frame by local/media fake 1",
          null,
          {
            "height": 0,
            "width": 0,
          },
        ],
        "image": [
          "image by fake/image 1",
          "picture",
          {
            "height": 720,
            "width": 1280,
          },
        ],
        "lastFrame": [
          "frame by local/media fake 1",
          null,
          {
            "height": 0,
            "width": 0,
          },
        ],
        "local": [
          "words by local/words 3",
          null,
          {
            "words": 0,
          },
        ],
        "mix": [
          "mix by local/media fake 1",
          null,
          {
            "lufs": null,
            "peakDb": null,
            "samples": 48000,
          },
        ],
        "music": [
          "music by fake/music 1",
          "sound",
          {
            "beatsPerBar": 4,
            "bpm": 90,
            "durationMs": 30000,
            "firstBeatMs": 0,
            "loopable": true,
          },
        ],
        "rendered": [
          "video by fake/renderer 1",
          null,
          {
            "audioCodec": "aac",
            "durationMs": 1000,
            "fps": 30,
            "frames": 30,
            "height": 720,
            "videoCodec": "h264",
            "width": 1280,
          },
        ],
        "script": [
          "script by fake/script 1",
          null,
          {
            "scenes": [],
            "title": "A hero",
          },
        ],
        "segments": [
          "segment by local/media fake 1",
          null,
          {
            "frames": 60,
            "streamKey": "",
          },
        ],
        "soundFacts": [
          "sound-facts by local/media fake 1, sound-facts 1",
          null,
          {
            "beatsMs": [],
            "bpm": null,
            "confidence": 0,
            "durationMs": 0,
            "lufs": null,
          },
        ],
        "soundFile": [
          "sound-file by local/media fake 1, sound-file 1",
          null,
          {
            "durationMs": 0,
          },
        ],
        "speech": [
          "speech by fake/speech 1",
          "sound",
          {
            "durationMs": 1600,
            "sampleRate": 48000,
            "silent": false,
            "timing": "spread",
            "words": [],
          },
        ],
        "thumbnail": [
          "thumbnail by local/media fake 1, thumbnail 1",
          null,
          {
            "atMs": null,
            "clickPrediction": 0,
            "height": 720,
            "scores": {
              "colour": 0,
              "contrast": 0,
              "legibility": 0,
              "subject": 0,
            },
            "width": 1280,
          },
        ],
        "transcript": [
          "transcription by fake/ears 1",
          null,
          {
            "durationMs": null,
            "language": "en",
            "text": "",
            "words": [],
          },
        ],
        "upload": [
          "upload by local/upload 1",
          null,
          {
            "size": 0,
          },
        ],
        "video": [
          "video by local/media fake 1",
          null,
          {
            "audioCodec": null,
            "durationMs": 2000,
            "fps": 30,
            "frames": 60,
            "height": 720,
            "videoCodec": "h264",
            "width": 1280,
          },
        ],
      }
    `)
  })
})
