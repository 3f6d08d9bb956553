import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { hasPostgres, openTestDatabase, startProxy } from './index.ts'

describe.skipIf(!hasPostgres)('a PostgreSQL for tests (needs PostgreSQL)', () => {
  it('makes empty databases that have nothing to do with each other', async () => {
    const [one, two] = await Promise.all([openTestDatabase(), openTestDatabase()])
    await query(one, 'create table things (id text)')
    await expect(query(two, 'select * from things')).rejects.toThrow('does not exist')
    expect(await query(one, 'select * from things')).toEqual([])
  })

  it('is reached through a proxy that breaks connections', async () => {
    const url = new URL(await openTestDatabase())
    const proxy = await startProxy(Number(url.port))
    url.port = String(proxy.port)
    expect(await query(url.href, 'select 1 as one')).toEqual([{ one: 1 }])
    proxy.cut()
    await expect(query(url.href, 'select 1')).rejects.toThrow('ECONNRESET')
    proxy.mend()
    proxy.onRequest = (bytes) => (bytes.includes('select 2') ? 'reset' : 'pass')
    await expect(query(url.href, 'select 2')).rejects.toThrow('ECONNRESET')
    expect(await query(url.href, 'select 3 as three')).toEqual([{ three: 3 }])
    await proxy.close()
  })

  it('is gone when the process is that started it, however that ends', async () => {
    const script = `
      import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
      process.stdout.write(String((await startPostgres()).port))
      process.stdout.end(() => process.kill(process.pid, 'SIGKILL'))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script])
    const port = Number(await text(child.stdout))
    expect(port).toBeGreaterThan(0)
    await expect.poll(() => answers(port)).toBe(false)
  })
})

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  return once(socket, 'connect').then(
    () => (socket.destroy(), true),
    () => false,
  )
}
