const ones = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A whole number from 0 in English words; digits from 1,000 on. */
export function numberWord(number: number): string {
  if (number < 20) return ones[number] ?? String(number)
  if (number < 100)
    return [tens[Math.floor(number / 10)], number % 10 === 0 ? '' : ones[number % 10]]
      .filter(Boolean)
      .join('-')
  if (number >= 1000) return String(number)
  const rest = number % 100
  return `${ones[Math.floor(number / 100)]} hundred${rest === 0 ? '' : ` and ${numberWord(rest)}`}`
}
