import { describe, expect, it } from 'vitest'
import { readServeConfig } from './serve-config.js'
import { startTestServer } from './start-test-server.fixture.js'

const JWT_SECRET = 'a secret of the tests with more than 32 bytes'
const publicReads = (env: NodeJS.ProcessEnv) => readServeConfig({}, env).publicReads

describe('looking at jobs by their number', () => {
  it('is for everybody without tokens, and with tokens only where PUBLIC_READS says so', () => {
    expect(publicReads({})).toBe(true)
    expect(publicReads({ PUBLIC_READS: 'false' })).toBe(false)
    expect(publicReads({ JWT_SECRET })).toBe(false)
    expect(publicReads({ JWT_SECRET, PUBLIC_READS: '' })).toBe(false)
    expect(publicReads({ JWT_SECRET, PUBLIC_READS: 'true' })).toBe(true)
    expect(() => publicReads({ PUBLIC_READS: 'yes' })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'publicReads' } }),
    )
  })

  it.each([
    [{ JWT_SECRET }, 401],
    [{ JWT_SECRET, PUBLIC_READS: 'true' }, 404],
  ])('is answered by the server accordingly (%o)', async (env, status) => {
    const server = await startTestServer({ host: '127.0.0.1', families: ['jobs', 'studio'], env })
    try {
      const paths = ['/api/v2/jobs/1', '/api/v2/jobs/1/video', '/api/v2/jobs/1/metadata']
      const answers = await Promise.all(paths.map((path) => fetch(server.url + path)))
      expect(answers.map((answer) => answer.status)).toEqual([status, status, status])
    } finally {
      await server.stop()
    }
  })
})
