import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@mutoscope/core'
import { createRecraft } from '@mutoscope/providers/recraft'
import { SMALL_PNG, startFakeServer } from '@mutoscope/providers/testing'
import { describe, expect, it } from 'vitest'
import { createStudio } from './create-studio.js'

const KEY = 'rc-test-key-5f1c9a'

/** A provider that repeats the key it was sent in everything it says. */
function startTattler(works: boolean) {
  return startFakeServer({
    isPaid: ({ method }) => method === 'POST',
    errorBody: (status, message) => ({ code: 'error', message }),
    respond: ({ headers }) =>
      works
        ? {
            json: {
              created: 1,
              credits: 40,
              note: headers['authorization'],
              data: [{ b64_json: SMALL_PNG.toString('base64') }],
            },
          }
        : { status: 422, json: { code: 'invalid', message: `Not with ${headers['authorization']}` } },
  })
}

async function everythingOnDisk(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))).join(
    '\n',
  )
}

describe.each([
  ['succeeds', true],
  ['fails', false],
])('a provider key, when the request %s', (_, works) => {
  it('stands in no log line, event, error, answer, database row or file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mutoscope-secrets-'))
    const server = await startTattler(works)
    const said: unknown[] = []
    const logger: Logger = {
      debug: (...words) => said.push(words),
      info: (...words) => said.push(words),
      warn: (...words) => said.push(words),
      error: (...words) => said.push(words),
    }
    const studio = await createStudio({
      dataDir: folder,
      logger,
      models: { image: createRecraft({ apiKey: KEY, baseUrl: server.url }).image() },
    })
    studio.hub.on('event', (event) => said.push(event))
    const project = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'storyboard',
      brief: { prompt: 'A fox walks', durationSec: 3 },
    })
    const ref = { ownerId: 'ada', projectId: project.id }
    const { id: runId } = await studio.runs.start(ref, { target: 'images' })
    const run = await studio.runs.wait({ ownerId: 'ada', runId })
    expect(run.status).toBe(works ? 'succeeded' : 'failed')
    expect(server.requests.some(({ headers }) => headers['authorization']?.includes(KEY))).toBe(true)
    said.push(
      run,
      await studio.runs.stages({ ownerId: 'ada', runId }),
      await studio.status(ref),
      await studio.calls.list(ref),
      await studio.ledger({ ownerId: 'ada' }),
    )
    await studio.close()
    expect(JSON.stringify(said)).not.toContain(KEY)
    expect(await everythingOnDisk(folder)).not.toContain(KEY)
    await server.close()
    await rm(folder, { recursive: true })
  })
})
