import { readVisible, singular } from './visible-words.js'

/** Somebody whom a whole script is about. */
export type StoryBeing = {
  /** As the title writes it, without its article: `Town Mouse`. */
  readonly name: string
  /** What it is, in lower case and singular: `mouse`. */
  readonly kind: string
}

const mostBeings = 3
const opening =
  /^.*?\b(?:tales?|story|stories|adventures?|legend|fable|history|life|book|film|video)\b[^,.]*?\b(?:of|about)\b/iu
/** What comes after one of these says something about the beings before it, or is not there at all. */
const rest =
  /[:;.!?(–—]|\b(?:who|whose|that|which|when|where|in|on|at|of|from|behind|under|against|into|for|by|about|cried|is|are|was|were|goes|learns?|finds?|meets?)\b/iu

/**
 * The beings a script is about, read from its title and description: "The Town Mouse and the Country Mouse"
 * has two, "The Boy Who Cried Wolf" has one. Of several texts the one that names most of them counts.
 */
export function storyCast(texts: readonly string[]): readonly StoryBeing[] {
  return texts
    .map(beingsOf)
    .reduce<readonly StoryBeing[]>((best, beings) => (beings.length > best.length ? beings : best), [])
}

function beingsOf(text: string): readonly StoryBeing[] {
  const plain =
    (text.trim().includes(' ') ? text : text.replace(/[-_]+/gu, ' ')).replace(opening, '').split(rest)[0] ??
    ''
  const seen = new Set<string>()
  return plain
    .split(/\band\b|\bor\b|\bwith\b|\bvs\b|\bversus\b|[&,/+]/iu)
    .flatMap((part) => {
      const name = part
        .replace(/["'“”‘’]/gu, '')
        .trim()
        .replace(/^(?:an?|the|my|our|his|her)\s+/iu, '')
      const kind = singular(name.split(/\s+/u).at(-1)?.toLowerCase() ?? '')
      if (readVisible(kind) !== 'being' || seen.has(name.toLowerCase())) return []
      seen.add(name.toLowerCase())
      return [{ name, kind }]
    })
    .slice(0, mostBeings)
}
