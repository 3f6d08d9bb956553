/** A thing that a brief names, in the forms that sentences need. */
export type NounPhrase = {
  /** At first mention: `a hero`, `ancient ruins`. */
  readonly indefinite: string
  /** Once it is known: `the hero`, `the ancient ruins`. */
  readonly definite: string
  /** Without a determiner: `hero`. */
  readonly bare: string
  /** The last word that carries the meaning: `hero`. */
  readonly head: string
  readonly plural: boolean
  /** A person, an animal or something that acts like one. */
  readonly animate: boolean
}

/** Where it happens: `in` and `ancient ruins`. */
export type Place = { readonly preposition: string; readonly noun: NounPhrase }

/** What was understood of a brief. Every part may be missing; `topic` never is. */
export type Brief = {
  /** The brief without request words ("make a video about …") and without its final stop. */
  readonly text: string
  readonly kind: 'action' | 'topic' | 'how-to' | 'question'
  readonly subject: NounPhrase | null
  /** Base form. */
  readonly verb: string | null
  readonly object: NounPhrase | null
  /** Everything after the verb, as written. */
  readonly verbRest: string
  readonly place: Place | null
  /** What follows and was not understood further: `while you hike`. */
  readonly tail: string
  /** What it is about, as it stands after "about": a noun phrase or a clause. */
  readonly topic: string
  /** True when `topic` is a noun phrase that can be the subject of a sentence. */
  readonly topicIsNoun: boolean
  readonly topicIsPlural: boolean
  /** More sentences of the brief, its description and style words, for the pictures. */
  readonly details: readonly string[]
}
