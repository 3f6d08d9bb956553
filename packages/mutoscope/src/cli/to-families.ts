import { FAMILY_NAMES, type FamilyName } from '@mutoscope/api'
import { UsageError } from './usage-error.js'

/** Reads names of families with commas between them. @throws UsageError for one that is not there */
export function toFamilies(text: string): readonly FamilyName[] {
  return text.split(',').map((part) => {
    const name = FAMILY_NAMES.find((known) => known === part.trim())
    if (name === undefined)
      throw new UsageError(`There is no family "${part}". There are: ${FAMILY_NAMES.join(', ')}.`)
    return name
  })
}
