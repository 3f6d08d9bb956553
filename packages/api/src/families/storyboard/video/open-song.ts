import type { FileRef } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { RequestContext } from '../../../contract/request-context.js'
import { invalidRequest } from '../errors.js'
import { driveFileId, isDriveLink } from '../files/drive-link.js'
import { findFile } from '../files/find-file.js'
import type { StoryboardServices } from '../storyboard-services.js'

/** The song of an order: null where one is composed. */
export interface OrderedSong {
  readonly file: FileRef | null
  readonly warnings: readonly string[]
}

/** Opens the song that an order names. @throws `INVALID_REQUEST` for a file without sound; as `findFile` */
export async function openSong(
  services: StoryboardServices,
  name: string | undefined,
  context: RequestContext,
): Promise<OrderedSong> {
  if (name === undefined) return { file: null, warnings: [] }
  // Interfaces send such a link, or the one of the documentation, where nobody has chosen a file yet.
  if (URL.canParse(name) && isDriveLink(new URL(name)) && driveFileId(new URL(name)) === null) {
    return {
      file: null,
      warnings: ['music_file is a link to Google Drive that names no file: a song is composed.'],
    }
  }
  const { hash, mediaType } = await findFile(
    services,
    name,
    { field: 'music_file', kinds: ['audio', 'video'] },
    context,
  )
  if (/^(?:audio|video)\//u.test(mediaType)) return { file: { hash, mediaType }, warnings: [] }
  throw new ApiError(invalidRequest, {
    message: `music_file is ${mediaType}. Give a file with sound.`,
    details: { field: 'music_file', media_type: mediaType },
  })
}
