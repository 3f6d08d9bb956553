/** What YouTube takes; read in November 2026. */
export const YOUTUBE_LIMITS = {
  /** Characters. */
  title: 100,
  /** Bytes of UTF-8. */
  descriptionBytes: 5000,
  /** Characters of all tags with the commas between them; a tag with a space counts two more. */
  tags: 500,
  /** Characters of the name of a caption track. */
  captionName: 150,
  /** Bytes of a caption file. */
  captionBytes: 100_000_000,
  /** Bytes. YouTube takes up to 50 MB of channels that it has moved; every channel takes this. */
  thumbnailBytes: 2 * 1024 * 1024,
} as const
