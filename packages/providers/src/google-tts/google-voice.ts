import { MutoscopeError, type Language, type SpeechRequest, type Voice } from '@mutoscope/core'

/** Names of Google's voices for ours, by language, for instance `{ fr: { alloy: 'fr-FR-Neural2-F' } }`. */
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
  alloy: 'Kore',
  echo: 'Puck',
  fable: 'Aoede',
  onyx: 'Charon',
  nova: 'Leda',
  shimmer: 'Zephyr',
}
const NEURAL: Readonly<Record<Voice, string>> = {
  alloy: 'C',
  echo: 'A',
  fable: 'F',
  onyx: 'D',
  nova: 'G',
  shimmer: 'H',
}

/**
 * The voice of a request in one of Google's kinds of voices.
 *
 * @throws `VOICE_UNAVAILABLE` when the host must name one: outside of English only the Chirp voices are
 *   known here
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
  if (model === 'neural2' && language === 'en')
    return { languageCode: locale, name: `${locale}-Neural2-${NEURAL[voice]}` }
  throw new MutoscopeError('VOICE_UNAVAILABLE', {
    message: `No ${model} voice of Google is known for ${voice} in ${language}. Name one: \`voices: { ${language}: { ${voice}: '${locale}-…' } }\`; GET v1/voices lists them.`,
    details: { language, voice, model },
  })
}
