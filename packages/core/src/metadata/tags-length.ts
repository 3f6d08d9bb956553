import { countCharacters } from './count-characters.js'

/**
 * Length of a list of tags as YouTube counts it: a comma between two counts, and a tag with a space is
 * quoted, which counts two.
 */
export function tagsLength(tags: readonly string[]): number {
  return tags.reduce(
    (sum, tag) => sum + countCharacters(tag) + (/\s/u.test(tag) ? 2 : 0),
    Math.max(0, tags.length - 1),
  )
}
