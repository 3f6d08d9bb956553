/** A fenced block of a Markdown page. */
export type CodeBlock = {
  readonly language: string
  readonly text: string
  /** Line of its fence, from 1. */
  readonly line: number
}

/** Lists the fenced code blocks of a Markdown page. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^( *)(```+)([\w-]*)[^\n]*\n([\s\S]*?)^\1\2 *$/gm)].map((match) => ({
    language: match[3] ?? '',
    text: match[4] ?? '',
    line: markdown.slice(0, match.index).split('\n').length,
  }))
}
