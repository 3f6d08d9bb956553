import { type CaptionData, type Project, type Studio, bytesSource } from '@mutoscope/core'
import { writeOutput } from './write-output.js'

/** Writes a project's captions beside its video as `.srt`, `.vtt` and `.ass`. @returns the paths */
export async function writeSidecars(
  studio: Studio,
  project: Project,
  videoPath: string,
): Promise<readonly string[]> {
  const { data } = await studio.artifacts.get({ ownerId: project.ownerId, projectId: project.id }, 'captions')
  const texts = data as CaptionData
  const stem = videoPath.replace(/\.[^./\\]*$/u, '')
  const kinds = ['srt', 'vtt', 'ass'] as const
  for (const kind of kinds)
    await writeOutput(bytesSource(new TextEncoder().encode(texts[kind])), `${stem}.${kind}`)
  return kinds.map((kind) => `${stem}.${kind}`)
}
