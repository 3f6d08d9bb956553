import type { Studio } from '@mutoscope/core'
import { readWarnings } from '../../run-project/project-warnings.js'
import type { KeptProject } from './find-project.js'

const INSPIRATIONS =
  'video_inspirations are kept and shown, but do not change what is generated. Describe what you want in `description`.'

/** What whoever uses a project should know: of what was made for it, and of what it has no influence on. */
export async function readProjectWarnings(
  studio: Pick<Studio, 'projects'>,
  { ref, record: { data } }: Pick<KeptProject, 'ref' | 'record'>,
): Promise<string[]> {
  return readWarnings(studio, ref, data.inspirations.length === 0 ? [] : [INSPIRATIONS])
}
