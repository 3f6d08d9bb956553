// A process that moves one large file and says how much memory it had at its highest. Its parent is the world
// around it: the provider, the object store, the client.
import { createProviderClient, downloadOutput, limitInput, multipartForm } from '@mutoscope/providers/client'
import { createYoutube } from '@mutoscope/providers/youtube'
import { createFsAssets } from '@mutoscope/storage/fs'
import { createS3Assets } from '@mutoscope/storage/s3'
import { serve } from './serve/serve.js'

/** What the process is to do. */
export interface LargeFileOrder {
  readonly work: 'move' | 'serve'
  /** A folder of its own. */
  readonly folder: string
  /** The provider: `GET /output.mp4`, `POST /files`, and YouTube's resumable uploads. */
  readonly provider: string
  /** The S3 bucket to keep files in; null for the folder. */
  readonly bucket: { readonly name: string; readonly endpoint: string; readonly keys: S3Keys } | null
}

type S3Keys = { readonly accessKeyId: string; readonly secretAccessKey: string }

/** What it says when it is done; `url` while it serves. */
export type LargeFileReport =
  | { readonly url: string }
  | { readonly hash: string | null; readonly size: number | null; readonly grownBytes: number }

const signal = new AbortController().signal
const order = JSON.parse(process.argv[2] ?? '') as LargeFileOrder
const highest = (): number => process.resourceUsage().maxRSS * 1024

if (order.work === 'move') await move()
else await serveUntilTold()

/** An output of a provider becomes an asset, which is uploaded to two other services. */
async function move(): Promise<void> {
  const assets = await openAssets()
  const before = highest()
  const trustedOrigins = [new URL(order.provider).origin]
  const output = await downloadOutput(`${order.provider}/output.mp4`, { signal, trustedOrigins })
  const { hash, size } = await assets.put(output.body, { mediaType: 'video/mp4', takeFile: true })

  const client = createProviderClient({
    provider: 'Acme',
    baseUrl: order.provider,
    key: { apiKey: 'key', variables: [] },
    headers: () => ({}),
    explain: () => ({}),
  })
  const limit = { provider: 'Acme', what: 'files', maxBytes: size }
  const file = { name: 'file', mediaType: 'video/mp4', source: limitInput(await assets.open(hash), limit) }
  await client.repeat(
    { method: 'POST', path: 'files', ...multipartForm({ kind: 'input' }, [file]) },
    { signal },
  )
  await createYoutube({ apiKey: 'token', baseUrl: order.provider }).publish(
    {
      video: { hash, mediaType: 'video/mp4' },
      title: 'Large',
      description: '',
      tags: [],
      categoryId: '27',
      madeForKids: false,
    },
    { signal, open: (each) => assets.open(each), saveSession: async () => {}, progress: () => {} },
  )
  process.send?.({ hash, size, grownBytes: highest() - before } satisfies LargeFileReport)
}

/** The server of the command line, until the parent says anything. */
async function serveUntilTold(): Promise<void> {
  const { bucket } = order
  const server = await serve({
    port: 0,
    drainMs: 0,
    dataDir: order.folder,
    env: {
      PATH: process.env['PATH'],
      ...(bucket === null
        ? {}
        : {
            AWS_S3_BUCKET: bucket.name,
            AWS_ENDPOINT_URL_S3: bucket.endpoint,
            AWS_ACCESS_KEY_ID: bucket.keys.accessKeyId,
            AWS_SECRET_ACCESS_KEY: bucket.keys.secretAccessKey,
          }),
    },
  })
  const before = highest()
  process.send?.({ url: server.url } satisfies LargeFileReport)
  await new Promise((resolve) => process.once('message', resolve))
  process.send?.({ hash: null, size: null, grownBytes: highest() - before } satisfies LargeFileReport)
  await server.close()
}

function openAssets() {
  const { bucket, folder } = order
  return bucket === null
    ? createFsAssets({ root: folder })
    : createS3Assets({
        bucket: bucket.name,
        endpoint: bucket.endpoint,
        credentials: bucket.keys,
        cacheDir: folder,
      })
}

process.disconnect()
