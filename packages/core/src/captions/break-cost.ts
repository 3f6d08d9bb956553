const sentenceEnd = /[.!?…。！？؟।]["'”’»)\]]*$/u
const clauseEnd = /[,;:—–、，；：،]["'”’»)\]]*$/u

/** Words that belong to what follows them: a line or cue should not end with one. */
const leaning = new Set(
  (
    'a an the my your his her its our their this that these those no of to in on at by for with from and or but as is are was were not very ' +
    'le la les un une des du de au aux mon ma mes ton ta son sa ses notre votre leur ce cette ces et ou à en ' +
    'el los las una unos unas del al mi tu su sus y o e con por para ' +
    'der die das den dem des ein eine einen einem einer mein dein sein ihr und oder im am zum zur von mit ' +
    'il lo gli i uno di da nel nella della dello degli che os as um uma dos das do no na nos nas'
  ).split(' '),
)

/** Words that begin a clause or a phrase: a break before one reads well. */
const starting = new Set(
  (
    'and but or so because when while where which who that if then until after before with without through into from toward across over under ' +
    'et mais ou car quand lorsque où qui que si puis avec sans dans sur sous vers pour ' +
    'y pero porque cuando donde que si con sin para por hacia sobre bajo ' +
    'und aber oder denn weil wenn wo der die das dass mit ohne durch für über unter ' +
    'ma perché quando dove che se con senza per verso sopra sotto mas porque onde sem até'
  ).split(' '),
)

/**
 * How badly it reads to break between two texts, from 0 (after a sentence) to 3 (between words that belong
 * together).
 */
export function breakCost(before: string, after: string): number {
  if (sentenceEnd.test(before)) return 0
  if (clauseEnd.test(before)) return 0.5
  if (leaning.has(before.toLowerCase())) return 3
  return starting.has(after.toLowerCase()) ? 1 : 2
}
