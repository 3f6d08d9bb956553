import { FILE_KINDS, type SourceFile } from '@mutoscope/core/ports'
import * as z from 'zod'

/** The fields that are asked for; Drive sends no others. */
export const DRIVE_FILE_FIELDS =
  'id,name,mimeType,size,createdTime,modifiedTime,sha256Checksum,parents,webViewLink,thumbnailLink,imageMediaMetadata(width,height),videoMediaMetadata(width,height,durationMillis)'

const sizeSchema = z.looseObject({ width: z.number().nullish(), height: z.number().nullish() })

/** A file as Drive describes it. Whole numbers of 64 bits come as text. */
export const driveFileSchema = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  mimeType: z.string().nullish(),
  size: z.string().nullish(),
  createdTime: z.string().nullish(),
  modifiedTime: z.string().nullish(),
  sha256Checksum: z.string().nullish(),
  parents: z.array(z.string()).nullish(),
  webViewLink: z.string().nullish(),
  thumbnailLink: z.string().nullish(),
  imageMediaMetadata: sizeSchema.nullish(),
  videoMediaMetadata: sizeSchema.extend({ durationMillis: z.string().nullish() }).nullish(),
})

/** A file as Drive describes it. */
export type DriveFile = z.infer<typeof driveFileSchema>

/** Reads Drive's description of a file. */
export function toSourceFile(file: DriveFile): SourceFile {
  const mediaType = file.mimeType ?? 'application/octet-stream'
  const frame = file.videoMediaMetadata ?? file.imageMediaMetadata
  return {
    id: file.id,
    name: file.name ?? file.id,
    mediaType,
    kind: FILE_KINDS.find((kind) => mediaType.startsWith(`${kind}/`)) ?? null,
    size: toNumber(file.size),
    createdAt: toTime(file.createdTime),
    modifiedAt: toTime(file.modifiedTime),
    sha256: file.sha256Checksum ?? null,
    durationMs: toNumber(file.videoMediaMetadata?.durationMillis),
    width: frame?.width ?? null,
    height: frame?.height ?? null,
    folderIds: file.parents ?? [],
    webUrl: file.webViewLink ?? null,
    thumbnailUrl: file.thumbnailLink ?? null,
  }
}

function toNumber(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^\d+$/u.test(text) ? Number(text) : null
}

function toTime(text: string | null | undefined): number | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : time
}
