import type { Language, UseCase } from '@mutoscope/core'
import type { Script, ScriptRequest } from '@mutoscope/core/ports'
import { toNounPhrase } from '../brief/to-noun-phrase.js'
import { commercialBeats } from '../english/commercial-beats.js'
import { inspirationBeats } from '../english/inspiration-beats.js'
import { lessonBeats } from '../english/lesson-beats.js'
import { shortBeats } from '../english/short-beats.js'
import { storyBeats } from '../english/story-beats.js'
import { topicStoryBeats } from '../english/topic-story-beats.js'
import { presentParticiple, writeTitle, type SeededRandom } from '@mutoscope/core/script'
import type { Beat } from '../plan/beat.js'
import { planScenes } from '../plan/plan-scenes.js'
import type { Blanks } from '../plan/render-template.js'
import { french } from './french.js'
import { german } from './german.js'
import { loadGloss, type Gloss } from './gloss.js'
import { italian } from './italian.js'
import type { LanguagePack } from './language-pack.js'
import { parseForeignBrief, type ForeignBrief } from './parse-foreign-brief.js'
import { portuguese } from './portuguese.js'
import { spanish } from './spanish.js'

const packs: { readonly [language in Exclude<Language, 'en'>]: LanguagePack } = {
  fr: french,
  es: spanish,
  de: german,
  it: italian,
  pt: portuguese,
}

/**
 * Writes a script in French, Spanish, German, Italian or Portuguese. Beats, shots and lengths are those of
 * English scripts; the sentences are the language's own. Pictures are described in English, which picture
 * models know best.
 */
export function writeForeign(
  request: ScriptRequest,
  language: Exclude<Language, 'en'>,
  matter: string,
  random: SeededRandom,
): Script {
  const pack = packs[language]
  const gloss = loadGloss(language)
  const brief = parseForeignBrief(/\p{L}/u.test(matter) ? matter : pack.labels.open, pack, gloss)
  const group = groups[request.useCase]
  const blanks = blankWords(brief, pack, group)
  const beats = beatsFor(request.useCase, brief, gloss).map((beat): Beat => ({
    ...beat,
    ordered: false,
    rank: beat.rank,
    lines: pack[group][beat.position],
  }))
  const subject = brief.definiteSubject ?? blanks.values['T'] ?? brief.text
  const scenes = planScenes(request, {
    beats,
    random,
    spare: [],
    text: [matter, request.title ?? '', request.description ?? '']
      .map((text) => inEnglish(text, gloss))
      .join(' '),
    tone: (position) => pack.short[position],
    blanksOf: () => blanks,
    pictureBlanks: pictureBlanks(brief, gloss),
    describe: (beat) =>
      `${pack.labels[beat.position]}${language === 'fr' ? ' :' : ':'} ${beat.position === 'turn' && language !== 'de' ? (brief.definiteObject ?? subject) : beat.position === 'open' ? (brief.subject ?? subject) : subject}.`,
  })
  return { title: writeTitle(request.title ?? (brief.text === '' ? matter : brief.text), language), scenes }
}

const groups = {
  storytelling: 'story',
  inspirational: 'story',
  'youtube-short': 'story',
  commercial: 'pitch',
  explanation: 'lesson',
  educational: 'lesson',
  tutorial: 'lesson',
} as const satisfies Record<UseCase, keyof LanguagePack>

function beatsFor(useCase: UseCase, brief: ForeignBrief, gloss: ReadonlyMap<string, Gloss>): readonly Beat[] {
  switch (useCase) {
    case 'storytelling':
      return toNounPhrase(inEnglish(brief.subject ?? '', gloss).split(' '))?.animate === true
        ? storyBeats
        : topicStoryBeats
    case 'youtube-short':
      return shortBeats
    case 'inspirational':
      return inspirationBeats
    case 'commercial':
      return commercialBeats
    default:
      return lessonBeats
  }
}

function blankWords(brief: ForeignBrief, pack: LanguagePack, group: 'story' | 'pitch' | 'lesson'): Blanks {
  const quoted = brief.text === '' ? null : `${pack.quotes[0]}${brief.text}${pack.quotes[1]}`
  const isSentence = brief.verb !== null && brief.subject !== null
  const thing =
    group === 'pitch' && isSentence && brief.object !== null ? brief.definiteObject : brief.definiteSubject
  return {
    subjectPlural: brief.subjectPlural,
    objectPlural: false,
    topicPlural: false,
    values: {
      S: brief.definiteSubject,
      s: brief.subject,
      O: pack === packs.de ? null : brief.object,
      P: brief.place,
      A: isSentence ? `${brief.definiteSubject ?? ''} ${brief.predicate}` : null,
      // A sentence is quoted whole; a thing with its article can stand in a sentence.
      T: isSentence && group !== 'pitch' ? quoted : (thing ?? quoted),
    },
  }
}

function pictureBlanks(brief: ForeignBrief, gloss: ReadonlyMap<string, Gloss>): Blanks {
  const thing = (phrase: string | null) =>
    phrase === null ? null : toNounPhrase(inEnglish(phrase, gloss).split(' '))
  const subject = thing(brief.subject)
  const object = thing(brief.object)
  const place = thing(brief.place?.split(' ').slice(1).join(' ') ?? null)
  const topic = subject?.indefinite ?? inEnglish(brief.text, gloss)
  return {
    subjectPlural: brief.subjectPlural,
    objectPlural: object?.plural ?? false,
    topicPlural: false,
    values: {
      S: subject?.definite ?? topic,
      s: topic,
      T: topic,
      TS: topic,
      TN: topic,
      Ding: topic,
      O: object?.definite ?? null,
      o: object?.indefinite ?? null,
      Ving: brief.verb === null ? null : presentParticiple(brief.verb),
      P: place === null ? null : `in ${place.definite}`,
      N: place?.definite ?? null,
      n: place?.indefinite ?? null,
    },
  }
}

const articles: ReadonlyMap<string, string> = new Map([
  ...'un une uno una ein eine einen einem einer um uma'
    .split(' ')
    .map((word): [string, string] => [word, 'a']),
  ...'le la les el los las der die das den dem il lo gli i o os as'
    .split(' ')
    .map((word): [string, string] => [word, 'the']),
  ...'à des unos unas uns umas de du dei delle degli da das do dos'
    .split(' ')
    .map((word): [string, string] => [word, '']),
])

/** Puts the known words of a phrase into English, with adjectives before their noun. */
function inEnglish(phrase: string, gloss: ReadonlyMap<string, Gloss>): string {
  const words = phrase
    .replace(/\b[lLdD]['’]/gu, '')
    .split(/\s+/u)
    .map((word) => articles.get(word.toLowerCase()) ?? gloss.get(word.toLowerCase())?.english ?? word)
  const ordered: string[] = []
  for (const word of words.filter((text) => text !== '')) {
    const adjective = /^(?:hidden|ancient|old|small|young|lost|solar)$/u.test(word)
    const before = ordered.at(-1)
    if (
      adjective &&
      before !== undefined &&
      !/^(?:a|the|in|hidden|ancient|old|small|young|lost|solar)$/u.test(before)
    )
      ordered.splice(-1, 0, word)
    else ordered.push(word)
  }
  return ordered.join(' ').replace(/\ba (?=[aeiou])/gu, 'an ')
}
