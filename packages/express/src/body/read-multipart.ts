import type { FilePartOptions } from '@mutoscope/api'
import type { RawValues } from '@mutoscope/api/server'
import busboy from 'busboy'
import type { IncomingMessage } from 'node:http'
import { collectValues } from '../read-query.js'
import { CallerGone, tookTooLong, tooLarge, wrongType } from './payload-errors.js'
import { saveUpload, type IncomingFile } from './save-upload.js'

/** Limits of a form. */
export interface FormLimits {
  /** Of all texts together, in bytes. */
  readonly textBytes: number
  /** Of one text, in bytes. */
  readonly fieldBytes: number
  /** Texts. */
  readonly fields: number
  readonly files: number
  /** Longest time in which nothing arrives, milliseconds. */
  readonly idleMs: number
}

/** A form as it came in. Where a `problem` stands it could not be taken apart. */
export interface ReadForm {
  readonly values: RawValues
  /** SHA-256 of the files by field. */
  readonly hashes: { readonly [field: string]: string }
  readonly problem?: { readonly field: string; readonly message: string }
}

/** How a form is read. */
export interface ReadMultipartOptions extends FormLimits {
  /** The fields that are files. */
  readonly parts: ReadonlyMap<string, FilePartOptions>
  /** An existing folder. */
  readonly folder: string
  /** Told the path of every file before it is written: who asked for the form removes it. */
  readonly told: (path: string) => void
}

/** What boundary and headers of one part may take. */
const PART_OVERHEAD_BYTES = 4 * 1024

/** Most bytes of a form besides its files. */
export function mostFormBytes({ textBytes, fields, files }: FormLimits): number {
  return textBytes + (fields + files) * PART_OVERHEAD_BYTES
}

class MalformedForm extends Error {
  override readonly name = 'MalformedForm'
  readonly field: string

  constructor(message: string, field = '') {
    super(message)
    this.field = field
  }
}

/**
 * Reads `multipart/form-data`, its files to disk. The first thing that goes wrong ends it.
 * @throws `PAYLOAD_TOO_LARGE` 413, `UNSUPPORTED_MEDIA_TYPE` 415, `REQUEST_TIMEOUT` 408, or {@link CallerGone}
 */
export async function readMultipart(
  request: IncomingMessage,
  options: ReadMultipartOptions,
): Promise<ReadForm> {
  const pairs: [string, unknown][] = []
  const hashes: Record<string, string> = {}
  try {
    await receive(request, options, {
      text: (name, value) => pairs.push([name, value]),
      async file(incoming) {
        const part = options.parts.get(incoming.field)
        if (part === undefined) throw new MalformedForm('No file is wanted here', incoming.field)
        const { file, hash } = await saveUpload(incoming, part, options.folder, options.told)
        pairs.push([incoming.field, file])
        hashes[incoming.field] = hash
      },
    })
    return { values: collectValues(pairs), hashes }
  } catch (error) {
    if (error instanceof MalformedForm)
      return { values: {}, hashes: {}, problem: { field: error.field, message: error.message } }
    throw error
  }
}

interface FormListener {
  text(name: string, value: string): void
  file(incoming: IncomingFile): Promise<void>
}

async function receive(
  request: IncomingMessage,
  options: ReadMultipartOptions,
  listener: FormListener,
): Promise<void> {
  const { fieldBytes, fields, files, idleMs, parts } = options
  const maxBytes = [...parts.values()].reduce((sum, part) => sum + part.maxBytes, mostFormBytes(options))
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge('The form', maxBytes, 'bytes')
  const parser = createParser(request, options)
  const saving: Promise<void>[] = []
  let size = 0
  // Kept aside instead of rejecting at once: the files under way must have ended before anybody removes them.
  const outcome: { failure?: Error } = {}

  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => fail(tookTooLong(idleMs)), idleMs)
    const count = (chunk: Buffer) => {
      timer.refresh()
      size += chunk.byteLength
      if (size > maxBytes) fail(tooLarge('The form', maxBytes, 'bytes'))
    }
    // A request that was read to its end closes as well.
    const leave = () => {
      clearTimeout(timer)
      if (!request.readableEnded) fail(new CallerGone())
    }
    const finish = () => {
      clearTimeout(timer)
      request.off('data', count).off('end', leave).off('error', leave).off('close', leave)
      resolve()
    }
    function fail(error: Error): void {
      if (outcome.failure !== undefined) return
      outcome.failure = error
      request.unpipe(parser)
      request.pause()
      parser.destroy()
      finish()
    }

    request.on('data', count).on('end', leave).on('error', leave).on('close', leave)
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) fail(tooLarge(`The field "${name}"`, fieldBytes, 'bytes'))
      else listener.text(name, value)
    })
    parser.on('file', (field, stream, { filename, mimeType }) => {
      // Whatever ends this stream early also ends the form, which tells it.
      stream.on('error', () => {})
      if (isLeftEmpty(filename)) stream.resume()
      else
        saving.push(
          listener
            .file({ field, stream, filename, mediaType: mimeType })
            .catch((error: unknown) => fail(error as Error)),
        )
    })
    parser.on('fieldsLimit', () => fail(tooLarge('The form', fields, 'fields')))
    parser.on('filesLimit', () => fail(tooLarge('The form', files, 'files')))
    parser.on('error', (error) =>
      fail(
        new MalformedForm(
          `The form cannot be read: ${error instanceof Error ? error.message : 'it is malformed'}`,
        ),
      ),
    )
    parser.on('close', finish)
    request.pipe(parser)
  })
  await Promise.all(saving)
  if (outcome.failure !== undefined) throw outcome.failure
}

function createParser(request: IncomingMessage, { fieldBytes, fields, files }: FormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fieldNameSize: 200, fieldSize: fieldBytes, fields, files, headerPairs: 50 },
    })
  } catch {
    throw wrongType('The form has no boundary in its Content-Type.', ['multipart/form-data; boundary=…'])
  }
}

/** A browser sends a file input that was left empty as a file without a name. */
function isLeftEmpty(filename: string | undefined): boolean {
  return filename === undefined || filename === ''
}
