import * as z from 'zod'

const HASH = /^[0-9a-f]{64}$/u
const hash = z
  .string()
  .regex(HASH, { error: 'Give the SHA-256 of a stored file as 64 lower-case hex digits' })

/** Types of pictures that users bring. */
const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const

/** Checks a reference to a picture in the asset store: PNG, JPEG or WebP. */
export const pictureSchema = z.strictObject({ hash, mediaType: z.enum(PICTURE_TYPES) })

/** Checks a reference to a file with sound in the asset store. */
export const soundSchema = z.strictObject({
  hash,
  mediaType: z
    .string()
    .regex(/^(?:audio|video)\/[\w.+-]+$/u, { error: 'Give a file with sound: audio/… or video/…' }),
})
