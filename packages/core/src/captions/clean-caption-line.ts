const controls = /[\p{Cc}\u2028\u2029]+/gu

/** A caption line as one line of plain text: line ends and control characters become spaces. */
export function cleanCaptionLine(line: string): string {
  return line.replace(controls, ' ').trim()
}
