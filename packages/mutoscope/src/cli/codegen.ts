import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { OpenApiDocument } from '@mutoscope/api'
import { generateClient, generateClientFiles } from '@mutoscope/api/codegen'
import { MutoscopeError } from '@mutoscope/core'
import { decodeText } from '../decode-text.js'
import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { UsageError } from './usage-error.js'
import { writeTextFile } from './write-text-file.js'

const LOAD_TIMEOUT_MS = 30_000

/**
 * `mutoscope codegen`: writes the typed client of what a server mounts, as one file or as a folder of them;
 * with `--check` it only looks whether they are up to date, and ends with 1 when they are not.
 */
export const codegen = defineCommand({
  name: 'codegen',
  summary: 'Generate a typed client from a server or an OpenAPI document.',
  word: null,
  examples: [
    'codegen --from http://localhost:3000/videos/openapi.json --out src/api.gen.ts',
    'codegen --from openapi.json --out src/api/',
  ],
  options: {
    from: { type: 'text', value: 'URL|FILE', says: 'the OpenAPI document' },
    out: {
      type: 'text',
      value: 'FILE|FOLDER/',
      says: 'a file; or, with a trailing slash, a folder with one file per family. Created if missing',
    },
    check: { type: 'flag', says: 'write nothing; exit with 1 if the existing client is out of date' },
  },
  async work({ values }) {
    const { from, out, check } = values
    if (from === undefined || out === undefined) throw new UsageError('Pass --from URL|FILE and --out FILE.')
    const files = clientFiles(await loadDocument(from), out)
    if (check === true) return checkFiles(values, out, files)
    for (const { path, source } of files) await writeTextFile(path, source)
    printResult(values, { path: resolve(out), written: true }, `${out} is written.`)
    return 0
  },
})

interface WantedFile {
  readonly path: string
  readonly source: string
}

function clientFiles(document: OpenApiDocument, out: string): readonly WantedFile[] {
  return out.endsWith('/')
    ? generateClientFiles(document).map(({ name, source }) => ({ path: join(out, name), source }))
    : [{ path: out, source: generateClient(document) }]
}

/** What is in the way of a file being up to date. */
const CHECKED = {
  current: 'is up to date.',
  stale: 'is not up to date. Run the same command without --check.',
  missing: 'does not exist. Run the same command without --check.',
} as const

async function checkFiles(
  values: { readonly json?: boolean },
  out: string,
  files: readonly WantedFile[],
): Promise<number> {
  for (const { path, source } of files) {
    const there = await readFile(path, 'utf8').catch(() => null)
    if (there?.replaceAll('\r\n', '\n') === source) continue // Git may have changed the ends of lines
    const state = there === null ? 'missing' : 'stale'
    printResult(values, { path: resolve(path), state }, `${path} ${CHECKED[state]}`)
    return 1
  }
  printResult(values, { path: resolve(out), state: 'current' }, `${out} ${CHECKED.current}`)
  return 0
}

async function loadDocument(from: string): Promise<OpenApiDocument> {
  const text = await (/^https?:\/\//u.test(from) ? loadText(from) : readFile(from).then(decodeText)).catch(
    (cause: unknown) => {
      throw new MutoscopeError('INVALID_INPUT', {
        message: `The document ${from} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
        cause,
      })
    },
  )
  const document = parseJson(text)
  if (!isDocument(document))
    throw new MutoscopeError('INVALID_INPUT', { message: `${from} is not an OpenAPI 3 document.` })
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
  if (!response.ok)
    throw new MutoscopeError('INVALID_INPUT', { message: `the server returned ${response.status}` })
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
