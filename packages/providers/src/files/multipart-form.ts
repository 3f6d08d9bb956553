import { randomUUID } from 'node:crypto'
import { bytesSource } from '@mutoscope/core'
import type { BodySource } from './body-source.js'

/** A file of a form. */
export interface MultipartFile {
  /** Of the field, for instance `image[]`. */
  readonly name: string
  /** @default `input.` and the end of the media type */
  readonly filename?: string
  readonly mediaType: string
  readonly source: BodySource
}

/** The members of a request that send it. */
export interface MultipartBody {
  readonly body: BodySource
  readonly headers: { readonly 'content-type': string }
}

/**
 * Makes a `multipart/form-data` body that is read while it is sent, so that files are never in memory as a
 * whole. Fields come before files, as some services want it.
 * @example
 * await client.repeat({ method: 'POST', path: 'files', ...multipartForm({ purpose: 'input' }, [file]) }, context)
 */
export function multipartForm(
  fields: Readonly<Record<string, string | number>>,
  files: readonly MultipartFile[],
): MultipartBody {
  const boundary = `form-${randomUUID()}`
  const parts: BodySource[] = Object.entries(fields).map(([name, value]) =>
    text(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`),
  )
  for (const { name, mediaType, filename = `input.${extensionOf(mediaType)}`, source } of files)
    parts.push(
      text(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"; filename="${quoted(filename)}"\r\nContent-Type: ${mediaType}\r\n\r\n`,
      ),
      source,
      text('\r\n'),
    )
  parts.push(text(`--${boundary}--\r\n`))
  return { body: joined(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

/** Makes a `multipart/related` body of JSON and a file, which is read while it is sent. */
export function multipartRelated(
  metadata: unknown,
  { mediaType, source }: Pick<MultipartFile, 'mediaType' | 'source'>,
): MultipartBody {
  const boundary = `related-${randomUUID()}`
  return {
    body: joined([
      text(
        `--${boundary}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(metadata)}\r\n--${boundary}\r\nContent-Type: ${mediaType}\r\n\r\n`,
      ),
      source,
      text(`\r\n--${boundary}--`),
    ]),
    headers: { 'content-type': `multipart/related; boundary=${boundary}` },
  }
}

/** What a file of a media type ends in: `mpeg` for `audio/mpeg`, `wav` for `audio/x-wav`. */
export function extensionOf(mediaType: string): string {
  return mediaType.replace(/^.*\/(?:x-)?/u, '').replace(/[^a-z\d].*/su, '')
}

function text(value: string): BodySource {
  return bytesSource(new TextEncoder().encode(value))
}

function joined(parts: readonly BodySource[]): BodySource {
  const sizes = parts.map(({ size }) => size)
  return {
    ...(sizes.every((size) => size !== undefined)
      ? { size: sizes.reduce((sum, size) => sum + size, 0) }
      : {}),
    async *stream() {
      for (const part of parts) yield* part.stream()
    },
  }
}

/** As browsers write names into forms. */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
