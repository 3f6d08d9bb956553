import type { Language } from '../domain/settings.js'

const small = new Set(
  'a an and as at but by for from in into nor of on or over per so than that the to up via vs with'.split(
    ' ',
  ),
)
const longest = 80

/**
 * Makes a title of at most 80 characters from a text: title case in English, a capital first letter
 * elsewhere, cut between words.
 */
export function writeTitle(text: string, language: Language): string {
  const words = text
    .replace(/\s+/gu, ' ')
    .replace(/(?<![\s.,;:!…])[\s.,;:!…]+$/u, '')
    .trim()
    .split(' ')
  const cased = words.map((word, index) =>
    index === 0 || (language === 'en' && (index === words.length - 1 || !small.has(word)))
      ? capitalised(word)
      : word,
  )
  return shortened(cased)
}

function shortened(words: readonly string[]): string {
  const whole = words.join(' ')
  if (whole.length <= longest) return whole
  let title = ''
  for (const word of words) {
    if (`${title} ${word}`.length > longest - 1) break
    title = `${title} ${word}`.trim()
  }
  return `${
    title === ''
      ? Array.from(whole)
          .slice(0, longest / 2 - 1)
          .join('')
      : title.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '')
  }…`
}

function capitalised(word: string): string {
  return word.replace(/^\P{L}*\p{Ll}/u, (start) => start.toLocaleUpperCase())
}
