import { findGenre, findMood, GENRES, MOODS, type Genre, type Mood } from '@mutoscope/core/metadata'
import { ApiError } from '../../../contract/error-definition.js'
import { invalidRequest } from '../errors.js'

/** The genre that somebody's words mean. @throws `INVALID_REQUEST` with the genres there are */
export function readGenre(text: string): Genre {
  return findGenre(text) ?? unknown('genre', text, GENRES)
}

/** The mood that somebody's words mean. @throws `INVALID_REQUEST` with the moods there are */
export function readMood(text: string): Mood {
  return findMood(text) ?? unknown('mood', text, MOODS)
}

function unknown(field: string, text: string, known: readonly string[]): never {
  throw new ApiError(invalidRequest, {
    message: `There is no ${field} "${text}". Use one of: ${known.join(', ')}.`,
    details: { field, known },
  })
}
