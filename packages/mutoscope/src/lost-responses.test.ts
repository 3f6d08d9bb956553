import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Studio } from '@mutoscope/core'
import { createReplicate } from '@mutoscope/providers/replicate'
import { startFakeReplicate, type FakeReplicateOptions } from '@mutoscope/providers/testing/replicate'
import { describe, expect, it } from 'vitest'
import { createStudio } from './create-studio.js'

/** A host that hands webhooks to its studio, and counts them. */
async function startHost() {
  const answers: boolean[] = []
  const host = { studio: undefined as Studio | undefined, answers, url: '', close: () => server.close() }
  const take = async (path: string, body: string): Promise<void> => {
    const marker = new URL(path, 'http://host').searchParams.get('call') ?? ''
    const { id } = JSON.parse(body) as { id: string }
    answers.push((await host.studio?.calls.arrived({ marker, operation: { id } })) ?? false)
  }
  const server = createServer((request, response) => {
    let body = ''
    request
      .on('data', (chunk: Buffer) => (body += chunk.toString()))
      .on('end', () => {
        void take(request.url ?? '/', body).finally(() => response.end())
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  return host
}

/** Buys one picture from a fake Replicate that takes the request and then resets the connection. */
async function buyWithLostResponse(options: FakeReplicateOptions, settleMs: number) {
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-lost-'))
  const server = await startFakeReplicate(options)
  const host = await startHost()
  server.fail('reset-after')
  const image = createReplicate({ apiKey: 'test-key', baseUrl: server.url, pollAfterMs: 10, settleMs }).image(
    'black-forest-labs/flux-schnell',
  )
  const studio = await createStudio({
    dataDir: folder,
    models: { image },
    sweepMs: 20,
    webhookUrl: (callId) => `${host.url}?call=${callId}`,
  })
  host.studio = studio
  const project = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'storyboard',
    brief: { prompt: 'A fox walks', durationSec: 3 },
  })
  const { id: runId } = await studio.runs.start(
    { ownerId: 'ada', projectId: project.id },
    { target: 'images' },
  )
  const run = await studio.runs.wait({ ownerId: 'ada', runId })
  const ledger = await studio.ledger({ ownerId: 'ada' })
  // The last of several deliveries may still be on its way.
  await expect.poll(() => host.answers.length).toBe(options.webhooks?.times ?? 0)
  await studio.close()
  host.close()
  await server.close()
  await rm(folder, { recursive: true })
  return { run, ledger, charges: server.charges.length, webhooks: host.answers }
}

describe('an accepted request whose answer was reset', () => {
  it('is found in a list that lags behind, and bought once', async () => {
    const { run, ledger, charges } = await buyWithLostResponse({ listLagMs: 200 }, 600)
    expect(run.status).toBe('succeeded')
    expect(charges).toBe(1)
    expect(ledger.totals).toMatchObject({ calls: 1, actualMicros: 3_000, reservedMicros: 0 })
  })

  it('is found by a webhook that comes late and three times, long before the list shows it, and bought once', async () => {
    const { run, ledger, charges, webhooks } = await buyWithLostResponse(
      { listLagMs: 60_000, webhooks: { times: 3, afterMs: 150 } },
      60_000,
    )
    expect(run.status).toBe('succeeded')
    expect(charges).toBe(1)
    expect(webhooks[0]).toBe(true)
    expect(ledger.totals).toMatchObject({ calls: 1, actualMicros: 3_000, reservedMicros: 0 })
  })
})
