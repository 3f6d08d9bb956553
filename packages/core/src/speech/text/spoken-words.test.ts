import { describe, expect, test } from 'vitest'
import { spokenWords } from './spoken-words.js'

const say = (written: string, previous = '', next = ''): string =>
  spokenWords(written, { previous, next }, false).join(' ')

describe('numbers are said as words', () => {
  test.each([
    ['0', 'zero'],
    ['7', 'seven'],
    ['42.', 'forty two'],
    ['100', 'one hundred'],
    ['1,234,567', 'one million two hundred thirty four thousand five hundred sixty seven'],
    ['3.14', 'three point one four'],
    ['-5', 'minus five'],
    ['007', 'zero zero seven'],
    ['.5', 'zero point five'],
    ['1999', 'nineteen ninety nine'],
    ['2005', 'two thousand five'],
    ['2024', 'twenty twenty four'],
    ['1900', 'nineteen hundred'],
    ['1805', 'eighteen oh five'],
    ['1st', 'first'],
    ['22nd', 'twenty second'],
    ['30th', 'thirtieth'],
    ['100th', 'one hundredth'],
    ['1990s', 'nineteen nineties'],
    ["'60s", 'sixties'],
    ['$3.50', 'three dollars and fifty cents'],
    ['$1', 'one dollar'],
    ['$0.99', 'ninety nine cents'],
    ['€20', 'twenty euros'],
    ['20€', 'twenty euros'],
    ['£5k', 'five thousand pounds'],
    ['50%', 'fifty percent'],
    ['10:30', 'ten thirty'],
    ['9:05', 'nine oh five'],
    ['9:00', "nine o'clock"],
    ['7:00pm', 'seven pea em'],
    ['16:9', 'sixteen to nine'],
    ['10-20%', 'ten to twenty percent'],
    ['10–20', 'ten to twenty'],
    ['½', 'one half'],
    ['3/4', 'three quarters'],
    ['24/7', 'twenty four seven'],
    ['5km', 'five kilometers'],
    ['1kg', 'one kilogram'],
    ['4K', 'four kay'],
    ['-5°C', 'minus five degrees celsius'],
    ['v2.0', 'version two point zero'],
    ['1.2.3', 'one point two point three'],
    ['555-1234', 'five five five one two three four'],
    [
      '12345678901234567890',
      'one two three four five six seven eight nine zero one two three four five six seven eight nine zero',
    ],
  ])('%s: %s', (written, spoken) => {
    expect(say(written)).toBe(spoken)
  })
})

describe('what is around a number changes it', () => {
  test.each([
    ['million,', '$3.5', '', 'million dollars'],
    ['$3.5', '', 'million', 'three point five'],
    ['5,', 'May', '2024', 'fifth'],
    ['9:00', '', 'p.m.', 'nine'],
    ['No.', '', '5', 'number'],
    ['No.', '', 'Never', 'no'],
    ['GB', '0.5', '', 'gigabytes'],
  ])('%s after "%s" and before "%s": %s', (written, previous, next, spoken) => {
    expect(say(written, previous, next)).toBe(spoken)
  })
})

describe('words that are not said as written', () => {
  test.each([
    ['Dr.', '', 'Smith', 'doctor'],
    ['Mr.', '', 'X', 'mister'],
    ['St.', '', 'John', 'saint'],
    ['St.', 'Main', 'in', 'street'],
    ['e.g.', '', 'this', 'for example'],
    ['&', '', '', 'and'],
    ['@ann', '', '', 'at ann'],
    ['AT&T', '', '', 'ay tea and tea'],
    ['#1', '', '', 'number one'],
    ['#fun', '', '', 'hashtag fun'],
    ['https://example.com/docs', '', '', 'example dot com slash docs'],
    ['bob@test.org,', '', '', 'bob at test dot org'],
    ['NASA', '', '', 'nasa'],
    ['FBI', '', '', 'eff bee eye'],
    ["FBI's", '', '', "eff bee eye's"],
    ['URLs', '', '', 'you are els'],
    ['ECHO-7', '', '', 'echo seven'],
    ['HTML', '', '', 'aitch tea em el'],
    ['U.S.', '', '', 'you ess'],
    ['OpenAI', '', '', 'open ay eye'],
    ['iPhone', '', '', 'eye phone'],
    ['state-of-the-art', '', '', 'state of the art'],
    ['and/or', '', '', 'and or'],
    ['naïve', '', '', 'naive'],
    ['Straße', '', '', 'strasse'],
    ['“quoted”', '', '', 'quoted'],
    ['don’t', '', '', "don't"],
    ['wait—what?', '', '', 'wait what'],
    ['(really)', '', '', 'really'],
    ['STOP', '', '', 'stop'],
    ['I', '', '', 'i'],
    ["I'm", '', '', "i'm"],
    ['Привет', '', '', ''],
    ['🎉', '', '', ''],
    ['constructor', '', '', 'constructor'],
  ])('%s after "%s" and before "%s": %s', (written, previous, next, spoken) => {
    expect(say(written, previous, next)).toBe(spoken)
  })
})

test('capitals mean nothing where everything is in capitals', () => {
  expect(spokenWords('FBI', { previous: '', next: '' }, true)).toEqual(['fbi'])
})
