import type { Json } from '../digest/canonical-json.js'
import type { Project } from '../domain/project.js'

/**
 * A text as searches compare it: without regard to case, in any language. What is searched and what is
 * searched for both go through here. The character 0, which not every database keeps, gives way to U+FFFD.
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('\0', '\uFFFD')
}

/** What a search for projects looks in: every text of the brief and the title of the storyboard, folded. */
export function projectSearchText({ brief, storyboard }: Pick<Project, 'brief' | 'storyboard'>): string {
  return foldCase([storyboard?.title ?? '', ...textsIn(brief)].join('\n'))
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
