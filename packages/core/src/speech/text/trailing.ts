/**
 * The longest end of a text of which every character is of a kind. Goes back from the end, so a long text with
 * a short end costs nothing.
 * @param kind matches one character
 */
export function trailing(text: string, kind: RegExp): string {
  let start = text.length
  while (start > 0) {
    const isPair =
      /[\udc00-\udfff]/.test(text[start - 1] ?? '') && /[\ud800-\udbff]/.test(text[start - 2] ?? '')
    const before = start - (isPair ? 2 : 1)
    if (!kind.test(text.slice(before, start))) break
    start = before
  }
  return text.slice(start)
}
