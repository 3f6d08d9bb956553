import { ARTIFACT_NAMES, MutoscopeError, type FileRef } from '@mutoscope/core'
import type { FileKind } from '@mutoscope/core/ports'
import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { readFileClaims } from '../../../links/file-links.js'
import { askDrive, openDrive } from '../drive/open-drive.js'
import { invalidRequest, notFound, urlUnreachable, videoNotReady } from '../errors.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { findVideo, type Video } from '../video/find-video.js'
import { driveFileId, isDriveFileId, isDriveLink } from './drive-link.js'

/** A file that somebody named, and the task it is the video of. */
export interface FoundFile extends FileRef {
  readonly video: Video | null
}

/** What a file is wanted for: nothing else is taken over from elsewhere. */
export interface WantedFile {
  /** The field that names it. */
  readonly field: string
  readonly kinds: readonly FileKind[]
}

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu
const OUR_FILE = /\/api\/files\/(?<token>[^/]+)\/(?<filename>[^/]+)$/u
const OUR_TASK = /\/api\/storyboard\/video\/(?<task>[^/]+)(?:\/status)?$/u

/**
 * Finds the file that an id or an address means: a task, an upload, an address of this server, a link to
 * Google Drive or the id of a file in it, or any other address where the host lets them be loaded. What is not
 * here yet is taken over as an upload of the caller, unless it is of another kind than wanted: what is refused
 * is not kept.
 *
 * @throws `NOT_FOUND`; `INVALID_REQUEST` for a file from elsewhere that is of another kind; `URL_UNREACHABLE`
 *   for an address that does not answer; `VIDEO_NOT_READY` for a task without a video; `TOKEN_REQUIRED`,
 *   `TOKEN_EXPIRED` and `RATE_LIMIT` of Drive; what loading throws
 */
export async function findFile(
  services: StoryboardServices,
  name: string,
  wanted: WantedFile,
  context: RouteContext,
): Promise<FoundFile> {
  if (ID.test(name))
    return (
      (await findTaskVideo(services, name, context)) ??
      (await findUpload(services, name, context)) ??
      missing(name)
    )
  if (isDriveFileId(name) && services.options.fileSource !== undefined)
    return { ...(await loadFromDrive(services, name, wanted, context)), video: null }
  const address = URL.canParse(name) ? new URL(name) : missing(name)
  const ours = await findOurs(services, address.pathname, context)
  if (ours !== null) return ours
  const file = isDriveLink(address)
    ? await loadFromDrive(services, driveFileId(address) ?? missing(name), wanted, context)
    : await loadFromAddress(services, address.href, wanted, context)
  return { ...file, video: null }
}

async function findOurs(
  services: StoryboardServices,
  path: string,
  context: RouteContext,
): Promise<FoundFile | null> {
  const task = OUR_TASK.exec(path)?.groups?.['task']
  if (task !== undefined) return findTaskVideo(services, task, context)
  const { token, filename = '' } = OUR_FILE.exec(path)?.groups ?? {}
  if (token === undefined) return null
  // Addresses of videos are named after their task, so what is made from one is found with it, also when the
  // link has ended.
  const video = await findTaskVideo(services, filename.replace(/\.\w+$/u, ''), context)
  if (video !== null) return video
  const claims = readFileClaims(await services.studio.links.verify(token))
  return claims === null ? null : { ...claims, video: null }
}

async function findTaskVideo(
  services: StoryboardServices,
  taskId: string,
  { ownerId }: RouteContext,
): Promise<FoundFile | null> {
  const record = await services.videos.find({ ownerId, id: taskId })
  if (record === null) return null
  const video = await findVideo(services, taskId, { ownerId })
  const artifact = video.artifacts.get(ARTIFACT_NAMES.video)
  if (artifact?.content == null)
    throw new ApiError(videoNotReady, {
      message: `Task "${taskId}" has no video yet.`,
      details: { task_id: taskId },
    })
  const { hash, mediaType } = artifact.content
  return { hash, mediaType, video }
}

async function findUpload(
  { studio }: StoryboardServices,
  id: string,
  { ownerId }: RouteContext,
): Promise<FoundFile | null> {
  const upload = await studio.uploads.find(ownerId, id)
  return upload === null ? null : { hash: upload.hash, mediaType: upload.mediaType, video: null }
}

async function loadFromDrive(
  services: StoryboardServices,
  fileId: string,
  wanted: WantedFile,
  context: RouteContext,
): Promise<FileRef> {
  const drive = await openDrive(services, context)
  const { file, body } = await askDrive(() => drive.openFile(fileId, context))
  assertWanted(file.mediaType, wanted)
  return askDrive(() =>
    keep(services, { source: body, mediaType: file.mediaType, filename: file.name }, context),
  )
}

async function loadFromAddress(
  services: StoryboardServices,
  address: string,
  wanted: WantedFile,
  context: RouteContext,
): Promise<FileRef> {
  const { download } = services.options
  if (download === undefined)
    throw new ApiError(notFound, {
      message: 'This server does not load files from URLs. Upload the file and send the id of the upload.',
    })
  const source = await download(address, context.signal).catch((error: unknown) =>
    unreachable(error, wanted.field),
  )
  try {
    assertWanted(source.mediaType, wanted)
    return await keep(services, { source, mediaType: source.mediaType, takeFile: true }, context)
  } finally {
    await source.discard?.()
  }
}

/** Whoever gave the address can correct it, so an answer of 5xx would blame the wrong side. */
function unreachable(error: unknown, field: string): never {
  if (!MutoscopeError.isInstance(error) || error.code !== 'PROVIDER_UNAVAILABLE') throw error
  throw new ApiError(urlUnreachable, {
    message: `${field} cannot be loaded. ${error.message} Check the address, or upload the file and give the id of the upload.`,
    details: { ...error.details, field },
    cause: error,
  })
}

function assertWanted(mediaType: string, { field, kinds }: WantedFile): void {
  if (kinds.some((kind) => mediaType.startsWith(`${kind}/`))) return
  throw new ApiError(invalidRequest, {
    message: `${field} is ${mediaType}. Send ${kinds.includes('audio') ? 'a file with sound' : 'a video'}.`,
    details: { field, media_type: mediaType },
  })
}

type Incoming = Pick<
  Parameters<StoryboardServices['studio']['uploads']['put']>[0],
  'source' | 'mediaType' | 'filename' | 'takeFile'
>

async function keep(
  { studio, options }: StoryboardServices,
  incoming: Incoming,
  { ownerId, signal }: RouteContext,
): Promise<FileRef> {
  const { hash, mediaType } = await studio.uploads.put({
    ownerId,
    ...incoming,
    maxBytes: options.maxFileBytes,
    signal,
  })
  return { hash, mediaType }
}

function missing(name: string): never {
  // Without the query, which may hold a token.
  throw new ApiError(notFound, {
    message: `"${name.slice(0, 200).split('?')[0] ?? ''}" is not a task id, an upload id or a file URL.`,
  })
}
