import { decimalWords } from './decimal-words.js'
import { plainWords } from './plain-words.js'

const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '.': 'dot',
    '/': 'slash',
    '@': 'at',
    '-': 'dash',
    _: 'underscore',
    ':': 'colon',
    '?': 'question mark',
    '=': 'equals',
    '&': 'and',
    '#': 'hash',
    '~': 'tilde',
    '%': 'percent',
    '+': 'plus',
  }),
)
const DOMAINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: 'com',
    org: 'org',
    net: 'net',
    io: 'eye oh',
    ai: 'ay eye',
    dev: 'dev',
    app: 'app',
    www: 'double you double you double you',
  }),
)

/**
 * Says a web or mail address, as in "example dot com slash docs". The scheme is not said. Null when it is not
 * one.
 */
export function urlWords(core: string): string[] | null {
  const isUrl = /^(?:https?:\/\/|www\.)\S+$/i.test(core)
  const isMail = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(core)
  const isHost = /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|dev|app|co|gov|edu)(?:\/\S*)?$/i.test(core)
  if (!isUrl && !isMail && !isHost) return null
  const parts =
    core
      .replace(/^https?:\/\//i, '')
      .replace(/(?<!\/)\/+$/, '')
      .match(/[a-z]+|\d+|[^a-z\d]/gi) ?? []
  return parts.flatMap((part) => {
    if (/^\d+$/.test(part)) return decimalWords(part)
    return (MARKS.get(part) ?? DOMAINS.get(part.toLowerCase()))?.split(' ') ?? plainWords(part, true)
  })
}
