import { matchRule } from './match-rule.js'
import { MOOD_RULES, type Mood } from './mood-rules.js'

/** The mood that a free text names (`Happy`, `chill`, `mélancolique`), or null. */
export function findMood(text: string): Mood | null {
  return matchRule(MOOD_RULES, text)
}
