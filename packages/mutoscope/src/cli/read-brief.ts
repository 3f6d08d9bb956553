import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { bytesSource, MutoscopeError, type Studio } from '@mutoscope/core'
import { sniffMediaTypes } from '@mutoscope/core/ports'
import { parse } from 'yaml'
import { decodeText } from '../decode-text.js'

/** What a recipe is asked for. */
export type Brief = Readonly<Record<string, unknown>>

/** Largest file that a brief may bring, bytes. */
const MAX_FILE_BYTES = 512 * 1024 * 1024

/** Reads a file of text that an option names. @throws `INVALID_INPUT`, also for another encoding than Unicode */
export async function readTextFile(option: string, path: string): Promise<string> {
  return readFile(path)
    .then(decodeText)
    .catch((cause: unknown) => {
      throw unreadable(`--${option}: ${path} cannot be read.`, path, cause)
    })
}

/** Reads a brief from a file of JSON or YAML. @throws `INVALID_INPUT` */
export async function readBrief(path: string): Promise<Brief> {
  const text = await readTextFile('brief', path)
  let brief: unknown
  try {
    brief = parse(text)
  } catch (cause) {
    throw unreadable(`${path} is neither JSON nor YAML.`, path, cause)
  }
  if (!isMapping(brief)) throw unreadable(`${path} does not hold the members of a brief.`, path)
  return brief
}

/**
 * Brings the files that a brief names to the studio: each `{ "file": "photo.png" }`, relative to the brief's
 * own place, becomes the reference that recipes take. @throws `INVALID_INPUT`, `MEDIA_INVALID`
 */
export async function bringFiles(studio: Studio, path: string, brief: Brief): Promise<Brief> {
  const bring = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(bring))
    if (!isMapping(value)) return value
    const { file, ...rest } = value
    if (typeof file === 'string' && Object.keys(rest).length === 0)
      return bringFile(studio, resolve(dirname(path), file))
    const members = Object.entries(value).map(async ([name, member]) => [name, await bring(member)] as const)
    return Object.fromEntries(await Promise.all(members))
  }
  return (await bring(brief)) as Brief
}

async function bringFile(studio: Studio, path: string): Promise<{ hash: string; mediaType: string }> {
  const size = await stat(path).then(
    (facts) => facts.size,
    (cause: unknown) => {
      throw unreadable(`The brief's file ${path} cannot be read.`, path, cause)
    },
  )
  if (size > MAX_FILE_BYTES)
    throw new MutoscopeError('LIMIT_EXCEEDED', {
      message: `The brief file ${path} exceeds ${MAX_FILE_BYTES} bytes.`,
      details: { path, limit: MAX_FILE_BYTES },
    })
  const bytes = await readFile(path).then(
    (read) => new Uint8Array(read),
    (cause: unknown) => {
      throw unreadable(`The brief's file ${path} cannot be read.`, path, cause)
    },
  )
  const [mediaType] = sniffMediaTypes(bytes)
  if (mediaType === undefined) throw unreadable(`The brief's file ${path} is of no known kind.`, path)
  const { hash } = await studio.uploads.put({
    ownerId: 'local',
    source: bytesSource(bytes),
    mediaType,
    filename: basename(path),
    maxBytes: MAX_FILE_BYTES,
  })
  return { hash, mediaType }
}

function isMapping(value: unknown): value is Brief {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unreadable(message: string, path: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { path }, cause })
}
