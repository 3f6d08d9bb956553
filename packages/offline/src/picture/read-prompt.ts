import { LEXICON, type Known } from '@mutoscope/core/script'

/** What a prompt speaks of, each in the order of its mention. */
export type Idea = { readonly [Group in keyof typeof LEXICON]: readonly Known<Group>[] } & {
  /** Beings of which there is more than one. */
  readonly several: readonly Known<'being'>[]
  /** Where beings come from, which is not where they are: the town of a "town mouse". */
  readonly origin: readonly Known<'place'>[]
}

type Meaning = { readonly group: keyof typeof LEXICON; readonly name: string }
type Mention = Meaning & { readonly before: string; readonly isPlural: boolean }

const LONGEST_READ = 10_000
const counts = new Set([
  'two',
  'three',
  'four',
  'five',
  'six',
  'both',
  'several',
  'many',
  'some',
  'few',
  'another',
])
const articles = new Set([
  '',
  ',',
  '.',
  ';',
  ':',
  '!',
  '?',
  'a',
  'an',
  'the',
  'of',
  'and',
  'this',
  'that',
  'with',
])
const unevenPlurals = new Set([
  'mice',
  'men',
  'women',
  'children',
  'wolves',
  'foxes',
  'geese',
  'oxen',
  'sheep',
  'deer',
  'people',
])

/** Reads a prompt word by word; unknown words are passed over. "street" is never a tree. */
export function readPrompt(prompt: string): Idea {
  const words =
    prompt
      .slice(0, LONGEST_READ)
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+|[,.;:!?]/gu) ?? []
  const known = meanings()
  const found: Mention[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const next = words[index + 1]
    const both = next === undefined ? undefined : findPair(known, word, next)
    if (both !== undefined) {
      found.push(...both.map((meaning) => ({ ...meaning, before: '', isPlural: isPlural(next ?? '') })))
      index++
      continue
    }
    found.push(
      ...lookUp(known, word).map((meaning) => ({
        ...meaning,
        before: words[index - 1] ?? '',
        isPlural: isPlural(word) || counts.has(words[index - 1] ?? '') || counts.has(words[index - 2] ?? ''),
      })),
    )
  }
  const of = <Group extends keyof typeof LEXICON>(group: Group) =>
    [
      ...new Set(found.filter((meaning) => meaning.group === group).map((meaning) => meaning.name)),
    ] as unknown as readonly Known<Group>[]
  const beings = found.filter((meaning) => meaning.group === 'being')
  // Two of a kind are a plural, or told apart by the word before: a town mouse and a country mouse.
  const several = of('being').filter(
    (name) =>
      beings.some((being) => being.name === name && being.isPlural) ||
      new Set(
        beings.flatMap((being) => (being.name === name && !articles.has(being.before) ? [being.before] : [])),
      ).size > 1,
  )
  const here = placesIn(words, known)
  return {
    several,
    light: of('light'),
    weather: of('weather'),
    place: of('place').filter((name) => here.has(name)),
    origin: of('place').filter((name) => !here.has(name)),
    being: of('being'),
    object: of('object'),
    mood: of('mood'),
    pose: of('pose'),
  }
}

/** All places but those that say what kind of being somebody is. */
function placesIn(words: readonly string[], known: Dictionary): ReadonlySet<string> {
  return new Set(
    words.flatMap((word, index) => {
      const next = words[index + 1] ?? ''
      const isOrigin = lookUp(known, next).some(({ group }) => group === 'being')
      return [...(isOrigin ? [] : lookUp(known, word)), ...(findPair(known, word, next) ?? [])].map(
        ({ name }) => name,
      )
    }),
  )
}

function isPlural(word: string): boolean {
  return unevenPlurals.has(word) || (word.length > 3 && /[^su]s$/u.test(word))
}

type Dictionary = ReadonlyMap<string, readonly Meaning[]>

function meanings(): Dictionary {
  const dictionary = new Map<string, Meaning[]>()
  for (const [group, names] of Object.entries(LEXICON)) {
    for (const [name, text] of Object.entries(names as Record<string, string>)) {
      for (const entry of text.split(' ')) {
        const words = entry.replace('_', ' ')
        dictionary.set(words, [
          ...(dictionary.get(words) ?? []),
          { group: group as keyof typeof LEXICON, name },
        ])
      }
    }
  }
  return dictionary
}

function lookUp(known: Dictionary, word: string): readonly Meaning[] {
  for (const form of baseForms(word)) {
    const meaning = known.get(form)
    if (meaning !== undefined) return meaning
  }
  return []
}

function findPair(known: Dictionary, word: string, next: string): readonly Meaning[] | undefined {
  for (const form of baseForms(next)) {
    const meaning = known.get(`${word} ${form}`)
    if (meaning !== undefined) return meaning
  }
  return undefined
}

/** The word and what it may be an inflected form of. */
function baseForms(word: string): string[] {
  const forms = [word]
  if (word.endsWith('ies') && word.length > 4) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es') && word.length > 4) forms.push(word.slice(0, -2))
  if (word.endsWith('s') && word.length > 3 && !word.endsWith('ss')) forms.push(word.slice(0, -1))
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue
    const stem = word.slice(0, -ending.length)
    forms.push(stem, `${stem}e`)
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1))
  }
  return forms
}
