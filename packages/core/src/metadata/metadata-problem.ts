/** Every code of a problem: `error` is refused by YouTube, `warning` is ignored by it or does harm. */
export const METADATA_PROBLEMS = {
  SHAPE: 'error',
  TITLE_EMPTY: 'error',
  TITLE_TOO_LONG: 'error',
  TITLE_CHARACTERS: 'error',
  DESCRIPTION_TOO_LONG: 'error',
  DESCRIPTION_CHARACTERS: 'error',
  TAG_EMPTY: 'error',
  TAG_CHARACTERS: 'error',
  TAGS_TOO_LONG: 'error',
  TAG_REPEATED: 'warning',
  CATEGORY_UNKNOWN: 'error',
  HASHTAG_INVALID: 'warning',
  HASHTAG_NOT_IN_TEXT: 'warning',
  HASHTAGS_TOO_MANY: 'warning',
  HASHTAGS_MANY: 'warning',
  CHAPTERS_TOO_FEW: 'warning',
  CHAPTERS_FIRST_NOT_ZERO: 'warning',
  CHAPTERS_NOT_ASCENDING: 'warning',
  CHAPTER_TOO_SHORT: 'warning',
  CHAPTER_UNTITLED: 'warning',
  CHAPTERS_NOT_IN_TEXT: 'warning',
  MADE_FOR_KIDS_MISSING: 'warning',
  SYNTHETIC_MEDIA_MISSING: 'warning',
} as const satisfies Readonly<Record<string, 'error' | 'warning'>>

/** A key of {@link METADATA_PROBLEMS}. */
export type MetadataProblemCode = keyof typeof METADATA_PROBLEMS

/** Something YouTube would refuse or ignore. */
export type MetadataProblem = {
  readonly code: MetadataProblemCode
  readonly severity: 'error' | 'warning'
  /** Where: `title`, `tags.3`. */
  readonly field: string
  readonly message: string
}
