import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { documentedFetch, type DocumentedFetch } from './documented-fetch.fixture.js'
import { serve, type RunningServer } from './serve.js'
import type { ServeOptions } from './serve-config.js'

/** A server of its own for a test. */
export interface TestServer extends RunningServer {
  readonly call: DocumentedFetch
  /** The same as an owner with a token, where the server wants one. */
  as(ownerId: string): Promise<DocumentedFetch>
  /** Asks again until the answer is as wanted, or has failed for good. */
  until<Body extends { readonly status: string }>(path: string, status: string): Promise<Body>
  /** Stops it and removes everything it kept. */
  stop(): Promise<void>
}

/** Environment of test servers: the tests' own programs and no key of anybody. */
const CLEAN_ENV: NodeJS.ProcessEnv = { PATH: process.env['PATH'], HOME: process.env['HOME'] }

/** Starts a server on a free port with a data folder of its own. */
export async function startTestServer(options: ServeOptions = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mutoscope-serve-'))
  const server = await serve({
    port: 0,
    dataDir,
    drainMs: 0,
    ...options,
    env: { ...CLEAN_ENV, ...options.env },
  })
  const call = await documentedFetch(server.url)
  return {
    ...server,
    call,
    async as(ownerId) {
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(ownerId)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(server.config.jwt?.secret ?? ''))
      return documentedFetch(server.url, { authorization: `Bearer ${token}` })
    },
    async until<Body extends { readonly status: string }>(path: string, status: string) {
      for (;;) {
        const { body } = await call<Body>('GET', path)
        if (body.status === status) return body
        if (['failed', 'cancelled', 'completed'].includes(body.status))
          throw new Error(`${path} is ${body.status}: ${JSON.stringify(body)}`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    async stop() {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
