import { MutoscopeError } from '@mutoscope/core'
import type { PublishRequest } from '@mutoscope/core/ports'
import { YOUTUBE_LIMITS } from './youtube-limits.js'

/**
 * Refuses what YouTube would not take, before a byte is sent. @throws `INVALID_INPUT` with `details.field`
 * and, where there is one, `details.limit`
 */
export function checkPublishRequest(request: PublishRequest): void {
  const { title, description, tags, categoryId, video, publishAt, privacy = 'private' } = request
  const titleLength = Array.from(title).length
  if (title.trim() === '') refuse('title', 'The title is empty.')
  if (titleLength > YOUTUBE_LIMITS.title)
    refuse(
      'title',
      `The title has ${titleLength} characters; YouTube takes ${YOUTUBE_LIMITS.title}.`,
      YOUTUBE_LIMITS.title,
    )
  const descriptionBytes = Buffer.byteLength(description)
  if (descriptionBytes > YOUTUBE_LIMITS.descriptionBytes) {
    refuse(
      'description',
      `The description has ${descriptionBytes} bytes; YouTube takes ${YOUTUBE_LIMITS.descriptionBytes}.`,
      YOUTUBE_LIMITS.descriptionBytes,
    )
  }
  for (const [field, text] of [
    ['title', title],
    ['description', description],
    ...tags.map((tag) => ['tags', tag] as const),
  ] as const) {
    if (/[<>]/u.test(text)) refuse(field, `YouTube does not allow < and > in ${field}.`)
  }
  if (tags.some((tag) => tag.trim() === '' || tag.includes(',')))
    refuse('tags', 'A tag is empty or has a comma in it.')
  const length = tagsLength(tags)
  if (length > YOUTUBE_LIMITS.tags)
    refuse(
      'tags',
      `The tags count ${length} characters; YouTube takes ${YOUTUBE_LIMITS.tags}.`,
      YOUTUBE_LIMITS.tags,
    )
  if (!/^\d{1,4}$/u.test(categoryId))
    refuse(
      'categoryId',
      `"${categoryId.slice(0, 40)}" is not a category of YouTube: pass its number as text, for instance "27" for education.`,
    )
  if (!video.mediaType.startsWith('video/')) refuse('video', `${video.mediaType} is not a video.`)
  if (publishAt !== undefined && privacy !== 'private')
    refuse('publishAt', 'Only a private video can be published later. Leave `privacy` out, or `publishAt`.')
}

/**
 * Characters of tags as YouTube counts them: with the commas between them and quotes around those with
 * spaces.
 */
function tagsLength(tags: readonly string[]): number {
  return tags.reduce(
    (sum, tag) => sum + Array.from(tag).length + (/\s/u.test(tag) ? 2 : 0),
    Math.max(0, tags.length - 1),
  )
}

function refuse(field: string, message: string, limit?: number): never {
  throw new MutoscopeError('INVALID_INPUT', {
    message,
    details: { field, ...(limit === undefined ? {} : { limit }) },
  })
}
