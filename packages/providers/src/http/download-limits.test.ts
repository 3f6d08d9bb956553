import { bytesSource, type Json } from '@mutoscope/core'
import type { AvatarRequest, OperationStatus } from '@mutoscope/core/ports'
import { expect, it } from 'vitest'
import { createDId } from '../d-id.js'
import { createFal } from '../fal.js'
import { createGemini } from '../gemini.js'
import { createHeyGen } from '../heygen.js'
import { createLumaAgents } from '../luma-agents.js'
import { createLuma } from '../luma.js'
import { createReplicate } from '../replicate.js'
import { createRunway } from '../runway.js'
import type { FakeServer } from '../testing/fake-server.js'
import { startFakeDId } from '../testing/fakes/fake-d-id.js'
import { startFakeFal } from '../testing/fakes/fake-fal.js'
import { startFakeGemini } from '../testing/fakes/fake-gemini.js'
import { startFakeHeyGen } from '../testing/fakes/fake-heygen.js'
import { startFakeLumaAgents } from '../testing/fakes/fake-luma-agents.js'
import { startFakeLuma } from '../testing/fakes/fake-luma.js'
import { startFakeReplicate } from '../testing/fakes/fake-replicate.js'
import { startFakeRunway } from '../testing/fakes/fake-runway.js'
import { sampleContext, SAMPLE_REQUESTS } from '../testing/sample-requests.js'
import type { DownloadLimits } from './download-output.js'

const CLIP = { ...SAMPLE_REQUESTS.video, durationSec: 5 }
const HEAD: AvatarRequest = {
  avatar: { type: 'preset', id: 'https://host.test/alice.jpg' },
  speech: { type: 'text', text: 'Hello world!', voiceId: 'microsoft/Sara' },
  width: 512,
  height: 512,
  take: 1,
}
const context = sampleContext({ open: () => Promise.resolve(bytesSource(new Uint8Array(100))) })

/** A model that answers later, with its request. */
interface Started {
  start(): Promise<{ readonly operation: Json }>
  status(operation: Json): Promise<OperationStatus<unknown>>
}
const bind = <Request>(
  model: {
    start(request: Request, given: typeof context): Promise<{ readonly operation: Json }>
    status(operation: Json, given: typeof context): Promise<OperationStatus<unknown>>
  },
  request: Request,
): Started => ({
  start: () => model.start(request, context),
  status: (operation) => model.status(operation, context),
})

type Client = {
  readonly fake: () => Promise<FakeServer>
  readonly model: (given: {
    readonly apiKey: string
    readonly baseUrl: string
    readonly pollAfterMs: number
    readonly download: DownloadLimits
  }) => Started
}
const CLIENTS: Readonly<Record<string, Client>> = {
  'D-ID': { fake: startFakeDId, model: (given) => bind(createDId(given).avatar(), HEAD) },
  fal: {
    fake: startFakeFal,
    model: (given) => bind(createFal(given).video('fal-ai/veo3.1/fast'), { ...CLIP, durationSec: 8 }),
  },
  Gemini: {
    fake: startFakeGemini,
    model: (given) => bind(createGemini(given).video('gemini-omni-1.2-flash'), SAMPLE_REQUESTS.video),
  },
  HeyGen: {
    fake: startFakeHeyGen,
    model: (given) => bind(createHeyGen(given).avatar(), { ...HEAD, width: 1920, height: 1080 }),
  },
  Luma: {
    fake: startFakeLuma,
    model: (given) =>
      bind(createLuma({ ...given, baseUrl: `${given.baseUrl}/dream-machine/v1/` }).video('ray-2'), {
        ...CLIP,
        audio: false,
      }),
  },
  'Luma Agents': {
    fake: startFakeLumaAgents,
    model: (given) =>
      bind(createLumaAgents({ ...given, baseUrl: `${given.baseUrl}/v1/` }).video(), {
        ...CLIP,
        audio: false,
      }),
  },
  Replicate: {
    fake: startFakeReplicate,
    model: (given) => bind(createReplicate(given).video('google/veo-3.1-fast'), { ...CLIP, durationSec: 8 }),
  },
  Runway: {
    fake: startFakeRunway,
    model: (given) => bind(createRunway(given).video('gen4.5'), { ...CLIP, audio: false }),
  },
}

it.each(Object.entries(CLIENTS))(
  'outputs of %s are fetched within the limits of the host',
  async (_, client) => {
    const server = await client.fake()
    try {
      const within = async (download: DownloadLimits) => {
        const model = client.model({ apiKey: 'a-test-key', baseUrl: server.url, pollAfterMs: 1, download })
        const { operation } = await model.start()
        for (;;) {
          const status = await model.status(operation)
          if (status.status !== 'pending') return status.status
        }
      }
      expect(await within({ maxBytes: 1_000_000 })).toBe('succeeded')
      await expect(within({ maxBytes: 3 })).rejects.toMatchObject({
        code: 'LIMIT_EXCEEDED',
        details: { maxBytes: 3 },
      })
    } finally {
      await server.close()
    }
  },
)
