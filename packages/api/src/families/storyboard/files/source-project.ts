import {
  MutoscopeError,
  RECIPES,
  type FileRef,
  type Project,
  type ProjectRef,
  type Studio,
} from '@mutoscope/core'

/** A project that pictures are made in. */
export interface SourceProject {
  readonly ownerId: string
  /** Unique for the owner. */
  readonly key: string
  readonly prompt: string
}

/** The project that pictures from a file are made in; the same file is the same project. */
export function fileProject(studio: Studio, ownerId: string, { hash }: FileRef): Promise<ProjectRef> {
  return findOrCreate(studio, { ownerId, key: `storyboard.file:${hash}`, prompt: 'Pictures from a video' })
}

/** Finds the project of a key, or makes it: of the recipe `picture`, 16:9. */
export async function findOrCreate(
  studio: Studio,
  { ownerId, key, prompt }: SourceProject,
): Promise<ProjectRef> {
  const project =
    (await studio.projects.findByKey(ownerId, key)) ?? (await create(studio, { ownerId, key, prompt }))
  return { ownerId, projectId: project.id }
}

async function create(studio: Studio, { ownerId, key, prompt }: SourceProject): Promise<Project> {
  try {
    return await studio.projects.create({
      ownerId,
      key,
      recipe: RECIPES.picture.name,
      brief: { prompt },
      settings: { aspectRatio: '16:9', resolution: '720p' },
    })
  } catch (error) {
    // Somebody else made it at the same time.
    const made =
      MutoscopeError.isInstance(error) && error.code === 'ALREADY_EXISTS'
        ? await studio.projects.findByKey(ownerId, key)
        : null
    if (made === null) throw error
    return made
  }
}
