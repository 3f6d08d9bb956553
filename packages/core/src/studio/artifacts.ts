import type { Artifact } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Engine } from '../engine/engine.js'
import type { ProjectRef, Projects } from './projects.js'

/** What stands under the names of a project. */
export interface ProjectArtifacts {
  /** The artifact that stands under a name of the project. @throws `ARTIFACT_NOT_FOUND` */
  get(ref: ProjectRef, name: string): Promise<Artifact>
  /** The same, or null where nothing stands under the name or the project is gone. */
  find(ref: ProjectRef, name: string): Promise<Artifact | null>
  /** What stands under every name of the project, current or not, by name. @throws `PROJECT_NOT_FOUND` */
  list(ref: ProjectRef): Promise<ReadonlyMap<string, Artifact>>
}

/** Makes the artifacts part of a studio. */
export function createArtifacts(engine: Engine, projects: Projects): ProjectArtifacts {
  async function bound({ ownerId, projectId }: ProjectRef): Promise<ReadonlyMap<string, Artifact>> {
    const bindings = await engine.store.listBindings(ownerId, projectId)
    return new Map(bindings.map(({ name, artifact }) => [name, artifact]))
  }

  async function list(ref: ProjectRef): Promise<ReadonlyMap<string, Artifact>> {
    await projects.get(ref)
    return bound(ref)
  }

  return {
    async get(ref, name) {
      const artifact = (await list(ref)).get(name)
      if (artifact === undefined)
        throw new MutoscopeError('ARTIFACT_NOT_FOUND', {
          message: `The project has no artifact "${name}".`,
          details: { name },
        })
      return artifact
    },
    find: async (ref, name) => (await bound(ref)).get(name) ?? null,
    list,
  }
}
