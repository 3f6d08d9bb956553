import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Models, Slot } from '@mutoscope/core'
import type { ModelIdentity } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyRing } from './key-ring.js'
import { modelsFromEnv, openModels } from './open-models.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-models-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What a slot uses for an owner without being asked for a model by name. */
async function usual(models: Models, kind: keyof Models, ownerId = 'ada'): Promise<readonly string[]> {
  const slot = models[kind] as Slot<ModelIdentity>
  const list: readonly ModelIdentity[] = Array.isArray(slot) ? slot : [slot as ModelIdentity]
  const open = await Promise.all(
    list.map(async (model) => ((await model.available?.(ownerId)) ?? true) && model.onlyWhenChosen !== true),
  )
  return list.filter((_, index) => open[index]).map(({ provider, model }) => `${provider}/${model}`)
}

async function everySlot(env: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string>>> {
  const models = modelsFromEnv(env)
  const kinds = ['script', 'image', 'speech', 'music', 'video', 'avatar'] as const
  return Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind, (await usual(models, kind)).join(' ')] as const)),
  )
}

const KEYLESS = {
  script: 'offline/planner',
  image: 'offline/draftsman',
  speech: 'offline/flite',
  music: 'offline/bandbox',
  video: '',
  avatar: '',
}

describe('models from the environment', () => {
  it('need no key without one, and an empty one is none', async () => {
    expect(await everySlot({})).toEqual(KEYLESS)
    expect(await everySlot({ OPENAI_API_KEY: '', RUNWAYML_API_SECRET: '' })).toEqual(KEYLESS)
  })

  it.each([
    ['ANTHROPIC_API_KEY', { script: 'anthropic/claude-sonnet-5-5 offline/planner' }],
    ['RECRAFT_API_KEY', { image: 'recraft/recraftv4_1 offline/draftsman' }],
    ['RUNWAYML_API_SECRET', { video: 'runway/gen4.5' }],
    ['LUMAAI_API_KEY', { video: 'luma/ray-2', image: 'luma/photon-1 offline/draftsman' }],
    ['HEYGEN_API_KEY', { avatar: 'heygen/avatar-iv' }],
    ['STABILITY_API_KEY', { image: 'stability/core offline/draftsman' }],
    [
      'ELEVENLABS_API_KEY',
      {
        speech: 'elevenlabs/eleven_multilingual_v2 offline/flite',
        music: 'elevenlabs/music_v2_5 offline/bandbox',
      },
    ],
    // Without a price a model would stop every run.
    ['DID_API_KEY', {}],
  ])('with %s alone open %j', async (variable, opened) => {
    expect(await everySlot({ [variable]: 'key' })).toEqual({ ...KEYLESS, ...opened })
  })

  it('follow the order of the table with several keys', async () => {
    const env = { OPENAI_API_KEY: 'a', ANTHROPIC_API_KEY: 'b', GEMINI_API_KEY: 'c' }
    expect(await usual(modelsFromEnv(env), 'script')).toEqual([
      'anthropic/claude-sonnet-5-5',
      'openai/gpt-6-sol',
      'gemini/gemini-3.8-flash',
      'offline/planner',
    ])
  })

  it('are the one of a slot that a setting names, and nothing in its place', async () => {
    const env = {
      ANTHROPIC_API_KEY: 'a',
      MUTOSCOPE_SCRIPT_MODEL: 'openai/gpt-6-luna',
      MUTOSCOPE_IMAGE_MODEL: 'replicate/black-forest-labs/flux-1.1-pro',
      MUTOSCOPE_MUSIC_MODEL: 'offline',
    }
    expect(await everySlot({ ...env, ELEVENLABS_API_KEY: 'b' })).toMatchObject({
      script: 'openai/gpt-6-luna',
      image: 'replicate/black-forest-labs/flux-1.1-pro',
      speech: 'elevenlabs/eleven_multilingual_v2 offline/flite',
      music: 'offline/bandbox',
    })
  })

  it('reach a server nearby by its address and the name of a model, without a key', async () => {
    const env = { MUTOSCOPE_SCRIPT_MODEL: 'openai-compatible/qwen3:8b' }
    const address = { OPENAI_COMPATIBLE_BASE_URL: 'http://localhost:11434/v1' }
    expect(await everySlot({ ...env, ...address })).toMatchObject({ script: 'openai-compatible/qwen3:8b' })
    expect(() => modelsFromEnv(env)).toThrow('OPENAI_COMPATIBLE_BASE_URL')
  })

  it.each([
    ['MUTOSCOPE_SCRIPT_MODEL', 'gpt-6-luna', 'provider/model'],
    ['MUTOSCOPE_SCRIPT_MODEL', 'recraft/recraftv3', '"recraft" makes no script'],
    ['MUTOSCOPE_VIDEO_MODEL', 'nobody/x', 'Name a model of offline, gemini, runway, luma'],
  ])('refuse %s=%s by name', (variable, value, says) => {
    expect(() => modelsFromEnv({ [variable]: value })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringMatching(new RegExp(`^${variable}.*${says}`, 'u')),
      }),
    )
  })

  it('open a model that has no price as soon as the host gives one', async () => {
    const path = join(folder, 'prices.yaml')
    await writeFile(
      path,
      '- { provider: d-id, model: talks, unit: second, micros: 10000, asOf: 2026-11-01, source: our plan }\n',
    )
    expect(await everySlot({ DID_API_KEY: 'key', MUTOSCOPE_PRICES: path })).toMatchObject({
      avatar: 'd-id/talks',
    })
  })

  it.each([
    ['- { provider: d-id, model: talks, unit: parsec, micros: 1, asOf: 2026-11-01, source: x }', '0.unit'],
    ['provider: d-id', 'expected array'],
    ['- [', 'not a list of prices'],
  ])('refuse prices such as %s', async (text, says) => {
    const path = join(folder, 'wrong.yaml')
    await writeFile(path, text)
    expect(() => modelsFromEnv({ MUTOSCOPE_PRICES: path })).toThrow(says)
    expect(() => modelsFromEnv({ MUTOSCOPE_PRICES: join(folder, 'none.yaml') })).toThrow('MUTOSCOPE_PRICES')
  })

  it("open a model by an owner's own key for that owner alone, also while it cannot be opened", async () => {
    const ownerKeys = {
      has: (ownerId: string, service: string) => Promise.resolve(ownerId === 'ada' && service === 'recraft'),
      get: () => Promise.reject(new Error('sealed')),
    }
    const keys = createKeyRing({ env: { RECRAFT_API_TOKEN: '' }, ownerKeys: () => ownerKeys })
    const models = openModels({ env: {}, keys })
    expect(await usual(models, 'image', 'ada')).toEqual(['recraft/recraftv4_1', 'offline/draftsman'])
    expect(await usual(models, 'image', 'bob')).toEqual(['offline/draftsman'])
    await expect(keys.get('recraft', 'ada')).rejects.toThrow('sealed')
    expect(await keys.get('recraft', 'bob')).toBeUndefined()
  })
})
