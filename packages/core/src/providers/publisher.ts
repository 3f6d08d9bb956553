import type { Json } from '../digest/canonical-json.js'
import type { ModelContext } from './model.js'

/** Bytes in the asset store, by their hash. */
export type PublishedBytes = { readonly hash: string; readonly mediaType: string }

/** Who may watch. */
export type PublishPrivacy = 'private' | 'unlisted' | 'public'

/** A video as it is to be published. */
export type PublishRequest = {
  readonly video: PublishedBytes
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** The platform's id of a category. */
  readonly categoryId: string
  /** Language of title and description, BCP 47. */
  readonly language?: string
  /** @default 'private' */
  readonly privacy?: PublishPrivacy
  /** Epoch milliseconds at which a private video becomes public. */
  readonly publishAt?: number
  readonly madeForKids: boolean
  /** Altered or synthetic content. @default true: what a model made is synthetic */
  readonly synthetic?: boolean
  /** @default false */
  readonly notifySubscribers?: boolean
}

/** What is told to a publisher besides the request. */
export interface PublishContext extends Pick<ModelContext, 'signal' | 'ownerId' | 'open' | 'progress'> {
  /** A session that an earlier try saved: the upload goes on where it stopped. */
  readonly session?: Json
  /**
   * Called before the first byte is sent; what it keeps lets another process finish the same upload instead
   * of beginning a second one.
   */
  readonly saveSession?: (session: Json) => Promise<void>
}

/** A published video. */
export type Published = {
  readonly videoId: string
  readonly url: string
  /** As the platform has it, which may be stricter than what was asked. */
  readonly privacy: PublishPrivacy
}

/** A caption track to add to a published video. */
export type PublishedCaptions = {
  readonly file: PublishedBytes
  /** BCP 47. */
  readonly language: string
  /** For viewers, for instance `English`; may be empty. */
  readonly name: string
}

/**
 * A platform that shows videos. Input is checked before anything is sent.
 * Methods throw `INVALID_INPUT` with `details.field` and `details.limit`, `PROVIDER_…` codes and `CANCELLED`.
 */
export interface Publisher {
  /** For instance `youtube`. */
  readonly provider: string
  /**
   * Uploads a video and publishes it with its title, description and tags. Not repeated blindly: `session`
   * continues an upload that was begun.
   */
  publish(request: PublishRequest, context: PublishContext): Promise<Published>
  /** Gives a published video its thumbnail, in place of any other. */
  setThumbnail(
    videoId: string,
    picture: PublishedBytes,
    context: Omit<PublishContext, 'session' | 'saveSession'>,
  ): Promise<void>
  /** Adds a caption track to a published video. @returns the id that the platform gave it */
  addCaptions(
    videoId: string,
    captions: PublishedCaptions,
    context: Omit<PublishContext, 'session' | 'saveSession'>,
  ): Promise<{ readonly captionId: string }>
}
