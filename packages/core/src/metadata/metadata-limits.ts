/** What YouTube takes. Read from the reference of its data interface and its help pages, 2026. */
export const METADATA_LIMITS = {
  /** Characters. */
  title: 100,
  /** Bytes of UTF-8. */
  descriptionBytes: 5000,
  /** Characters as YouTube counts them, see `tagsLength`. */
  tags: 500,
  /** From one more on, YouTube ignores every hashtag of the video. */
  hashtags: 60,
  /** From one more on, hashtags look like spam to viewers. */
  sensibleHashtags: 15,
  chapters: 3,
  chapterSec: 10,
} as const
