import type { Language } from '../domain/settings.js'

interface NamedRule {
  readonly names: Readonly<Record<Language, string>>
  readonly aliases?: readonly string[]
}

/**
 * Finds the rule a text names: by its key, then by its name in any language, then by another name. Only
 * letters and digits count, without accents.
 */
export function matchRule<Key extends string>(
  rules: Readonly<Record<Key, NamedRule>>,
  text: string,
): Key | null {
  const wanted = plain(text)
  if (wanted === '') return null
  const keys = Object.keys(rules) as Key[]
  return (
    keys.find((key) => plain(key) === wanted) ??
    keys.find((key) => Object.values(rules[key].names).some((name) => plain(name) === wanted)) ??
    keys.find((key) => (rules[key].aliases ?? []).some((alias) => plain(alias) === wanted)) ??
    null
  )
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
