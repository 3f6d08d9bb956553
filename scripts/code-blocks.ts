/** A fenced block of a Markdown page. */
export type CodeBlock = {
  readonly language: string
  /** The file that it stands for, where its fence names one: ```ts acme.ts */
  readonly file: string | null
  readonly text: string
  /** Line of its fence, from 1. */
  readonly line: number
}

/** Lists the fenced code blocks of a Markdown page. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^( *)(```+)([\w-]*)([^\n]*)\n([\s\S]*?)^\1\2 *$/gm)].map((match) => ({
    language: match[3] ?? '',
    file: match[4]?.trim() === '' ? null : (match[4]?.trim() ?? null),
    text: match[5] ?? '',
    line: markdown.slice(0, match.index).split('\n').length,
  }))
}
