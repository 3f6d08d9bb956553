import { once } from 'node:events'
import { describeServer } from '../serve/describe-server.js'
import { serve as startServer } from '../serve/serve.js'
import { readArguments, toNumber } from './read-arguments.js'
import { toFamilies } from './to-families.js'
import { UsageError } from './usage-error.js'

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  families: { type: 'string' },
  'public-url': { type: 'string' },
  flavors: { type: 'string' },
} as const

/** `mutoscope serve`: every family over HTTP, until it is interrupted. */
export async function serve(args: readonly string[]): Promise<number> {
  const { values, word } = readArguments(args, OPTIONS)
  if (word !== undefined) throw new UsageError(`serve takes no word: "${word}".`)
  const port = toNumber('port', values.port)
  const server = await startServer({
    ...(port === undefined ? {} : { port }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(values.families === undefined ? {} : { families: toFamilies(values.families) }),
    ...(values['public-url'] === undefined ? {} : { publicUrl: values['public-url'] }),
    ...(values.flavors === undefined ? {} : { flavorsDir: values.flavors }),
  })
  process.stdout.write(`${describeServer(server)}\n`)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  await once(stop.signal, 'abort')
  await server.close()
  return 0
}
