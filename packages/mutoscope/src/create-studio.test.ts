import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryAssets, createMemoryStore, type Studio } from '@mutoscope/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStudio, type EmbeddedStudioOptions } from './create-studio.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-studio-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The models that a quote of a short video names. */
async function quoted(options: EmbeddedStudioOptions): Promise<readonly string[]> {
  const studio: Studio = await createStudio({ dataDir: folder, work: false, ...options })
  try {
    const project = await studio.projects.create({
      ownerId: 'local',
      recipe: 'storyboard',
      brief: { prompt: 'A fox', durationSec: 3 },
    })
    const { stages } = await studio.quote({ ownerId: 'local', projectId: project.id })
    const artifacts = stages.flatMap((stage) => stage.artifacts)
    return [...new Set(artifacts.map(({ provider, model }) => `${provider}/${model}`))].filter(
      (name) => !name.startsWith('local/'),
    )
  } finally {
    await studio.close()
  }
}

describe('createStudio', () => {
  const env = { OPENAI_API_KEY: 'key', ANTHROPIC_API_KEY: 'key' }

  it('uses the keys in the environment, and none when told so', async () => {
    expect(await quoted({ env })).toEqual([
      'anthropic/claude-sonnet-5-5',
      'openai/gpt-image-2.5-flare',
      'openai/gpt-4o-mini-tts',
      'offline/bandbox',
    ])
    expect(await quoted({ env, models: 'offline' })).toEqual([
      'offline/planner',
      'offline/draftsman',
      'offline/flite',
      'offline/bandbox',
    ])
  })

  it('refuses to start with a database, queue or bucket that it would not use', async () => {
    await expect(
      createStudio({ dataDir: folder, env: { DATABASE_URL: 'mongodb://me:secret@x/y' } }),
    ).rejects.toMatchObject({
      code: 'ENVIRONMENT_UNSUPPORTED',
      message: expect.stringContaining('DATABASE_URL: A database of the kind mongodb: is not supported'),
    })
    const own = { store: createMemoryStore(), assets: createMemoryAssets() }
    await expect(quoted({ ...own, env: { DATABASE_URL: 'x', S3_BUCKET: 'y' } })).resolves.not.toEqual([])
    await expect(quoted({ env: { REDIS_URL: 'no URL' }, ignoreEnv: ['REDIS_URL'] })).resolves.not.toEqual([])
  })

  it('keeps its things in the folder that the environment names', async () => {
    const studio = await createStudio({ env: { MUTOSCOPE_DATA: join(folder, 'named') }, work: false })
    expect(await studio.projects.list('local')).toEqual([])
    await studio.close()
  })
})
