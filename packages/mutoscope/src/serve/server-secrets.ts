import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { masterKeyFromText, MutoscopeError } from '@mutoscope/core'
import * as z from 'zod'

/** What a server signs and seals with. */
export interface ServerSecrets {
  /** Newest first. */
  readonly masterKeys: readonly { readonly id: string; readonly key: Uint8Array<ArrayBuffer> }[]
  readonly linkSecret: Uint8Array<ArrayBuffer>
}

/** What {@link loadServerSecrets} works with. */
export interface ServerSecretsOptions {
  /** Folder of `secrets.json`; it is there. */
  readonly dataDir: string
  readonly env: NodeJS.ProcessEnv
  /** Whether something is sealed already: then a missing file is a loss, not a first start. */
  readonly hasSealed: () => Promise<boolean>
}

const schema = z.object({ masterKey: z.string().min(1), linkSecret: z.string().min(1) })
type SecretsFile = z.infer<typeof schema>
const BYTES = 32

/**
 * The secrets of a server: MUTOSCOPE_MASTER_KEYS (`id:text`, comma-separated, newest first) and
 * MUTOSCOPE_LINK_SECRET, else a file in the data folder that only its user can read, made at the first start.
 *
 * @throws `INVALID_INPUT` for a key that is too short, `STORE_INVALID` when the file is empty or not ours,
 *   `VAULT_KEY_MISSING` when it is gone though something is sealed with it
 */
export async function loadServerSecrets(options: ServerSecretsOptions): Promise<ServerSecrets> {
  const { env } = options
  const given = (env['MUTOSCOPE_MASTER_KEYS'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const linkText = env['MUTOSCOPE_LINK_SECRET'] ?? ''
  const hasKeys = given.length > 0
  const kept = hasKeys && linkText !== '' ? null : await loadFile(options, hasKeys)
  const texts = hasKeys ? given : [`data:${kept?.masterKey ?? ''}`]
  const linkSecret =
    linkText === '' ? Buffer.from(kept?.linkSecret ?? '', 'base64') : Buffer.from(linkText, 'utf8')
  return { masterKeys: await Promise.all(texts.map(readMasterKey)), linkSecret: new Uint8Array(linkSecret) }
}

async function readMasterKey(text: string): Promise<ServerSecrets['masterKeys'][number]> {
  const colon = text.indexOf(':')
  if (colon < 1)
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'MUTOSCOPE_MASTER_KEYS is a list of `id:key`, separated by commas.',
      details: { field: 'MUTOSCOPE_MASTER_KEYS' },
    })
  return { id: text.slice(0, colon), key: await masterKeyFromText(text.slice(colon + 1)) }
}

async function loadFile(
  { dataDir, hasSealed }: ServerSecretsOptions,
  hasKeys: boolean,
): Promise<SecretsFile> {
  const path = join(dataDir, 'secrets.json')
  const text = await readText(path)
  if (text !== null) return parseFile(path, text)
  if (!hasKeys && (await hasSealed()))
    throw new MutoscopeError('VAULT_KEY_MISSING', {
      message: `${path} is missing, but only its master key can decrypt the saved keys. Restore it from a backup. If it is lost, set MUTOSCOPE_MASTER_KEYS to a new \`id:key\` and save the keys again.`,
      details: { path },
    })
  await makeFile(path)
  return parseFile(path, (await readText(path)) ?? '')
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw invalid(path, 'cannot be read', error)
  }
}

function parseFile(path: string, text: string): SecretsFile {
  if (text.trim() === '') throw invalid(path, 'is empty')
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw invalid(path, 'is not a file of secrets', cause)
  }
}

function invalid(path: string, says: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('STORE_INVALID', {
    message: `${path} ${says}. Restore it from a backup, or saved keys cannot be decrypted any more; if none were saved, delete it.`,
    details: { path },
    cause,
  })
}

/** Makes the file under its name only when it is whole; of several processes, the first one's stays. */
async function makeFile(path: string): Promise<void> {
  const part = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.part`
  const made = {
    masterKey: randomBytes(BYTES).toString('base64'),
    linkSecret: randomBytes(BYTES).toString('base64'),
  }
  try {
    const file = await open(part, 'wx', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(made)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(part, path)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `${path} is not writable. Make its folder writable, or set MUTOSCOPE_MASTER_KEYS and MUTOSCOPE_LINK_SECRET.`,
      details: { path },
      cause,
    })
  } finally {
    await rm(part, { force: true })
  }
}
