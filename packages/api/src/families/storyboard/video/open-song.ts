import type { FileRef } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { invalidRequest } from '../errors.js'
import { driveFileId, isDriveLink } from '../files/drive-link.js'
import { findFile } from '../files/find-file.js'
import type { StoryboardServices } from '../storyboard-services.js'

/** The song of an order: null where one is composed. */
export interface OrderedSong {
  readonly file: FileRef | null
  readonly warnings: readonly string[]
}

/** The link of the documentation, whose dots stand for a file that somebody has yet to choose. */
const PLACEHOLDER = 'https://drive.google.com/...'

/**
 * Opens the song that an order names. @throws `INVALID_REQUEST` for a link to Google Drive that names no file
 * and for a file without sound; as `findFile`
 */
export async function openSong(
  services: StoryboardServices,
  name: string | undefined,
  context: RouteContext,
): Promise<OrderedSong> {
  if (name === undefined) return { file: null, warnings: [] }
  if (name === PLACEHOLDER)
    return {
      file: null,
      warnings: [`music_file is the placeholder ${PLACEHOLDER}, not a file: a song is composed.`],
    }
  if (URL.canParse(name) && isDriveLink(new URL(name)) && driveFileId(new URL(name)) === null)
    throw new ApiError(invalidRequest, {
      message:
        'music_file is a Google Drive link that does not point to a file. Send a file link or a file id, or omit music_file to have a song composed.',
      details: { field: 'music_file' },
    })
  const { hash, mediaType } = await findFile(
    services,
    name,
    { field: 'music_file', kinds: ['audio', 'video'] },
    context,
  )
  if (/^(?:audio|video)\//u.test(mediaType)) return { file: { hash, mediaType }, warnings: [] }
  throw new ApiError(invalidRequest, {
    message: `music_file is ${mediaType}. Send a file with sound.`,
    details: { field: 'music_file', media_type: mediaType },
  })
}
