import type { Brief, NounPhrase, Place } from './brief.js'
import { cleanBrief } from './clean-brief.js'
import { findVerb, type VerbSpot } from './find-verb.js'
import {
  presentParticiple,
  readVerb,
  thirdPerson,
  BEINGS,
  DETERMINERS,
  LIGHT_WORDS,
  MASS_NOUNS,
  PLACE_PREPOSITIONS,
  TAIL_WORDS,
  THINGS,
} from '@mutoscope/core/script'
import { toNounPhrase } from './to-noun-phrase.js'

/**
 * Understands an English brief as far as it goes: who does what, with what, where. Never fails; what it
 * cannot parse is a topic.
 */
export function parseBrief(prompt: string, details: readonly string[] = []): Brief {
  const clean = cleanBrief(prompt)
  const text = clean.main
  const all = [...clean.details, ...details]
  const howTo =
    /^(?:how to|learn (?:how )?to|learning to|the (?:best|easiest) way to|ways to)\s+(\S.*)$/iu.exec(
      text,
    )?.[1]
  if (howTo !== undefined)
    return { ...clause(howTo.toLowerCase().split(' ')[0] ?? '', howTo), text, kind: 'how-to', details: all }
  const question = /^(?:how|why|when|where|what|who|which)\s+\S/iu.test(text) ? questionTopic(text) : null
  if (question !== null) {
    const noun = toNounPhrase(question.noun)
    return {
      ...nothing(text),
      kind: 'question',
      subject: noun,
      topic: question.topic,
      topicIsNoun: question.isNoun,
      topicIsPlural: question.isNoun && noun?.plural === true,
      details: all,
    }
  }
  return { ...statement(text), text, details: all }
}

function nothing(text: string): Brief {
  return {
    text,
    kind: 'topic',
    subject: null,
    verb: null,
    object: null,
    verbRest: '',
    place: null,
    tail: '',
    topic: text,
    topicIsNoun: true,
    topicIsPlural: false,
    details: [],
  }
}

/** `bake sourdough bread at home`: a verb phrase in its base form. */
function clause(verb: string, text: string): Brief {
  const rest = readRest(tokens(text).slice(1))
  const base = readVerb(verb)?.base ?? verb
  return {
    ...nothing(text),
    verb: base,
    ...rest,
    verbRest: text.split(' ').slice(1).join(' '),
    topic: `${presentParticiple(base)} ${text.split(' ').slice(1).join(' ')}`.trim(),
  }
}

function statement(text: string): Brief {
  const words = tokens(text)
  const command = asCommand(words)
  if (command > 0) return topicOf(words.slice(command), words.slice(command).join(' ').replace(/ ,/gu, ','))
  const spot = findVerb(words)
  if (spot === null) return topicOf(words, text)
  const named = toNounPhrase(common(words.slice(0, spot.subjectEnd), spot))
  const subject =
    named === null
      ? null
      : {
          ...named,
          animate:
            named.animate || (!spot.relative && named.definite === named.bare && /^\p{Lu}/u.test(named.bare)),
        }
  if (subject === null) return topicOf(words, text)
  const rest = readRest(words.slice(spot.at + 1))
  const acts = subject.plural ? spot.base : thirdPerson(spot.base)
  const after = words
    .slice(spot.at + 1)
    .join(' ')
    .replace(/ ,/gu, ',')
  const base: Brief = { ...nothing(text), subject, verb: spot.base, ...rest, verbRest: after }
  // "A backpack that charges your phone" is about the backpack; "a hero discovers" is about what happens.
  if (spot.relative) return { ...base, topic: subject.definite, topicIsPlural: subject.plural }
  return {
    ...base,
    kind: 'action',
    topic: `how ${subject.indefinite} ${acts} ${after}`.trim(),
    topicIsNoun: false,
  }
}

function topicOf(words: readonly string[], text: string): Brief {
  const spot = { relative: false, form: 'none' as const }
  const placeAt = words.findIndex((word, index) => index > 0 && PLACE_PREPOSITIONS.has(word.toLowerCase()))
  const nounEnd = words.findIndex(
    (word, index) => index > 0 && (word === ',' || (TAIL_WORDS.has(word.toLowerCase()) && word !== 'and')),
  )
  const end = [placeAt, nounEnd]
    .filter((at) => at > 0)
    .reduce((least, at) => Math.min(least, at), words.length)
  const subject = toNounPhrase(common(words.slice(0, end), spot))
  if (subject === null) return nothing(text)
  const rest = readRest(words.slice(end))
  const topic = end === words.length ? withoutIndefinite(subject) : subject.definite
  return {
    ...nothing(text),
    subject,
    place: rest.place,
    tail: rest.tail,
    topic,
    topicIsPlural: subject.plural,
  }
}

/**
 * How many words to leave out of "Explore the deep sea" or "Journey through the heart" to reach what it is
 * about.
 */
function asCommand(words: readonly string[]): number {
  const [first = '', second = '', third = ''] = words.map((word) => word.toLowerCase())
  if (readVerb(first)?.form !== 'base') return 0
  if (/^(?:through|into|across|inside)$/u.test(second) && DETERMINERS.has(third)) return 2
  return DETERMINERS.has(second) || (first === 'meet' && second !== '') ? 1 : 0
}

function withoutIndefinite(noun: NounPhrase): string {
  return noun.plural && noun.definite === `the ${noun.bare}` ? noun.indefinite : noun.definite
}

/** What follows a verb: an object, then a place, then whatever is left. */
function readRest(words: readonly string[]): {
  object: NounPhrase | null
  place: Place | null
  tail: string
} {
  const objectEnd = endOf(words, 0)
  const object = toNounPhrase(
    words
      .slice(0, objectEnd)
      .filter((word) => !/^(?:up|out|off|down|away|back|together|alone|again|ly)$/iu.test(word)),
  )
  const preposition = words[objectEnd]?.toLowerCase() ?? ''
  const placeEnd = PLACE_PREPOSITIONS.has(preposition) ? endOf(words, objectEnd + 1) : objectEnd
  const noun = placeEnd > objectEnd ? toNounPhrase(words.slice(objectEnd + 1, placeEnd)) : null
  const inTail = words.findIndex(
    (word, index) => index > objectEnd + 1 && PLACE_PREPOSITIONS.has(word.toLowerCase()),
  )
  if (placeEnd === objectEnd && inTail > 0) {
    const later = readRest(words.slice(inTail))
    if (later.place !== null && later.tail === '')
      return {
        object,
        place: later.place,
        tail: words
          .slice(objectEnd, inTail)
          .join(' ')
          .replace(/ ,/gu, ',')
          .replace(/^[\s,]+/u, ''),
      }
  }
  const isTime =
    noun === null ||
    LIGHT_WORDS.has(noun.head) ||
    /^(?:\d{3,4}|minutes?|seconds?|days?|hours?|years?|weeks?|time|life|action)$/u.test(noun.head)
  return {
    object,
    place: noun === null || isTime ? null : { preposition, noun },
    tail: words
      .slice(isTime ? objectEnd : placeEnd)
      .join(' ')
      .replace(/ ,/gu, ',')
      .replace(/^[\s,]+/u, ''),
  }
}

function endOf(words: readonly string[], from: number): number {
  const at = words.findIndex((word, index) => {
    if (index < from) return false
    if (word === ',') return !/^\p{Lu}/u.test(words[index + 1] ?? '')
    return (
      PLACE_PREPOSITIONS.has(word.toLowerCase()) ||
      (TAIL_WORDS.has(word.toLowerCase()) && word.toLowerCase() !== 'and') ||
      /^(?:that|which|who)$/iu.test(word)
    )
  })
  return at < 0 ? words.length : at
}

function tokens(text: string): string[] {
  return text
    .replace(/(?<!\s)\s*[,;:]\s*/gu, ' , ')
    .replace(/[.!?()]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
}

/** The first word's capital means a name only where English would need an article before a common noun. */
function common(
  words: readonly string[],
  spot: Pick<VerbSpot, 'relative'> & { readonly form: VerbSpot['form'] | 'none' },
): string[] {
  const [first = '', ...rest] = words.filter((word) => word !== ',')
  const lower = first.toLowerCase()
  const known =
    DETERMINERS.has(lower) ||
    BEINGS.has(lower) ||
    THINGS.has(lower) ||
    MASS_NOUNS.has(lower) ||
    LIGHT_WORDS.has(lower)
  const isName =
    /^\p{Lu}\p{Ll}/u.test(first) &&
    !known &&
    !spot.relative &&
    !/(?:tion|sis|ness|ity|ism|ology|(?<!i)s)$/u.test(lower) &&
    (rest.length === 0 ? spot.form !== 'ing' : rest.every((word) => /^\p{Lu}/u.test(word)))
  return [isName || /^\p{Lu}{2,}/u.test(first) ? first : lower, ...rest]
}

/** `why is the sky blue` → `why the sky is blue`; `what is gravity` → `gravity`. */
function questionTopic(
  text: string,
): { readonly topic: string; readonly noun: readonly string[]; readonly isNoun: boolean } | null {
  const [asks = '', second = '', ...rest] = tokens(text)
  const word = asks.toLowerCase()
  const helper = second.toLowerCase()
  const subjectEnd = Math.max(
    1,
    rest.findIndex((token, index) => index > 0 && readVerb(token.toLowerCase()) !== null),
  )
  const subject = rest.slice(0, subjectEnd)
  if (/^(?:what|who)$/u.test(word) && /^(?:is|are|was|were)$/u.test(helper) && rest.length > 0)
    return { topic: rest.join(' '), noun: rest, isNoun: true }
  if (/^(?:do|does|did)$/u.test(helper) && rest.length > 1) {
    const [verb = '', ...after] = rest.slice(subjectEnd)
    const said = helper === 'does' ? thirdPerson(verb) : verb
    return { topic: [word, ...subject, said, ...after].join(' '), noun: subject, isNoun: false }
  }
  if (/^(?:is|are|was|were|can|will|should)$/u.test(helper) && rest.length > 1) {
    const split = DETERMINERS.has(rest[0]?.toLowerCase() ?? '') ? 2 : 1
    return {
      topic: [word, ...rest.slice(0, split), helper, ...rest.slice(split)].join(' '),
      noun: rest.slice(0, split),
      isNoun: false,
    }
  }
  const all = [second, ...rest]
  const verbAt = all.findIndex((token, index) => index > 0 && readVerb(token.toLowerCase()) !== null)
  return {
    topic: [word, ...all].join(' '),
    noun: all.slice(0, verbAt > 0 ? verbAt : Math.max(1, all.length - 1)),
    isNoun: false,
  }
}
