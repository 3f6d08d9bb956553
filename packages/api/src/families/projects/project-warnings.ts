import type { KeptProject } from './find-project.js'

const INSPIRATIONS =
  'video_inspirations are kept and shown, but do not change what is generated. Describe what you want in `description`.'

/** What whoever uses a project should know: of what was made for it, and of what it has no influence on. */
export function toProjectWarnings({
  warnings,
  record: { data },
}: Pick<KeptProject, 'warnings' | 'record'>): string[] {
  return [...new Set([...(data.inspirations.length === 0 ? [] : [INSPIRATIONS]), ...warnings])]
}
