import type { Language, RecordCollection, ScriptStyle, Studio, UseCase, VisualStyle } from '@mutoscope/core'

/** An image that is wanted. */
export type WantedImage = {
  readonly prompt: string
  /** Null for the project's. */
  readonly style: VisualStyle | null
}

/**
 * What is kept of a project besides the engine's. Words about a script are kept here and handed on when a
 * script is asked for: naming a project otherwise must not write it anew.
 */
export type ProjectData = {
  readonly title: string
  readonly description: string
  readonly language: Language
  readonly useCase: UseCase
  readonly scriptStyle: ScriptStyle
  readonly inspirations: readonly string[]
  /** The images as the caller wants them; null for those of the script. */
  readonly images: readonly WantedImage[] | null
  /** Indices of images that were drawn along with another; the first who asks for one gets what is there. */
  readonly drawnAlong: readonly number[]
}

/** What the handlers of the family work with. */
export interface ProjectServices {
  readonly studio: Studio
  readonly records: RecordCollection<ProjectData>
}

/** The projects of a studio. */
export function projectRecords(studio: Studio): RecordCollection<ProjectData> {
  return studio.records.collection<ProjectData>('projects.project')
}

/** What a search looks in. */
export function searchText({ title, description }: ProjectData): string {
  return `${title}\n${description}`
}
