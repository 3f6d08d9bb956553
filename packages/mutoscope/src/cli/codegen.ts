import { readFile, writeFile } from 'node:fs/promises'
import type { OpenApiDocument } from '@mutoscope/api'
import { generateClient } from '@mutoscope/api/codegen'
import { MutoscopeError } from '@mutoscope/core'
import { readArguments } from './read-arguments.js'
import { UsageError } from './usage-error.js'

const OPTIONS = {
  from: { type: 'string' },
  out: { type: 'string' },
  check: { type: 'boolean', default: false },
} as const
const LOAD_TIMEOUT_MS = 30_000

/** `mutoscope codegen`: writes the typed client of what a server mounts; with `--check` it only looks whether the file is up to date, and ends with 1 when it is not. */
export async function codegen(args: readonly string[]): Promise<number> {
  const {
    values: { from, out, check },
    word,
  } = readArguments(args, OPTIONS)
  if (word !== undefined) throw new UsageError(`codegen takes no word: "${word}".`)
  if (from === undefined || out === undefined) throw new UsageError('Give --from URL|FILE and --out FILE.')
  const source = generateClient(await loadDocument(from))
  if (check) return checkFile(out, source)
  await writeFile(out, source)
  process.stdout.write(`${out} is written.\n`)
  return 0
}

async function checkFile(out: string, source: string): Promise<number> {
  const isCurrent = (await readFile(out, 'utf8').catch(() => null)) === source
  process.stdout.write(
    isCurrent
      ? `${out} is up to date.\n`
      : `${out} is not up to date. Run the same command without --check.\n`,
  )
  return isCurrent ? 0 : 1
}

async function loadDocument(from: string): Promise<OpenApiDocument> {
  const text = await (/^https?:\/\//u.test(from) ? loadText(from) : readFile(from, 'utf8')).catch(
    (cause: unknown) => {
      throw new MutoscopeError('INVALID_INPUT', {
        message: `The document ${from} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
        cause,
      })
    },
  )
  const document = parseJson(text)
  if (!isDocument(document))
    throw new MutoscopeError('INVALID_INPUT', { message: `${from} is no OpenAPI 3 document.` })
  const nameless = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { operationId }]) => typeof operationId !== 'string')
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  )
  if (nameless.length > 0)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Every operation needs an operationId. ${nameless.join(', ')} has none.`,
    })
  return document
}

async function loadText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LOAD_TIMEOUT_MS) })
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return response.text()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isDocument(value: unknown): value is OpenApiDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'openapi' in value &&
    String(value.openapi).startsWith('3.') &&
    'paths' in value &&
    typeof value.paths === 'object' &&
    'components' in value
  )
}
