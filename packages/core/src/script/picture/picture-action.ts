/** Deeds a picture can show, the most telling ones first. */
const actions: readonly (readonly [shown: string, told: RegExp])[] = [
  [
    'sleeping',
    /\b(?:sleeps?|slept|sleeping|asleep|nap|naps|napped|napping|doz(?:es|ed|ing)|lay down|lies down)\b/iu,
  ],
  ['fighting', /\b(?:fight|fights|fighting|fought|struggled?|battle)\b/iu],
  ['racing', /\b(?:race|races|raced|racing)\b/iu],
  [
    'running',
    /\b(?:run|runs|ran|running|rush(?:es|ed|ing)?|scamper\w*|dart(?:s|ed|ing)|flees?|fled|dash(?:es|ed|ing)|sprint\w*|chas(?:es|ed|ing)|escap(?:es|ed|ing))\b/iu,
  ],
  ['eating', /\b(?:eats?|ate|eating|dined?|dining on|feasted|feasting|nibbl\w+|munch\w+)\b/iu],
  ['dancing', /\b(?:dances?|danced|dancing)\b/iu],
  ['climbing', /\b(?:climb(?:s|ed|ing)?)\b/iu],
  ['jumping', /\b(?:jump(?:s|ed|ing)?|leap(?:s|ed|t|ing)?)\b/iu],
  ['crying', /\b(?:weeps?|wept|weeping|sobb\w+|in tears)\b/iu],
  ['laughing', /\b(?:laugh(?:s|ed|ing)?|rejoic\w+|celebrat\w+|cheer(?:s|ed|ing))\b/iu],
  [
    'walking',
    /\b(?:walk(?:s|ed|ing)?|plod(?:s|ded|ding)|stroll\w*|march(?:es|ed|ing)?|wander\w*|journey(?:s|ed)?|set (?:off|out)|sets (?:off|out)|arriv(?:es|ed)|good-?bye)\b/iu,
  ],
]

/**
 * What somebody in an English text is doing, or null. What is only talked about counts when nothing else is
 * told.
 */
export function pictureAction(text: string): string | null {
  const told = text.replace(/["“][^"”]*["”]?/gu, ' ')
  const isAwake = /\b(?:awoke|awakes?|woke|wakes)\b/iu.test(text)
  return (
    [told, text].flatMap((part) =>
      actions
        .filter(([shown, pattern]) => pattern.test(part) && !(isAwake && shown === 'sleeping'))
        .map(([shown]) => shown),
    )[0] ?? null
  )
}
