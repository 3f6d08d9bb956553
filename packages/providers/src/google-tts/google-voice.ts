import { MutoscopeError, type Language, type Voice } from '@mutoscope/core'
import type { SpeechRequest } from '@mutoscope/core/ports'

/** Names of Google's voices for ours, by language, for instance `{ fr: { balanced: 'fr-FR-Neural2-F' } }`. */
export type GoogleVoices = Readonly<Partial<Record<Language, Readonly<Partial<Record<Voice, string>>>>>>

const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-US',
  fr: 'fr-FR',
  es: 'es-ES',
  de: 'de-DE',
  it: 'it-IT',
  pt: 'pt-BR',
}
/** Chirp voices have the same names in every language. */
const CHIRP: Readonly<Record<Voice, string>> = {
  balanced: 'Kore',
  warm: 'Puck',
  storyteller: 'Aoede',
  deep: 'Charon',
  bright: 'Leda',
  soft: 'Zephyr',
}
/** The kinds whose voices are letters, the same ones in each. */
const LETTERED: Readonly<Record<string, string>> = {
  neural2: 'Neural2',
  wavenet: 'Wavenet',
  standard: 'Standard',
}
/** Letters of a high voice and a low one in each language, which all three kinds have. */
const PAIRS: Readonly<Record<Exclude<Language, 'en'>, readonly [high: string, low: string]>> = {
  fr: ['F', 'G'],
  es: ['H', 'G'],
  de: ['G', 'H'],
  it: ['E', 'F'],
  pt: ['A', 'B'],
}
const ENGLISH: Readonly<Record<Voice, string>> = {
  balanced: 'C',
  warm: 'A',
  storyteller: 'F',
  deep: 'D',
  bright: 'G',
  soft: 'H',
}
const LOW: ReadonlySet<Voice> = new Set(['warm', 'storyteller', 'deep'])

/**
 * The voice of a request in one of Google's kinds of voices: six in English, two in the other languages, six
 * with Chirp everywhere.
 *
 * @throws `VOICE_UNAVAILABLE` for a kind that is not known here, whose voices the host must name
 */
export function googleVoice(
  model: string,
  voices: GoogleVoices,
  { language, voice }: Pick<SpeechRequest, 'language' | 'voice'>,
): { readonly languageCode: string; readonly name: string } {
  const locale = LOCALES[language]
  const own = voices[language]?.[voice]
  if (own !== undefined) return { languageCode: /^[a-z]{2,3}-[A-Z]{2}/u.exec(own)?.[0] ?? locale, name: own }
  if (model === 'chirp3-hd') return { languageCode: locale, name: `${locale}-Chirp3-HD-${CHIRP[voice]}` }
  const kind = LETTERED[model]
  if (kind !== undefined)
    return { languageCode: locale, name: `${locale}-${kind}-${letterOf(language, voice)}` }
  throw new MutoscopeError('VOICE_UNAVAILABLE', {
    message: `No ${model} voice of Google is known for ${voice} in ${language}. Name one: \`voices: { ${language}: { ${voice}: '${locale}-…' } }\`; GET v1/voices lists them.`,
    details: { language, voice, model },
  })
}

function letterOf(language: Language, voice: Voice): string {
  return language === 'en' ? ENGLISH[voice] : PAIRS[language][LOW.has(voice) ? 1 : 0]
}
