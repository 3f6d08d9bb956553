import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codegen } from './codegen.js'
import { openapi } from './openapi.js'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-codegen-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('mutoscope openapi and codegen', () => {
  it('write a document of chosen families, and the client of it', async () => {
    expect(
      await openapi.run(['--out', at('openapi.json'), '--families', 'jobs', '--prefix', '/video', '--3.2']),
    ).toBe(0)
    expect(JSON.parse(await readFile(at('openapi.json'), 'utf8'))).toMatchObject({
      openapi: '3.2.0',
      tags: [{ name: 'jobs' }],
      servers: [{ url: '/video' }],
      paths: { '/api/v2/jobs/{job_id}/reorder': {} },
    })
    expect(await codegen.run(['--from', at('openapi.json'), '--out', at('api.gen.ts')])).toBe(0)
    expect(await readFile(at('api.gen.ts'), 'utf8')).toContain("'POST /api/v2/jobs/{job_id}/reorder'")
  })

  it('load a document from a server, and find a client that is not up to date', async () => {
    await openapi.run(['--out', at('all.json')])
    const document = await readFile(at('all.json'), 'utf8')
    const server = createServer((_request, response) => response.end(document))
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`
    const out = at('new/folder/all.gen.ts')
    expect(await codegen.run(['--from', from, '--out', out, '--check'])).toBe(1)
    expect(await codegen.run(['--from', from, '--out', out])).toBe(0)
    expect(await codegen.run(['--from', from, '--out', out, '--check'])).toBe(0)
    await writeFile(out, 'changed by hand')
    expect(await codegen.run(['--from', from, '--out', out, '--check'])).toBe(1)
    server.closeAllConnections()
    server.close()
  })

  it('write a folder with a file for each family, and find one of them that is not up to date', async () => {
    await openapi.run(['--out', at('two.json'), '--families', 'jobs,projects'])
    const args = ['--from', at('two.json'), '--out', `${at('client')}/`]
    expect(await codegen.run([...args, '--check'])).toBe(1)
    expect(await codegen.run(args)).toBe(0)
    expect((await readdir(at('client'))).toSorted()).toEqual([
      'index.gen.ts',
      'jobs.gen.ts',
      'projects.gen.ts',
      'schemas.gen.ts',
      'shared.gen.ts',
    ])
    expect(await readFile(at('client/jobs.gen.ts'), 'utf8')).toContain("from '@mutoscope/client'\n")
    expect(await codegen.run([...args, '--check'])).toBe(0)
    await writeFile(at('client/projects.gen.ts'), 'changed by hand')
    expect(await codegen.run([...args, '--check'])).toBe(1)
  })

  it.each([
    [['--out', 'x.ts'], 'Pass --from'],
    [['--from', 'missing.json', '--out', 'x.ts'], 'missing.json cannot be loaded'],
    [['--from', 'http://127.0.0.1:9/', '--out', 'x.ts'], 'cannot be loaded'],
  ])('refuse %j', async (args, says) => {
    await expect(codegen.run(args)).rejects.toThrow(says)
  })

  it('refuse what is no document, and operations without a name', async () => {
    await writeFile(at('no.json'), '{"swagger":"2.0"}')
    await expect(codegen.run(['--from', at('no.json'), '--out', at('x.ts')])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('not an OpenAPI 3 document'),
    })
    await writeFile(
      at('nameless.json'),
      JSON.stringify({ openapi: '3.1.0', paths: { '/x': { get: {} } }, components: {} }),
    )
    await expect(codegen.run(['--from', at('nameless.json'), '--out', at('x.ts')])).rejects.toThrow(
      'GET /x has none',
    )
    await expect(openapi.run(['--families', 'dance'])).rejects.toThrow('There is no family "dance"')
  })
})
