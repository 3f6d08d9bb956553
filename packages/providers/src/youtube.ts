import { MutoscopeError } from '@mutoscope/core'
import type { Publisher, PublishPrivacy, PublishRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import { createExplainGoogleError } from './google-api/explain-google-error.js'
import { DEFAULT_CHUNK_BYTES, uploadResumable } from './google-api/resumable-upload.js'
import { limitInput } from './files/limit-input.js'
import { multipartRelated } from './files/multipart-form.js'
import { createProviderClient, type RequestContext } from './http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { toRequestContext } from './http/to-request-context.js'
import { checkPublishRequest } from './youtube/check-publish-request.js'
import { YOUTUBE_LIMITS } from './youtube/youtube-limits.js'

export { YOUTUBE_LIMITS } from './youtube/youtube-limits.js'

/**
 * Options of {@link createYoutube}. `apiKey` is an OAuth access token with the scopes `youtube.upload` and
 * `youtube.force-ssl`. @default `YOUTUBE_ACCESS_TOKEN`
 */
export interface YoutubeOptions extends Omit<ProviderOptions, 'prices'> {
  /** Bytes of one piece of an upload, a multiple of 262,144. @default 8388608 */
  readonly chunkBytes?: number
  /** Bytes of the largest thumbnail that is sent. @default 2097152 */
  readonly thumbnailBytes?: number
  /** Epoch milliseconds. @default the system's clock */
  readonly now?: () => number
}

/** How far YouTube is with a video. */
export type YoutubeVideoStatus = {
  readonly state: 'processing' | 'processed' | 'failed' | 'rejected'
  /** YouTube's word for why, for instance `duplicate`. */
  readonly reason: string | null
  readonly privacy: PublishPrivacy
}

/** YouTube as a place to publish. */
export interface Youtube extends Publisher {
  /** How YouTube stands with a video: processing, ready, or refused and why. */
  getStatus(videoId: string, context: RequestContext): Promise<YoutubeVideoStatus>
  /**
   * Asks whether the token is good and has a channel; one unit of the day's quota. @throws `PROVIDER_AUTH`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * YouTube, version 3 of its data interface: resumable uploads, thumbnails, captions. Videos are said to be
 * synthetic unless the request says otherwise. What a project uploads that Google has not audited stays
 * private. A used-up quota is `PROVIDER_RATE_LIMITED` with the time until midnight in California as
 * `details.retryAfterMs`.
 *
 * Written from https://developers.google.com/youtube/v3/docs/videos/insert and
 * https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
 * @example
 * const youtube = createYoutube({ apiKey: accessToken })
 * const { url } = await youtube.publish({ video, title, description, tags, categoryId: '27', madeForKids:
 * false }, context)
 */
export function createYoutube(options: YoutubeOptions = {}): Youtube {
  const client = createProviderClient({
    provider: 'YouTube',
    baseUrl: resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_YOUTUBE_BASE_URL', 'https://youtube.googleapis.com'),
    key: { apiKey: options.apiKey, variables: ['YOUTUBE_ACCESS_TOKEN'] },
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    extraHeaders: options.headers,
    explain: createExplainGoogleError(options.now ?? Date.now),
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    // A chunk of 8 MiB over a slow line.
    timeoutMs: 300_000,
  })

  return {
    provider: 'youtube',
    async publish(request, { session, saveSession, ...context }) {
      checkPublishRequest(request)
      if (session !== undefined && typeof session !== 'string')
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The saved session is not a YouTube session.',
          details: { field: 'session' },
        })
      const video = await uploadResumable({
        client,
        context,
        made: videoSchema,
        body: await context.open(request.video.hash),
        mediaType: request.video.mediaType,
        chunkBytes: options.chunkBytes ?? DEFAULT_CHUNK_BYTES,
        session,
        saveSession,
        progress: context.progress,
        open: {
          method: 'POST',
          path: '/upload/youtube/v3/videos?part=snippet&part=status',
          query: { uploadType: 'resumable', notifySubscribers: request.notifySubscribers ?? false },
          json: toVideo(request),
        },
      })
      return {
        videoId: video.id,
        url: `https://www.youtube.com/watch?v=${video.id}`,
        privacy: toPrivacy(video.status?.privacyStatus),
      }
    },

    async setThumbnail(videoId, { hash, mediaType }, context) {
      checkId(videoId)
      const limit = options.thumbnailBytes ?? YOUTUBE_LIMITS.thumbnailBytes
      if (mediaType !== 'image/jpeg' && mediaType !== 'image/png')
        throw invalid('mediaType', `A thumbnail of ${mediaType} is not possible. Pass a JPEG or a PNG.`)
      const body = await context.open(hash)
      if ((body.size ?? 0) > limit)
        throw invalid('hash', `The thumbnail has ${body.size} bytes; at most ${limit} are sent.`, limit)
      const answer = await client.repeat(
        {
          method: 'POST',
          path: '/upload/youtube/v3/thumbnails/set',
          query: { videoId, uploadType: 'media' },
          body: limitInput(body, { provider: 'YouTube', what: 'thumbnails', maxBytes: limit }),
          headers: { 'content-type': mediaType },
        },
        context,
      )
      await answer.json(z.looseObject({}))
    },

    async addCaptions(videoId, { file, language, name }, context) {
      checkId(videoId)
      if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(language))
        throw invalid('language', `"${language.slice(0, 40)}" is not a language, such as "en" or "pt-BR".`)
      if (Array.from(name).length > YOUTUBE_LIMITS.captionName)
        throw invalid(
          'name',
          `The name of the captions is longer than ${YOUTUBE_LIMITS.captionName} characters.`,
          YOUTUBE_LIMITS.captionName,
        )
      const metadata = { snippet: { videoId, language, name, isDraft: false } }
      const captions = { provider: 'YouTube', what: 'captions', maxBytes: YOUTUBE_LIMITS.captionBytes }
      const related = multipartRelated(metadata, {
        mediaType: file.mediaType,
        source: limitInput(await context.open(file.hash), captions),
      })
      try {
        const answer = await client.submit(
          {
            method: 'POST',
            path: '/upload/youtube/v3/captions',
            query: { part: 'snippet', uploadType: 'multipart' },
            ...related,
          },
          context,
        )
        return { captionId: (await answer.json(captionSchema)).id }
      } catch (error) {
        if (context.signal.aborted || !MutoscopeError.isInstance(error) || error.code !== 'CALL_AMBIGUOUS')
          throw error
        // The answer was lost: a track that is there was added, and is not added a second time.
        const answer = await client.repeat(
          { method: 'GET', path: '/youtube/v3/captions', query: { part: 'snippet', videoId } },
          context,
        )
        const { items } = await answer.json(z.looseObject({ items: z.array(captionSchema).nullish() }))
        const added = items?.find(({ snippet }) => snippet?.language === language && snippet.name === name)
        if (added === undefined)
          throw new MutoscopeError('PROVIDER_UNAVAILABLE', { message: error.message, details: error.details })
        return { captionId: added.id }
      }
    },

    async getStatus(videoId, context) {
      const answer = await client.repeat(
        { method: 'GET', path: '/youtube/v3/videos', query: { part: 'status', id: checkId(videoId) } },
        context,
      )
      const { items } = await answer.json(z.looseObject({ items: z.array(videoSchema).nullish() }))
      const video = items?.[0]
      if (video === undefined)
        throw new MutoscopeError('PROVIDER_REJECTED', {
          message: `YouTube video ${videoId} does not exist, or the token has no access to it.`,
          details: { reason: 'NOT_FOUND' },
        })
      const { uploadStatus, failureReason, rejectionReason, privacyStatus } = video.status ?? {}
      const state =
        uploadStatus === 'processed' || uploadStatus === 'failed' || uploadStatus === 'rejected'
          ? uploadStatus
          : 'processing'
      return { state, reason: failureReason ?? rejectionReason ?? null, privacy: toPrivacy(privacyStatus) }
    },

    async checkKey(context) {
      const answer = await client.repeat(
        { method: 'GET', path: '/youtube/v3/channels', query: { part: 'id', mine: true } },
        toRequestContext(context),
      )
      const { items } = await answer.json(z.looseObject({ items: z.array(z.looseObject({})).nullish() }))
      if ((items ?? []).length === 0)
        throw new MutoscopeError('PROVIDER_AUTH', {
          message: 'The account has no YouTube channel. Create one, then try again.',
          details: { provider: 'YouTube', reason: 'NO_CHANNEL' },
        })
    },
  }
}

function toVideo(request: PublishRequest): unknown {
  const { title, description, tags, categoryId, language, publishAt } = request
  return {
    snippet: {
      title,
      description,
      tags,
      categoryId,
      ...(language === undefined ? {} : { defaultLanguage: language }),
    },
    status: {
      privacyStatus: request.privacy ?? 'private',
      selfDeclaredMadeForKids: request.madeForKids,
      containsSyntheticMedia: request.synthetic ?? true,
      ...(publishAt === undefined ? {} : { publishAt: new Date(publishAt).toISOString() }),
    },
  }
}

function toPrivacy(status: string | null | undefined): PublishPrivacy {
  return status === 'public' || status === 'unlisted' ? status : 'private'
}

function checkId(videoId: string): string {
  if (/^[\w-]{1,64}$/u.test(videoId)) return videoId
  throw invalid('videoId', `"${videoId.slice(0, 40)}" is not an id of a YouTube video.`)
}

function invalid(field: string, message: string, limit?: number): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', {
    message,
    details: { field, ...(limit === undefined ? {} : { limit }) },
  })
}

const videoSchema = z.looseObject({
  id: z.string(),
  status: z
    .looseObject({
      uploadStatus: z.string().nullish(),
      failureReason: z.string().nullish(),
      rejectionReason: z.string().nullish(),
      privacyStatus: z.string().nullish(),
    })
    .nullish(),
})

const captionSchema = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({ language: z.string().nullish(), name: z.string().nullish() }).nullish(),
})
