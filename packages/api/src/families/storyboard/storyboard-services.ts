import type { ByteSource, RecordCollection, Studio } from '@mutoscope/core'
import type { FileSource } from '@mutoscope/core/ports'
import type { KeyServices } from './keys/key-services.js'
import type { MetadataData } from './metadata/metadata-record.js'
import type { ThumbnailRecords } from './thumbnails/thumbnail-record.js'
import type { VideoRecord } from './video/video-record.js'

/** A file that was loaded from an address, with what its bytes were found to be. */
export type DownloadedFile = ByteSource & {
  readonly mediaType: string
  /** Removes what lies somewhere until it is taken over; called in the end, also after it was refused. */
  readonly discard?: () => Promise<void>
}

/** Options of `createStoryboardFamily`. */
export interface StoryboardFamilyOptions {
  /** Opens Google Drive with somebody's OAuth token. @default none: Drive answers 503 `DRIVE_UNAVAILABLE` */
  readonly fileSource?: (accessToken: string) => FileSource
  /** Services that keys can be kept for, and how a key is checked. @default the documented four, unchecked */
  readonly keyServices?: KeyServices
  /**
   * Loads a file that a user named by address; must refuse private addresses and look at the bytes for the
   * media type. @default none: only addresses of this server are taken
   */
  readonly download?: (url: string, signal: AbortSignal) => Promise<DownloadedFile>
  /**
   * Whether an owner may use a model of the engine table, for instance because there is a key. @default
   * never: videos are made without bought clips
   */
  readonly engineAvailable?: (ownerId: string, provider: string, model: string) => Promise<boolean>
  /**
   * Where an engine is not available, the video is made of pictures under a moving camera, and the answer
   * says so; switched off it is refused with `API_KEY_REQUIRED`. @default true
   */
  readonly standIns?: boolean
  /**
   * Takes the documented `access_token` in the query, where it may end in logs; the header `X-Drive-Token`
   * and saved keys work always. @default true
   */
  readonly queryTokens?: boolean
  /** Serves `GET /`. @default true */
  readonly rootInfo?: boolean
  /** Largest file that is taken over from an address or from Drive, bytes. @default 536870912 */
  readonly maxFileBytes?: number
}

/** What the handlers of the family work with. */
export interface StoryboardServices {
  readonly studio: Studio
  readonly options: StoryboardFamilyOptions &
    Required<Pick<StoryboardFamilyOptions, 'keyServices' | 'standIns' | 'queryTokens' | 'maxFileBytes'>>
  readonly videos: RecordCollection<VideoRecord>
  readonly metadata: RecordCollection<MetadataData>
  readonly thumbnails: ThumbnailRecords
}
