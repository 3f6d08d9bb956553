import { MutoscopeError, type Project, type Studio } from '@mutoscope/core'

/** A project of the local owner by its name. @throws `PROJECT_NOT_FOUND` that lists the names there are */
export async function findProject(studio: Studio, name: string): Promise<Project> {
  const project = await studio.projects.find('local', name)
  if (project !== null) return project
  const known = (await studio.projects.list('local')).map(({ key }) => key).filter((key) => key !== null)
  throw new MutoscopeError('PROJECT_NOT_FOUND', {
    message:
      known.length === 0
        ? `There is no project "${name}", nor any other here.`
        : `There is no project "${name}". There are: ${known.join(', ')}.`,
    details: { project: name, known },
  })
}
