import { access, constants, mkdir } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { MutoscopeError } from '@mutoscope/core'
import { createMedia } from '@mutoscope/media'
import { offlineSpeechModel } from '@mutoscope/providers/offline'
import { resolveDataDir } from '../create-studio.js'
import { readArguments } from './read-arguments.js'

type Finding = { readonly name: string; readonly ok: boolean; readonly says: string }

/**
 * `mutoscope doctor`: looks whether everything a video needs is here. Ends with 1 when something is missing.
 */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, {})
  const findings = await Promise.all([
    checkNode(),
    checkSqlite(),
    checkData(values.data),
    checkMedia(),
    checkVoice(),
  ])
  const lines = findings.map(({ name, ok, says }) => `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${says}`)
  process.stdout.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : `${lines.join('\n')}\n`)
  return findings.every(({ ok }) => ok) ? 0 : 1
}

async function checkNode(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > 22 || (major === 22 && minor >= 16)
  return { name: 'node', ok, says: `${process.versions.node}${ok ? '' : '; Mutoscope needs 22.16 or newer'}` }
}

async function checkSqlite(): Promise<Finding> {
  return attempt('sqlite', () => {
    const database = new DatabaseSync(':memory:')
    const version = String(database.prepare('select sqlite_version() as version').get()?.['version'])
    database.close()
    return Promise.resolve(version)
  })
}

async function checkData(data: string | undefined): Promise<Finding> {
  const folder = resolveDataDir(data)
  return attempt('data', async () => {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return folder
  })
}

async function checkMedia(): Promise<Finding> {
  return attempt('ffmpeg', () => createMedia().version())
}

async function checkVoice(): Promise<Finding> {
  return attempt('voice', async () => {
    const model = offlineSpeechModel()
    const context = {
      signal: AbortSignal.timeout(30_000),
      open: () => Promise.reject(new Error('nothing to open')),
      progress: () => {},
    }
    if (!('generate' in model)) throw new MutoscopeError('UNREACHABLE')
    const { data } = await model.generate(
      { text: 'All is well.', language: 'en', voice: 'alloy', speed: 1, pitch: 1, take: 1 },
      context,
    )
    return `${model.provider}/${model.model}, ${data.words.length} words in ${data.durationMs} ms`
  })
}

async function attempt(name: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { name, ok: true, says: await look() }
  } catch (error) {
    return {
      name,
      ok: false,
      says: MutoscopeError.isInstance(error) ? `${error.code}: ${error.message}` : String(error),
    }
  }
}
