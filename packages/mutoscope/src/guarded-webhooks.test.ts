import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@mutoscope/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createStudio } from './create-studio.js'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mutoscope-webhooks-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

it("sends no delivery into the host's own network, whatever the check of its address found", async () => {
  let reached = 0
  const inner = createServer((_, response) => {
    reached++
    response.end()
  })
  inner.on('connection', () => reached++)
  inner.listen(0, '127.0.0.1')
  await once(inner, 'listening')
  const { port } = inner.address() as AddressInfo
  const studio = await createStudio({
    dataDir,
    logger: silentLogger,
    // As a name that was public when it was looked at.
    webhooks: { assertTarget: () => {}, maxAttempts: 1, pollMs: 5 },
  })
  try {
    for (const host of ['127.0.0.1', 'localhost'])
      await studio.webhooks.create({
        ownerId: 'ada',
        url: `http://${host}:${port}/`,
        events: ['project.created'],
      })
    await studio.projects.create({
      ownerId: 'ada',
      recipe: 'storyboard',
      brief: { prompt: 'x', durationSec: 3 },
    })
    const dead = () => studio.webhooks.deliveries('ada', { status: 'dead' })
    await expect
      .poll(async () => (await dead()).map(({ failure }) => failure))
      .toEqual(['The connection failed: URL_NOT_ALLOWED.', 'The connection failed: URL_NOT_ALLOWED.'])
    expect(reached).toBe(0)
  } finally {
    await studio.close()
    inner.close()
  }
})
