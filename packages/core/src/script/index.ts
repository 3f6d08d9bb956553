export { checkScriptRequest, type ScriptMatter } from './check-script-request.js'
export { hashText } from './hash-text.js'
export { chooseMove } from './picture/choose-move.js'
export { chooseLight, composeImagePrompt } from './picture/image-prompt.js'
export { seededNumbers } from './seeded-numbers.js'
export { seededRandom, type SeededRandom } from './seeded-random.js'
export { splitNarration, splitScript, splitScriptInSlices, type PlannedScript } from './split-script.js'
export { guessBase, presentParticiple, readVerb, thirdPerson } from './words/inflect-verb.js'
export { LEXICON, type Known } from './words/lexicon.js'
export {
  BEINGS,
  DETERMINERS,
  LIGHT_WORDS,
  MASS_NOUNS,
  PLACE_PREPOSITIONS,
  TAIL_WORDS,
  THINGS,
  VERBS,
} from './words/word-lists.js'
export { writeTitle } from './write-title.js'
