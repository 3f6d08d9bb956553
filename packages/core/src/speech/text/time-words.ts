import { cardinalWords } from './cardinal-words.js'

/** Says a time of day. `halfKnown` is true where "am" or "pm" follows, so that no "o'clock" is wanted. */
export function timeWords(hours: number, minutes: number, halfKnown: boolean): string[] {
  const hour = cardinalWords(hours)
  if (minutes === 0)
    return halfKnown ? hour : [...hour, ...(hours > 12 || hours === 0 ? ['hundred'] : ["o'clock"])]
  return [...hour, ...(minutes < 10 ? ['oh'] : []), ...cardinalWords(minutes)]
}
