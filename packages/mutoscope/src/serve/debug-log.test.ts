import { LOG_LEVELS, type Json } from '@mutoscope/core'
import { expect, it } from 'vitest'
import { readServeConfig } from './serve-config.js'
import { startTestServer } from './start-test-server.fixture.js'

const JWT_SECRET = 'a secret of the tests with more than 32 bytes'

it('the level of the log comes from LOG_LEVEL', () => {
  expect(readServeConfig({}, {}).logLevel).toBe('warn')
  for (const LOG_LEVEL of LOG_LEVELS) expect(readServeConfig({}, { LOG_LEVEL }).logLevel).toBe(LOG_LEVEL)
  expect(readServeConfig({ logLevel: 'error' }, { LOG_LEVEL: 'debug' }).logLevel).toBe('error')
  expect(() => readServeConfig({}, { LOG_LEVEL: 'loud' })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'logLevel' } }),
  )
})

it('a debug log names requests with their status, refusals and events, and no token or query', async () => {
  const lines: (readonly [level: string, message: string, facts: Readonly<Record<string, Json>>])[] = []
  const at = (level: string) => (facts: Readonly<Record<string, Json>>, message: string) =>
    lines.push([level, message, facts])
  const server = await startTestServer({
    env: { JWT_SECRET },
    host: '127.0.0.1',
    logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
  })
  const call = await server.as('ann')
  const project = { title: 'A day', description: 'At sea', language: 'en', use_case: 'explanation' }
  expect((await call('POST', '/projects', { json: project })).status).toBeLessThan(300)
  expect((await call('GET', '/projects/none?access_token=hunter2')).status).toBeGreaterThanOrEqual(400)
  await fetch(`${server.url}/projects`, { headers: { authorization: 'Bearer rubbish' } })
  await server.stop()
  const debug = lines.flatMap(([level, message, facts]) => (level === 'debug' ? [[message, facts]] : []))
  const answered = (status: number) =>
    expect.objectContaining({
      status,
      ms: expect.any(Number) as unknown,
      request: expect.any(String) as unknown,
    })
  expect(debug).toEqual(
    expect.arrayContaining([
      ['project.created', expect.objectContaining({ runId: null })],
      [expect.stringMatching(/^projects\.\w+ was answered\.$/u), answered(201)],
      [
        expect.stringMatching(/^projects\.\w+ was refused\.$/u),
        expect.objectContaining({ code: 'UNAUTHORIZED' }),
      ],
      [expect.stringMatching(/^projects\.\w+ was answered\.$/u), answered(401)],
    ]),
  )
  expect(JSON.stringify(lines)).not.toMatch(/eyJ|hunter2|rubbish|a secret of the tests/u)
})
