import { IRREGULAR_VERBS, VERBS } from './word-lists.js'

/** `discover` → `discovers`. */
export function thirdPerson(base: string): string {
  if (base === 'be') return 'is'
  if (base === 'have') return 'has'
  if (/(?:s|x|z|ch|sh|o)$/u.test(base)) return `${base}es`
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
}

/** `discover` → `discovering`, `run` → `running`, `make` → `making`. */
export function presentParticiple(base: string): string {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`
  if (/[^eoy]e$/u.test(base) && base !== 'be') return `${base.slice(0, -1)}ing`
  return doubles(base) ? `${base}${base.at(-1)}ing` : `${base}ing`
}

/** A verb form with its base, or null for a word that is no known verb. */
export function readVerb(
  word: string,
): { readonly base: string; readonly form: 'base' | 'third' | 'ing' | 'past' } | null {
  const irregular = IRREGULAR_VERBS.get(word)
  if (irregular !== undefined)
    return { base: irregular, form: word.endsWith('ing') ? 'ing' : word.endsWith('s') ? 'third' : 'past' }
  if (VERBS.has(word)) return { base: word, form: 'base' }
  const third = (
    [
      [/ies$/u, 'y'],
      [/es$/u, ''],
      [/s$/u, ''],
    ] as const
  )
    .map(([ending, put]) => word.replace(ending, put))
    .find((base) => base !== word && VERBS.has(base))
  if (third !== undefined) return { base: third, form: 'third' }
  const ing = word.endsWith('ing') ? knownStem(word.slice(0, -3)) : null
  if (ing !== null) return { base: ing, form: 'ing' }
  const past = word.endsWith('ed') ? knownStem(word.slice(0, -2)) : null
  return past === null ? null : { base: past, form: 'past' }
}

/** The base of a third-person form by rule alone, for verbs nobody listed. */
export function guessBase(third: string): string {
  if (third.endsWith('ies')) return `${third.slice(0, -3)}y`
  return /(?:ss|x|z|ch|sh|o)es$/u.test(third) ? third.slice(0, -2) : third.slice(0, -1)
}

function knownStem(stem: string): string | null {
  const candidates = [stem, `${stem}e`, stem.slice(0, -1), stem.replace(/i$/u, 'y')]
  return (
    candidates.find(
      (base) => VERBS.has(base) && (base !== stem.slice(0, -1) || stem.at(-1) === stem.at(-2)),
    ) ?? null
  )
}

/** Short stressed syllables double their consonant; of the longer verbs in use only these do. */
function doubles(base: string): boolean {
  return (
    /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(base) ||
    /^(?:begin|forget|outwit|unplug)$/u.test(base) ||
    /^(?:qui|squa)t$/u.test(base)
  )
}
