import { isUtf8 } from 'node:buffer'

/** What a text is as JSON, or why it is none that can be taken. */
export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

const MAX_DEPTH = 64
/** A key that would change an object instead of standing in it, however it is written. */
const SUSPICIOUS = /__proto__|\\u005f/iu

/** Parses JSON that somebody sent: not too deep, and without `__proto__`. Nothing at all is `undefined`. */
export function parseJson(bytes: Buffer): ParsedJson {
  if (!isUtf8(bytes)) return { ok: false, message: 'The body is not UTF-8' }
  const text = bytes.toString('utf8')
  if (text.trim() === '') return { ok: true, value: undefined }
  if (isDeeper(text, MAX_DEPTH))
    return { ok: false, message: `The JSON is nested deeper than ${MAX_DEPTH} levels` }
  try {
    const value: unknown = SUSPICIOUS.test(text)
      ? JSON.parse(text, (key, member: unknown) => (key === '__proto__' ? undefined : member))
      : JSON.parse(text)
    return { ok: true, value }
  } catch (error) {
    // The engine's sentence says where; it quotes only what the caller sent.
    return {
      ok: false,
      message: `The body is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}`,
    }
  }
}

/** Counts brackets outside of strings. A text that is shorter than twice the depth cannot be deeper. */
function isDeeper(text: string, depth: number): boolean {
  if (text.length <= depth * 2) return false
  let level = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (quoted) {
      if (code === BACKSLASH) index++
      else if (code === QUOTE) quoted = false
    } else if (code === QUOTE) quoted = true
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      level++
      if (level > depth) return true
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) level--
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
