import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { serve } from './serve.js'

it('keeps the secret of a webhook nowhere as it is, and gives it again under the same Idempotency-Key', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mutoscope-secrets-'))
  const { url, close } = await serve({ port: 0, dataDir, drainMs: 0, env: { PATH: process.env['PATH'] } })
  try {
    const create = async (key: string) => {
      const answer = await fetch(`${url}/api/webhooks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        // A literal address is not resolved, and no event is ever sent to it here.
        body: '{"url":"https://93.184.215.14/hook","events":["run.failed"]}',
      })
      const { id, secret } = (await answer.json()) as { id: string; secret: string }
      return { status: answer.status, replayed: answer.headers.get('idempotency-replayed'), id, secret }
    }
    const first = await create('key-of-the-caller')
    expect(first).toMatchObject({ status: 201, replayed: null, secret: expect.stringMatching(/^whsec_/u) })
    expect(await create('key-of-the-caller')).toEqual({ ...first, replayed: 'true' })
    expect((await create('another-key')).secret).not.toBe(first.secret)

    const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    )
    const kept = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))
    const everything = kept.join('\n')
    expect(everything).toContain(first.id)
    expect(everything).not.toContain(first.secret.replace('whsec_', ''))
    expect(everything).not.toContain('key-of-the-caller')
  } finally {
    await close()
    await rm(dataDir, { recursive: true, force: true })
  }
})
