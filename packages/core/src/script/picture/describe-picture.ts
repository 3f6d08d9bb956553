import type { Language } from '../../domain/settings.js'
import { pictureAction } from './picture-action.js'
import { picturePhrases } from './picture-phrases.js'
import type { StoryBeing } from './story-cast.js'
import { readVisible, type Visible } from './visible-words.js'

/** What a picture of a text shows, and what kinds of things that is. */
export type PictureDescription = {
  readonly shows: string
  readonly subjects: ReadonlySet<Visible>
  /** There is more than one being in it. */
  readonly isShared: boolean
}

const plurals = /\b(?:we|us|our|ours|they|them|people)\b/iu

/** Says in one line what a picture of a part of a script shows: who does what, where, and with what. */
export function describePicture(
  text: string,
  language: Language,
  cast: readonly StoryBeing[],
): PictureDescription {
  const [first = '', ...others] = picturePhrases(text, language, cast)
  const heads = [first, ...others].map((phrase) =>
    readVisible(phrase.split(/\s+/u).at(-1)?.toLowerCase() ?? ''),
  )
  const subjects = new Set(heads)
  const isShared =
    heads.filter((head) => head === 'being').length > 1 || (cast.length > 1 && / and /u.test(first))
  if (language !== 'en') return { shows: [first, ...others].join(', '), subjects, isShared }
  const action = pictureAction(text)
  const who = heads.indexOf('being')
  // Thoughts without anything to see are thoughts of people.
  if (who < 0 && plurals.test(text) && !subjects.has('object'))
    return {
      shows: ['a crowd of people', ...[first, ...others].filter((_, index) => heads[index] !== null)].join(
        ', ',
      ),
      subjects: new Set([...subjects, 'being', 'place']),
      isShared: true,
    }
  const phrases = [first, ...others].map((phrase, index) =>
    index === who && action !== null ? `${phrase} ${action}` : phrase,
  )
  return { shows: phrases.join(', '), subjects, isShared }
}
