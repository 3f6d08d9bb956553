import * as z from 'zod'
import { readChapterLines } from './chapter-lines.js'
import { chapterProblems } from './chapter-problems.js'
import { countBytes } from './count-bytes.js'
import { countCharacters } from './count-characters.js'
import { findHashtags } from './find-hashtags.js'
import { METADATA_LIMITS } from './metadata-limits.js'
import type { MetadataProblem } from './metadata-problem.js'
import { tagsLength } from './tags-length.js'
import { toProblem } from './to-problem.js'

/** Categories that a video can be put in. The others of YouTube's list are for films and shows. */
const CATEGORIES = new Set([
  '1',
  '2',
  '10',
  '15',
  '17',
  '19',
  '20',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
  '29',
])

/**
 * Checks metadata that anybody wrote, a person or a model, against what YouTube takes. An empty list means
 * that it can be uploaded as it is. Chapters and hashtags are read from the title and the description, since
 * that is where YouTube reads them.
 */
export function checkMetadata(
  metadata: unknown,
  { durationMs = null }: { readonly durationMs?: number | null } = {},
): readonly MetadataProblem[] {
  const parsed = metadataSchema.safeParse(metadata)
  if (!parsed.success)
    return parsed.error.issues.map((issue) =>
      toProblem('SHAPE', issue.path.map(String).join('.'), issue.message),
    )
  const { data } = parsed
  return [
    ...titleProblems(data.title),
    ...descriptionProblems(data.description),
    ...tagProblems(data.tags ?? []),
    ...hashtagProblems(data),
    ...timeProblems(data, durationMs),
    ...declarationProblems(data),
  ]
}

function titleProblems(title: string): readonly MetadataProblem[] {
  const length = countCharacters(title)
  return [
    ...(title.trim() === '' ? [toProblem('TITLE_EMPTY', 'title', 'The title is empty.')] : []),
    ...(length > METADATA_LIMITS.title
      ? [
          toProblem(
            'TITLE_TOO_LONG',
            'title',
            `The title has ${length} characters. The most is ${METADATA_LIMITS.title}.`,
          ),
        ]
      : []),
    ...(/[<>]/u.test(title) ? [toProblem('TITLE_CHARACTERS', 'title', 'The title holds < or >.')] : []),
  ]
}

function descriptionProblems(description: string): readonly MetadataProblem[] {
  const bytes = countBytes(description)
  const most = METADATA_LIMITS.descriptionBytes
  return [
    ...(bytes > most
      ? [
          toProblem(
            'DESCRIPTION_TOO_LONG',
            'description',
            `The description has ${bytes} bytes. The most is ${most}.`,
          ),
        ]
      : []),
    ...(/[<>]/u.test(description)
      ? [toProblem('DESCRIPTION_CHARACTERS', 'description', 'The description holds < or >.')]
      : []),
  ]
}

function tagProblems(tags: readonly string[]): readonly MetadataProblem[] {
  const length = tagsLength(tags)
  const lower = tags.map((tag) => tag.trim().toLowerCase())
  return [
    ...tags.flatMap((tag, index) => [
      ...(tag.trim() === '' ? [toProblem('TAG_EMPTY', `tags.${index}`, 'The tag is empty.')] : []),
      ...(/[<>,"]/u.test(tag)
        ? [
            toProblem(
              'TAG_CHARACTERS',
              `tags.${index}`,
              `The tag ${tag} holds <, >, a comma or a quotation mark.`,
            ),
          ]
        : []),
      ...(lower.indexOf(tag.trim().toLowerCase()) < index
        ? [toProblem('TAG_REPEATED', `tags.${index}`, `The tag ${tag} is there twice.`)]
        : []),
    ]),
    ...(length > METADATA_LIMITS.tags
      ? [
          toProblem(
            'TAGS_TOO_LONG',
            'tags',
            `The tags count as ${length} characters. The most is ${METADATA_LIMITS.tags}.`,
          ),
        ]
      : []),
  ]
}

function hashtagProblems({ title, description, hashtags }: CheckedMetadata): readonly MetadataProblem[] {
  const inText = findHashtags(`${title}\n${description}`)
  const known = new Set(inText.map((hashtag) => hashtag.toLowerCase()))
  const { hashtags: most, sensibleHashtags } = METADATA_LIMITS
  return [
    ...(inText.length > most
      ? [
          toProblem(
            'HASHTAGS_TOO_MANY',
            'description',
            `There are ${inText.length} hashtags. Above ${most} YouTube ignores all of them.`,
          ),
        ]
      : []),
    ...(inText.length > sensibleHashtags && inText.length <= most
      ? [
          toProblem(
            'HASHTAGS_MANY',
            'description',
            `There are ${inText.length} hashtags. Above ${sensibleHashtags} they look like spam.`,
          ),
        ]
      : []),
    ...(hashtags ?? []).flatMap((hashtag, index) => {
      if (!/^#[\p{L}\p{N}\p{M}_]+$/u.test(hashtag))
        return [
          toProblem(
            'HASHTAG_INVALID',
            `hashtags.${index}`,
            `"${hashtag}" is not # and letters or digits without spaces.`,
          ),
        ]
      if (known.has(hashtag.toLowerCase())) return []
      return [
        toProblem(
          'HASHTAG_NOT_IN_TEXT',
          `hashtags.${index}`,
          `${hashtag} is neither in the title nor in the description, where YouTube would read it.`,
        ),
      ]
    }),
  ]
}

/** Times in the text are meant as chapters only when one is 00:00: others are just links into the video. */
function timeProblems(
  { description, chapters }: CheckedMetadata,
  durationMs: number | null,
): readonly MetadataProblem[] {
  const inText = readChapterLines(description)
  const named = new Set(inText.map(({ startSec }) => startSec))
  const meant = named.has(0)
  const missing = (chapters ?? []).some(({ startSec }) => !named.has(startSec))
  return [
    ...(meant ? chapterProblems(inText, durationMs) : []),
    ...(missing
      ? [
          toProblem(
            'CHAPTERS_NOT_IN_TEXT',
            'chapters',
            'There are chapters that the description does not name, where YouTube would read them.',
          ),
        ]
      : []),
  ]
}

function declarationProblems({
  categoryId,
  madeForKids,
  containsSyntheticMedia,
}: CheckedMetadata): readonly MetadataProblem[] {
  const unknown = categoryId === undefined || categoryId === null || !CATEGORIES.has(categoryId)
  return [
    ...(unknown
      ? [
          toProblem(
            'CATEGORY_UNKNOWN',
            'categoryId',
            `A video cannot be put in category ${categoryId ?? 'none'}. Use one of: ${[...CATEGORIES].join(', ')}.`,
          ),
        ]
      : []),
    ...(typeof madeForKids === 'boolean'
      ? []
      : [
          toProblem(
            'MADE_FOR_KIDS_MISSING',
            'madeForKids',
            'Nobody has said whether the video is made for children.',
          ),
        ]),
    ...(typeof containsSyntheticMedia === 'boolean'
      ? []
      : [
          toProblem(
            'SYNTHETIC_MEDIA_MISSING',
            'containsSyntheticMedia',
            'Nobody has said whether the video holds synthetic sound or pictures.',
          ),
        ]),
  ]
}

const metadataSchema = z.object({
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()).nullish(),
  hashtags: z.array(z.string()).nullish(),
  chapters: z.array(z.object({ title: z.string(), startSec: z.number() })).nullish(),
  categoryId: z.string().nullish(),
  madeForKids: z.boolean().nullish(),
  containsSyntheticMedia: z.boolean().nullish(),
})

type CheckedMetadata = z.infer<typeof metadataSchema>
