import { existsSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { createMedia } from '@mutoscope/media'
import { offlineSpeechModel } from '@mutoscope/offline'
import { inspectDatabase } from '@mutoscope/storage/sql'
import { openDataDir, resolveDataDir } from '../create-studio.js'
import { assertEnvironment } from '../environment/assert-environment.js'
import { assetsFromEnv } from '../environment/assets-from-env.js'
import { loadRedisParts, readPgBossUrl, readRedisUrl } from '../environment/queue-from-env.js'
import { databaseFromEnv, placeOfDatabase } from '../environment/store-from-env.js'
import { describeModels, listModels } from '../services/list-models.js'
import { defineCommand } from './command.js'
import { count, printResult } from './print-result.js'
import { UsageError } from './usage-error.js'
import { assertChosenKeys, chooseModels, OFFLINE_OPTION, withStudio } from './with-studio.js'

type Finding = { readonly name: string; readonly ok: boolean; readonly says: string }

/**
 * `mutoscope doctor`: looks whether everything a video needs is here. Ends with 1 when something is missing.
 */
export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check that everything a video needs is available, and list the models that your keys enable.',
  word: null,
  examples: ['doctor', 'doctor --verify'],
  options: {
    verify: { type: 'flag', says: 'read every stored file and compare it with its digest' },
    discard: { type: 'flag', says: 'with --verify: remove what is damaged; the next run makes it again' },
    ...OFFLINE_OPTION,
  },
  async work({ values }) {
    if (values.discard === true && values.verify !== true)
      throw new UsageError('--discard requires --verify.')
    const findings = await Promise.all([
      attempt('node', () => Promise.resolve(process.versions.node)),
      attempt('environment', checkEnvironment),
      attempt('data', () => checkData(values.data)),
      attempt('database', () => checkDatabase(values.data)),
      attempt('storage', () => checkStorage(values.data)),
      attempt('queue', checkQueue),
      attempt('ffmpeg', () => createMedia().version()),
      attempt('voice', checkVoice),
      attempt('models', async () => {
        assertChosenKeys(values)
        const listed = await listModels(chooseModels(values), 'local')
        return `${describeModels(listed).replace('models: ', '')}; keys are not checked`
      }),
      ...(values.verify === true ? [attempt('files', () => verifyFiles(values))] : []),
    ])
    const lines = findings.map(({ name, ok, says }) => `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(11)} ${says}`)
    printResult(values, findings, lines.join('\n'))
    return findings.every(({ ok }) => ok) ? 0 : 1
  },
})

async function verifyFiles({
  discard = false,
  ...choice
}: {
  readonly data?: string
  readonly verbose?: boolean
  readonly discard?: boolean
}): Promise<string> {
  const { checked, bytes, problems } = await withStudio({ ...choice, offline: true }, (studio) =>
    studio.verify({ discard }),
  )
  if (problems.length === 0)
    return `${checked} files, ${(bytes / 1e6).toFixed(1)} MB, all as they were stored`
  const lines = problems.map(({ hash, problem }) => `${hash}: ${PROBLEMS[problem]}`)
  throw new MutoscopeError('ASSET_CORRUPT', {
    message: `${[...new Set(lines)].join('; ')}. ${discard ? 'Removed' : 'Render again'}: damaged files are made again.`,
  })
}

/** What is wrong with a stored file, for people. */
const PROBLEMS = { missing: 'is gone', size: 'has another size', digest: 'has other bytes' } as const

function checkEnvironment(): Promise<string> {
  assertEnvironment({ env: process.env })
  return Promise.resolve('nothing is set that is not supported')
}

async function checkDatabase(data: string | undefined): Promise<string> {
  const target = databaseFromEnv({ env: process.env, folder: resolveDataDir(data) })
  const place = placeOfDatabase(target)
  if ('path' in target && !existsSync(target.path))
    return `SQLite ${process.versions['sqlite'] ?? ''}, ${place}, made when it is first used`
  const { product, version, migration, pending } = await inspectDatabase(target)
  const standing =
    pending === 0
      ? `up to date (${migration ?? ''})`
      : `${count(pending, 'migration')} to apply, at the next start or by \`mutoscope migrate\``
  return `${product} ${version}, ${place}, ${standing}`
}

async function checkData(data: string | undefined): Promise<string> {
  const folder = resolveDataDir(data)
  await openDataDir(folder)
  await access(folder, constants.W_OK)
  return folder
}

async function checkStorage(data: string | undefined): Promise<string> {
  const { env } = process
  const assets = await assetsFromEnv({ env, ignore: [], cacheDir: join(resolveDataDir(data), 'cache') })
  if (assets === null) return 'files are kept in the data folder'
  await assets.check()
  return `files are kept in the bucket ${env['AWS_S3_BUCKET'] ?? env['STORAGE_BUCKET_NAME'] ?? ''}`
}

async function checkQueue(): Promise<string> {
  const url = readRedisUrl(process.env)
  if (readPgBossUrl(process.env) !== null) return 'pg-boss, in the database of DATABASE_URL'
  if (url === null) return 'each process works by itself'
  const { inspectRedis, redisRisks } = await loadRedisParts()
  const facts = await inspectRedis(url)
  return [`BullMQ on Redis ${facts.version ?? ''} at ${facts.address}`, ...redisRisks(facts)].join('. ')
}

async function checkVoice(): Promise<string> {
  const model = offlineSpeechModel()
  const context = {
    signal: AbortSignal.timeout(30_000),
    open: () => Promise.reject(new MutoscopeError('UNREACHABLE')),
    progress: () => {},
  }
  if (!('generate' in model)) throw new MutoscopeError('UNREACHABLE')
  const { data } = await model.generate(
    { text: 'All is well.', language: 'en', voice: 'balanced', speed: 1, pitch: 1, take: 1 },
    context,
  )
  return `${model.provider}/${model.model}, ${data.words.length} words in ${data.durationMs} ms`
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
