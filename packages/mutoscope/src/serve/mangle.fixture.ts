/** Makes values that are nearly right, the same ones at every run. */
export interface Mangler {
  /** A text in place of one: itself, or something nobody expects. */
  text(given: string): string
  /** An object with members changed, left out, added or replaced. */
  object(given: Readonly<Record<string, unknown>>): Record<string, unknown>
  /** Any value. */
  value(given: unknown): unknown
}

const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '999999999999999999999',
  '1e309',
  'NaN',
  'null',
  'true',
  '../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '\u0000',
  'a\u0000b',
  '\u202Eevil',
  '😀'.repeat(50),
  'ß'.repeat(300),
  '\uD800',
  "'; drop table projects; --",
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  '%s%n',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  '\r\nSet-Cookie: a=b',
  '2025-13-45T99:99:99Z',
  '[object Object]',
  '[]',
]
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 1,
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: {} } } },
  '',
  'text',
  Array.from({ length: 200 }, (_, index) => index),
  { length: 5 },
  { toString: 'x' },
]

/** Makes a {@link Mangler} whose choices depend on a name alone. */
export function createMangler(name: string): Mangler {
  let state =
    Array.from(name, (character) => character.codePointAt(0) ?? 0).reduce(
      (hash, code) => Math.imul(hash ^ code, 16_777_619),
      2_166_136_261,
    ) >>> 0
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise

  const mangler: Mangler = {
    text: (given) => (random() < 0.5 ? given : pick(TEXTS, given)),
    object(given) {
      const entries = Object.entries(given).flatMap(([key, value]): [string, unknown][] => {
        const dice = random()
        if (dice < 0.15) return []
        return [[key, dice < 0.55 ? value : mangler.value(value)]]
      })
      if (random() < 0.15) entries.push([pick(TEXTS, 'extra'), pick(VALUES, null)])
      return Object.fromEntries(entries)
    },
    value(given) {
      if (random() < 0.35) return random() < 0.5 ? pick(VALUES, null) : pick(TEXTS, '')
      if (Array.isArray(given))
        return random() < 0.3
          ? []
          : given.flatMap((item) => (random() < 0.2 ? [item, item] : [mangler.value(item)]))
      if (typeof given === 'object' && given !== null)
        return mangler.object(given as Readonly<Record<string, unknown>>)
      if (typeof given === 'string') return mangler.text(given)
      return random() < 0.5 ? given : pick(VALUES, given)
    },
  }
  return mangler
}
