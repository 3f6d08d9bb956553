import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { watchProcess } from './clean-process.js'

describe('watchProcess', () => {
  it('finds nothing where nothing was changed', async () => {
    expect(await watchProcess()()).toEqual([])
  })

  it('names and restores what was changed, added and removed', async () => {
    process.env['LEFT_HERE'] = 'before'
    const { fetch, WebSocket } = globalThis
    const restore = watchProcess()
    process.env['LEFT_HERE'] = 'after'
    process.env['NEW_HERE'] = 'secret'
    process.on('SIGUSR2', () => {})
    process.exitCode = 3
    process.chdir('/')
    Object.assign(globalThis, { fetch: () => {}, newHere: 1 })
    Reflect.deleteProperty(globalThis, 'WebSocket')

    const found = await restore()
    expect(found.toSorted()).toEqual([
      'A listener of the process\'s "SIGUSR2" is left behind.',
      'The environment variable LEFT_HERE is changed.',
      'The environment variable NEW_HERE is left behind.',
      'The exit code of the process is changed.',
      'The global WebSocket is changed.',
      'The global fetch is changed.',
      'The global newHere is left behind.',
      'The working directory is changed.',
    ])
    expect(process.env).toMatchObject({ LEFT_HERE: 'before' })
    expect(process.env['NEW_HERE']).toBeUndefined()
    expect(process.listenerCount('SIGUSR2')).toBe(0)
    expect(process.exitCode).toBeUndefined()
    expect(globalThis.fetch).toBe(fetch)
    expect(globalThis.WebSocket).toBe(WebSocket)
    expect('newHere' in globalThis).toBe(false)
    expect(await watchProcess()()).toEqual([])
    delete process.env['LEFT_HERE']
  })

  it('names servers and processes that are left running', async () => {
    const restore = watchProcess()
    const server = createServer().listen(0, '127.0.0.1')
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(server, 'listening')
    expect(await restore()).toEqual(['1 × child process left running.', '1 × server left running.'])
    server.close()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await restore()).toEqual([])
  })
})
