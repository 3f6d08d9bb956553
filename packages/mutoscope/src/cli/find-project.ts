import { MutoscopeError, type Project, type Studio } from '@mutoscope/core'

/** How many names an error lists. */
const MOST_NAMES = 20

/** A project of the local owner by its name or id. @throws `PROJECT_NOT_FOUND` that lists the names there are */
export async function findProject(studio: Studio, name: string): Promise<Project> {
  const project =
    (await studio.projects.findByKey('local', name)) ??
    (await studio.projects.find({ ownerId: 'local', projectId: name }))
  if (project !== null) return project
  const known = (await studio.projects.list('local', { limit: MOST_NAMES })).map(({ key, id }) => key ?? id)
  throw new MutoscopeError('PROJECT_NOT_FOUND', {
    message:
      known.length === 0
        ? `There is no project "${name}", nor any other here.`
        : `There is no project "${name}". There are: ${known.join(', ')}.`,
    details: { project: name, known },
  })
}
