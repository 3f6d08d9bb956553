import type { UseCase } from '@mutoscope/core'
import type { Brief, NounPhrase } from '../brief/brief.js'
import { presentParticiple, thirdPerson } from '@mutoscope/core/script'
import type { Blanks } from '../plan/render-template.js'

/**
 * Fills the slots of the English grammar from a brief. In a commercial the thing that is enjoyed is the
 * product, not the person who enjoys it.
 */
export function englishBlanks(brief: Brief, useCase: UseCase): Blanks {
  const product =
    useCase === 'commercial' && brief.kind === 'action' && brief.subject?.animate === true
      ? brief.object
      : null
  const subject = product ?? brief.subject
  const isSubjectTopic = useCase === 'commercial' && subject !== null
  const topic = isSubjectTopic ? subject.definite : brief.topic
  const isNoun = isSubjectTopic || brief.topicIsNoun
  const does =
    brief.verb === null || brief.subject === null || product !== null ? null : clauseOf(brief.subject, brief)
  const { object, place } = brief
  return {
    subjectPlural: subject?.plural ?? false,
    objectPlural: object?.plural ?? false,
    topicPlural: isSubjectTopic ? subject.plural : brief.topicIsPlural,
    values: {
      S: subject?.definite ?? null,
      s: subject?.indefinite ?? brief.topic,
      A: does === null || brief.subject === null ? null : `${brief.subject.definite} ${does}`,
      B: does,
      it: subject?.plural === true ? 'they' : 'it',
      It: subject?.plural === true ? 'They' : 'It',
      Ving: brief.verb === null || product !== null ? null : presentParticiple(brief.verb),
      O: object?.definite ?? null,
      o: object?.indefinite ?? null,
      yours: object?.definite.startsWith('your ') === true ? object.definite : null,
      tail: brief.tail === '' ? null : brief.tail,
      P: place === null ? null : `${standing(place.preposition)} ${place.noun.definite}`,
      N: place?.noun.definite ?? null,
      n: place?.noun.indefinite ?? null,
      T: topic,
      TS: isNoun ? topic : null,
      TN: isNoun ? topic : null,
      Q: brief.kind === 'question' && !brief.topicIsNoun ? brief.topic : null,
      Ding: brief.topic,
    },
  }
}

/** A preposition of movement as one of rest, since other things happen in that place, too. */
function standing(preposition: string): string {
  if (preposition === 'into' || preposition === 'onto') return preposition.slice(0, 2)
  return /^(?:over|above|below|towards?|past|by)$/u.test(preposition) ? 'near' : preposition
}

/** `discovers a hidden treasure in ancient ruins` */
function clauseOf(subject: NounPhrase, brief: Brief): string {
  const verb = brief.verb ?? 'be'
  return `${subject.plural ? verb : thirdPerson(verb)} ${brief.verbRest}`.trim()
}
