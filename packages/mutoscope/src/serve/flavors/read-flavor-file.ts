import { readFile, stat } from 'node:fs/promises'
import { flavorFiles, type FlavorFile } from '@mutoscope/api'
import { MutoscopeError } from '@mutoscope/core'
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { decodeText } from '../../decode-text.js'

/** Where a file is, and what it is called in messages. */
export interface FlavorFilePlace {
  readonly path: string
  readonly shownAs: string
}

/** Largest file, bytes. */
const MAX_BYTES = 64 * 1024

/**
 * Reads one file of a flavor. @throws `INVALID_INPUT` that names file and line; `LIMIT_EXCEEDED` for one
 * above 64 KiB
 */
export async function readFlavorFile(
  file: FlavorFile,
  { path, shownAs }: FlavorFilePlace,
): Promise<Readonly<Record<string, unknown>>> {
  const { size } = await stat(path)
  if (size > MAX_BYTES)
    throw new MutoscopeError('LIMIT_EXCEEDED', {
      message: `${shownAs} has ${size} bytes; a flavor file may have at most ${MAX_BYTES}.`,
      details: { file: shownAs, size },
    })
  const wrong = (line: number, what: string) =>
    new MutoscopeError('INVALID_INPUT', {
      message: `${shownAs}:${line}: ${what}`,
      details: { file: shownAs, line },
    })
  const bytes = await readFile(path)
  let text: string
  try {
    text = decodeText(bytes)
  } catch (cause) {
    throw wrong(1, cause instanceof Error ? cause.message : String(cause))
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken !== undefined) throw wrong(lines.linePos(broken.pos[0]).line, broken.message)
  const value: unknown = document.toJS({ maxAliasCount: 20 }) ?? {}
  const result = flavorFiles[file].safeParse(value)
  if (result.success) return value as Readonly<Record<string, unknown>>
  const [issue] = result.error.issues
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...(issue?.path ?? []), ...keys].map(String)
  throw wrong(
    lineOf(document, lines, field),
    `${field.length === 0 ? '' : `${field.join('.')}: `}${issue?.message ?? ''}`,
  )
}

/** The line of a key, or of the nearest thing around it that is there. */
function lineOf({ contents }: Document, lines: LineCounter, field: readonly string[]): number {
  let node: unknown = contents
  let offset = isNode(contents) ? (contents.range?.[0] ?? 0) : 0
  for (const name of field) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined
    if (pair === undefined) break
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
    node = pair.value
  }
  return lines.linePos(offset).line
}
