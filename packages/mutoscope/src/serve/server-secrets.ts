import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { masterKeyFromText, MutoscopeError } from '@mutoscope/core'
import * as z from 'zod'

/** What a server signs and seals with. */
export interface ServerSecrets {
  /** Newest first. */
  readonly masterKeys: readonly { readonly id: string; readonly key: Uint8Array<ArrayBuffer> }[]
  readonly linkSecret: Uint8Array<ArrayBuffer>
}

const schema = z.object({ masterKey: z.string(), linkSecret: z.string() })
const BYTES = 32

/**
 * The secrets of a server: MUTOSCOPE_MASTER_KEYS (`id:text`, comma-separated, newest first) and
 * MUTOSCOPE_LINK_SECRET, else a file in the data folder that only its user can read, made at the first start.
 *
 * @throws `INVALID_INPUT` for a key that is too short, `STORE_INVALID` when the file is not ours
 */
export async function loadServerSecrets(dataDir: string, env: NodeJS.ProcessEnv): Promise<ServerSecrets> {
  const { MUTOSCOPE_MASTER_KEYS: given, MUTOSCOPE_LINK_SECRET: link } = env
  const kept = given === undefined || link === undefined ? await loadFile(dataDir) : null
  const texts =
    given === undefined
      ? [`data:${kept?.masterKey ?? ''}`]
      : given
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
  const masterKeys = await Promise.all(
    texts.map(async (text) => {
      const colon = text.indexOf(':')
      if (colon < 1)
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'MUTOSCOPE_MASTER_KEYS is a list of `id:key`, separated by commas.',
          details: { field: 'MUTOSCOPE_MASTER_KEYS' },
        })
      return { id: text.slice(0, colon), key: await masterKeyFromText(text.slice(colon + 1)) }
    }),
  )
  return {
    masterKeys,
    linkSecret: new Uint8Array(
      Buffer.from(link ?? kept?.linkSecret ?? '', link === undefined ? 'base64' : 'utf8'),
    ),
  }
}

async function loadFile(dataDir: string): Promise<z.infer<typeof schema>> {
  const path = join(dataDir, 'secrets.json')
  await mkdir(dataDir, { recursive: true })
  try {
    const file = await open(path, 'wx', 0o600)
    const made = {
      masterKey: randomBytes(BYTES).toString('base64'),
      linkSecret: randomBytes(BYTES).toString('base64'),
    }
    await file.writeFile(`${JSON.stringify(made)}\n`)
    await file.sync()
    await file.close()
    return made
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    throw new MutoscopeError('STORE_INVALID', {
      message: `${path} is not a file of secrets. Restore it, or saved keys cannot be opened any more.`,
      details: { path },
      cause,
    })
  }
}
