/** A part of a user's script between blank lines or headings: what is spoken, and the heading above it. */
export type ScriptBlock = {
  /** Lines of plain text. A line that begins a list item is marked, since it is a sentence of its own. */
  readonly lines: readonly { readonly text: string; readonly isItem: boolean }[]
  readonly heading: string | null
}

const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|~{3,}|`{3,}\S*)\s*$/u
const headingLine = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u
const item = /^\s*(?:[-*+•–]|\d{1,2}[.)])\s+/u
const tableRule = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$/u

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
  const source = script
    .replace(/\r\n?|\u2028/gu, '\n')
    .replace(/\u2029/gu, '\n\n')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .split('\n')
  for (const [index, line] of source.entries()) {
    const head =
      headingLine.exec(line)?.[1] ??
      (/^\s{0,3}=+\s*$/u.test(source[index + 1] ?? '') && line.trim() !== '' ? line : undefined)
    if (head !== undefined) {
      close()
      heading = plain(head) || heading
    } else if (
      line.trim() === '' ||
      rule.test(line) ||
      tableRule.test(line) ||
      /^\s{0,3}=+\s*$/u.test(line)
    ) {
      close()
    } else {
      const body = line.replace(/^\s*(?:>\s?)+/u, '')
      const text = plain(body.replace(item, ''))
      if (text !== '') lines.push({ text, isItem: item.test(body) })
    }
  }
  close()
  return blocks
}

/** One line without inline marks. */
function plain(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/gu, '$1')
    .replace(/<((?:https?|mailto):[^>\s]+)>/gu, '$1')
    .replace(/<\/?[a-z][^>]*>/giu, ' ')
    .replace(/(\*{1,3})(?=\S)([^*]*?\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/~~(?=\S)(.*?\S)~~/gu, '$1')
    .replace(/`+([^`]*)`+/gu, '$1')
    .replace(/^\s*\||\|\s*$/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/gu, '$1')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
