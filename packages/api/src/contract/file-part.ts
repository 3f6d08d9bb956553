import type { ByteSource } from '@mutoscope/core'
import * as z from 'zod'

/**
 * A file of a form as a handler gets it: already on disk, within its limits, of the kind its own bytes say.
 * It is gone when the request has been answered.
 */
export interface UploadedFile {
  /** As the caller named it, without any folder; at most 255 characters. */
  readonly filename: string
  /** Of the content, not of the header. */
  readonly mediaType: string
  readonly source: ByteSource & { readonly size: number; readonly path: string }
}

/** Limits of a file of a form. */
export interface FilePartOptions {
  readonly maxBytes: number
  /** Media types that are taken; told by the first bytes of the content. */
  readonly mediaTypes: readonly string[]
  /**
   * The handler keeps the file with `studio.uploads`, so that an owner who has no room for it is refused
   * before it is read. @default false
   */
  readonly kept?: boolean
}

const limits = new WeakMap<object, FilePartOptions>()

/** A file in a form. Larger files answer 413, others than the media types 415. */
export function filePart(options: FilePartOptions): z.ZodType<UploadedFile, UploadedFile> {
  const schema = z.custom<UploadedFile>(
    (value) => typeof value === 'object' && value !== null && 'source' in value,
    { error: 'A file is wanted' },
  )
  limits.set(schema, options)
  return schema
}

/** The limits of a form's member when it is a file, also inside `optional()`. */
export function filePartOptions(schema: z.ZodType): FilePartOptions | undefined {
  return limits.get(schema instanceof z.ZodOptional ? schema.unwrap() : schema)
}
