import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

/** Keys of somebody that the server knows. */
export interface SwiftKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** An object store of its own: OpenStack Swift, by the protocol of S3. It checks signatures. */
export interface SwiftServer {
  /** Base URL; buckets stand in the path. */
  readonly endpoint: string
  /** Somebody who may do everything. */
  readonly writer: SwiftKeys
  /** Somebody who may do nothing in the buckets of others. */
  readonly stranger: SwiftKeys
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** Debian's Python, which has Debian's packages. */
const PYTHON = '/usr/bin/python3'
const PACKAGE = '/usr/lib/python3/dist-packages/swift/common/middleware/s3api'

/** True where tests can start Swift. */
export const hasSwift = existsSync(PYTHON) && existsSync(PACKAGE)

/** Starts a server in a temporary folder. It ends with this process at the latest. */
export async function startSwift(): Promise<SwiftServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-swift-'))
  const server = spawn(PYTHON, [join(import.meta.dirname, 'swift-server.py'), folder], { stdio: 'pipe' })
  const errors = text(server.stderr)
  const ended = once(server, 'exit')
  const failed = ended.then(async () => {
    throw new Error(`Swift has ended: ${await errors}`)
  })
  failed.catch(() => undefined)
  const line = once(createInterface(server.stdout), 'line') as Promise<[string]>
  const [started] = await Promise.race([line, failed])
  const { port } = JSON.parse(started) as { port: number }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    writer: { accessKeyId: 'test:writer', secretAccessKey: 'writer-secret-5f1c9a' },
    stranger: { accessKeyId: 'test:stranger', secretAccessKey: 'stranger-secret-5f1c9a' },
    async close() {
      server.stdin.end()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
