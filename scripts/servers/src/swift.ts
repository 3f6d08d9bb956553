import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { AwsClient } from 'aws4fetch'

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
  /** Makes an empty bucket of the writer. */
  createBucket(name: string): Promise<void>
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
  const endpoint = `http://127.0.0.1:${port}`
  const writer = { accessKeyId: 'test:writer', secretAccessKey: 'writer-secret-5f1c9a' }
  return {
    endpoint,
    writer,
    stranger: { accessKeyId: 'test:stranger', secretAccessKey: 'stranger-secret-5f1c9a' },
    async createBucket(name) {
      const client = new AwsClient({ ...writer, service: 's3', region: 'us-east-1' })
      const { status } = await client.fetch(`${endpoint}/${name}`, { method: 'PUT' })
      if (status !== 200) throw new Error(`Swift made no bucket: ${status}`)
    },
    async close() {
      server.stdin.end()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
