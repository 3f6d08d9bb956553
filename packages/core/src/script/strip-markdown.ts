/** A part of a user's script between blank lines or headings: what is spoken, and the heading above it. */
export type ScriptBlock = {
  /** Lines of plain text. A line that begins a list item is marked, since it is a sentence of its own. */
  readonly lines: readonly { readonly text: string; readonly isItem: boolean }[]
  readonly heading: string | null
}

/** More spaces before it make a line code, not layout. */
const MOST_INDENT = 3
const item = /^\s*(?:[-*+•–]|\d{1,2}[.)])\s+/u

/**
 * Cuts a script into paragraphs and takes the Markdown marks off, so that nothing is spoken that is only
 * layout.
 */
export function stripMarkdown(script: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = []
  let lines: { text: string; isItem: boolean }[] = []
  let heading: string | null = null
  const close = () => {
    if (lines.length > 0) {
      blocks.push({ lines, heading })
      heading = null
    }
    lines = []
  }
  const source = withoutComments(script.replace(/\r\n?|\u2028/gu, '\n').replace(/\u2029/gu, '\n\n')).split(
    '\n',
  )
  for (const [index, line] of source.entries()) {
    const head = headingOf(line) ?? (isUnderline(source[index + 1] ?? '') && line.trim() !== '' ? line : null)
    if (head !== null) {
      close()
      heading = plain(head) || heading
    } else if (line.trim() === '' || isRule(line) || isTableRule(line) || isUnderline(line)) {
      close()
    } else {
      const body = line.replace(/^\s*(?:>\s?)+/u, '')
      const text = plain(body.replace(item, ''))
      if (text !== '') lines.push({ text, isItem: item.test(body) })
    }
  }
  close()
  // Somebody who writes nothing but a heading wants it to be spoken.
  if (blocks.length === 0 && heading !== null)
    blocks.push({ lines: [{ text: heading, isItem: false }], heading: null })
  return blocks
}

/** A comment that is not closed is words. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let from = 0
  for (;;) {
    const start = text.indexOf('<!--', from)
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4)
    if (end === -1) return kept.concat(text.slice(from)).join('')
    kept.push(text.slice(from, start))
    from = end + 3
  }
}

/** A line without the spaces at its ends; null when it is indented too far to be layout. */
function layoutOf(line: string): string | null {
  const text = line.trimStart()
  return line.length - text.length > MOST_INDENT ? null : text.trimEnd()
}

/** The words of a line that begins with signs of a heading; null for other lines. */
function headingOf(line: string): string | null {
  const signs = /^\s{0,3}#{1,6}(?=\s)/u.exec(line)?.[0]
  return signs === undefined
    ? null
    : line
        .slice(signs.length)
        .trim()
        .replace(/(?<!#)#+$/u, '')
        .trim()
}

function isUnderline(line: string): boolean {
  return /^=+$/u.test(layoutOf(line) ?? '')
}

function isRule(line: string): boolean {
  const text = layoutOf(line) ?? ''
  return (
    /^(?:={3,}|~{3,}|`{3}\S*)$/u.test(text) || /^(?:-{3,}|\*{3,}|_{3,})$/u.test(text.replace(/\s+/gu, ''))
  )
}

/** The line below the head of a table. */
function isTableRule(line: string): boolean {
  return /^\|?(?::?-{2,}:?\|)+(?::?-{2,}:?)?$/u.test(line.replace(/\s+/gu, ''))
}

/** One line without inline marks. */
function plain(line: string): string {
  return line
    .replace(/!\[[^[\]]*\]\((?:[^()]*\([^()]*\))*[^()]*\)/gu, ' ')
    .replace(/\[([^[\]]*)\]\((?:[^()]*\([^()]*\))*[^()]*\)/gu, '$1')
    .replace(/\[([^[\]]+)\]\[[^[\]]*\]/gu, '$1')
    .replace(/<((?:https?|mailto):[^<>\s]+)>/gu, '$1')
    .replace(/<\/?[a-z][^<>]*>/giu, ' ')
    .replace(/(\*{1,3})(?=\S)([^*]*?\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/~~(?=\S)([^~]*[^~\s])~~/gu, '$1')
    .replace(/`+([^`]*)`+/gu, '$1')
    .replace(/^\s*\||\|\s*$/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/gu, '$1')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
