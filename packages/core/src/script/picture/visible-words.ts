import { BEINGS, MASS_NOUNS } from '../words/word-lists.js'
import { LEXICON } from '../words/lexicon.js'

/** What a word shows in a picture, or null for a word that cannot be seen. */
export type Visible = 'being' | 'place' | 'object' | 'matter' | null

const objects = new Set(
  `treasure chest gold crown sword lantern torch map book tree trees flower flowers grapes fruit door gate boat car train phone laptop computer backpack bottle cup product box chart gear rocket planet star stars moon sun heart clock flag
  camera letter key lamp window table chair bread storm rain fire wind cloud clouds light shadow bicycle bike guitar piano mirror coin ring shield candle egg apple stone wave waves beard hat rope wall roof bed fence`.split(
    /\s+/u,
  ),
)
const places = new Set(
  `ruins hills fields mountains snow space school house home room space tower shore meadow waterfall church tavern airport hospital library museum station good-bye goodbye farewell`.split(
    /\s+/u,
  ),
)
/** Words of the picture lexicon that say something else in running text. */
const ambiguous = new Set(
  `he him she her they someone quest general user character page code drive current race business company team meeting machine crossing prime main plain square ancient ancients climb cook chef bake recipe research
  ridge watch screen love growth sales data idea earth mobile ai guard drink industrial experiment gem bar parting front startup time hour performance community group human fall figure remains`.split(
    /\s+/u,
  ),
)
const known = { being: lexiconWords('being'), place: lexiconWords('place'), object: lexiconWords('object') }
const uneven: ReadonlyMap<string, string> = new Map([
  ['mice', 'mouse'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['wolves', 'wolf'],
  ['foxes', 'fox'],
  ['geese', 'goose'],
  ['oxen', 'ox'],
  ['leaves', 'leaf'],
  ['knives', 'knife'],
])

/** Reads one lower-case word; of a compound with a hyphen the whole or its last part. */
export function readVisible(word: string): Visible {
  const tail = word.slice(word.lastIndexOf('-') + 1)
  for (const form of new Set([word, word.replaceAll('-', ''), tail, singular(word), singular(tail)])) {
    if (BEINGS.has(form) || known.being.has(form)) return 'being'
    if (places.has(form) || known.place.has(form)) return 'place'
    if (objects.has(form) || known.object.has(form)) return 'object'
    if (MASS_NOUNS.has(form)) return 'matter'
  }
  return null
}

/** `mice` → `mouse`; a word that is no plural stays as it is. */
export function singular(word: string): string {
  const found = uneven.get(word)
  if (found !== undefined) return found
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^su]s$/u.test(word) ? word.slice(0, -1) : word
}

function lexiconWords(group: 'being' | 'place' | 'object'): ReadonlySet<string> {
  const words = Object.values(LEXICON[group]).flatMap((list) => list.split(' '))
  return new Set(words.filter((word) => !ambiguous.has(word)).map((word) => word.replace('_', '-')))
}
