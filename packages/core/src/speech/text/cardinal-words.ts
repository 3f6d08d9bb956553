const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion']

/**
 * Says a whole number from 0 to below 10^15, as in "one thousand two hundred five". Larger ones are read out
 * digit by digit elsewhere.
 */
export function cardinalWords(value: number): string[] {
  if (value < 1000) return belowThousand(value)
  const words: string[] = []
  for (let scale = SCALES.length - 1; scale >= 0; scale--) {
    const group = Math.floor(value / 1000 ** scale) % 1000
    if (group > 0) words.push(...belowThousand(group), ...(scale > 0 ? [SCALES[scale] ?? ''] : []))
  }
  return words
}

function belowThousand(value: number): string[] {
  if (value >= 100) {
    const rest = value % 100
    return [SMALL[Math.floor(value / 100)] ?? '', 'hundred', ...(rest > 0 ? belowThousand(rest) : [])]
  }
  if (value < 20) return [SMALL[value] ?? '']
  const ones = value % 10
  return [TENS[Math.floor(value / 10)] ?? '', ...(ones > 0 ? [SMALL[ones] ?? ''] : [])]
}
