import { isUtf8 } from 'node:buffer'

/** What a text is as JSON, or why it is none that can be taken. */
export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

const MAX_DEPTH = 64
/** A key that would change an object instead of standing in it, however it is written. */
const SUSPICIOUS = /__proto__|\\u005f/iu

/**
 * Parses JSON that somebody sent: not too deep, without `__proto__`, and without numbers that are too large
 * to be one here, such as `1e999`. Nothing at all is `undefined`.
 */
export function parseJson(bytes: Buffer): ParsedJson {
  if (!isUtf8(bytes)) return { ok: false, message: 'The body is not UTF-8' }
  const text = bytes.toString('utf8')
  if (text.trim() === '') return { ok: true, value: undefined }
  const { depth, hasLargeNumbers } = scan(text)
  if (depth > MAX_DEPTH) return { ok: false, message: `The JSON is nested deeper than ${MAX_DEPTH} levels` }
  let overflows = false
  try {
    const value: unknown =
      hasLargeNumbers || SUSPICIOUS.test(text)
        ? JSON.parse(text, (key, member: unknown) => {
            if (typeof member === 'number' && !Number.isFinite(member)) overflows = true
            return key === '__proto__' ? undefined : member
          })
        : JSON.parse(text)
    return overflows
      ? { ok: false, message: 'The body contains a number that is too large' }
      : { ok: true, value }
  } catch (error) {
    // The engine's sentence says where; it quotes only what the caller sent.
    return {
      ok: false,
      message: `The body is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}`,
    }
  }
}

/** The largest number has 309 digits. */
const MANY_DIGITS = 300

/**
 * Looks at what stands outside of strings: how deep brackets go, up to one level too many, and whether a
 * number is written with an exponent or very many digits.
 */
function scan(text: string): { readonly depth: number; readonly hasLargeNumbers: boolean } {
  let level = 0
  let depth = 0
  let digits = 0
  let hasLargeNumbers = false
  let quoted = false
  for (let index = 0; index < text.length && depth <= MAX_DEPTH; index++) {
    const code = text.charCodeAt(index)
    if (quoted) {
      if (code === BACKSLASH) index++
      else if (code === QUOTE) quoted = false
    } else if (code >= ZERO && code <= NINE) {
      if (++digits > MANY_DIGITS) hasLargeNumbers = true
    } else {
      if (digits > 0 && (code === SMALL_E || code === LARGE_E)) hasLargeNumbers = true
      digits = 0
      if (code === QUOTE) quoted = true
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth = Math.max(depth, ++level)
      else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) level--
    }
  }
  return { depth, hasLargeNumbers }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const ZERO = 0x30
const NINE = 0x39
const SMALL_E = 0x65
const LARGE_E = 0x45
