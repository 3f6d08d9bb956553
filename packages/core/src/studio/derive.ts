import { openContent } from '../storage/asset-size.js'
import type { Artifact } from '../domain/artifact.js'
import type { Project } from '../domain/project.js'
import { availableModels } from '../models/available-models.js'
import { createDerivedSource } from '../artifacts/derived-source.js'
import type { Engine } from '../engine/engine.js'
import { createMake, type Make } from '../make/make.js'
import { noteGarbage } from './garbage.js'
import type { ProjectRef, Projects } from './projects.js'

/** What a derivation is called, and what ends it early. */
export interface DeriveOptions {
  /** What its artifacts say as their stage, for instance `export`. */
  readonly stage: string
  readonly signal?: AbortSignal
}

/** Derives artifacts from a project, or from a draft of one, in which nothing is bound until it is stored. */
export type Derive = <Result>(
  ref: ProjectRef | Project,
  options: DeriveOptions,
  work: (make: Make, project: Project) => Promise<Result>,
) => Promise<Result>

/** Makes the deriving part of a studio. */
export function createDerive(engine: Engine, projects: Projects): Derive {
  const making = new Map<string, Promise<Artifact>>()
  return async (ref, { stage, signal = new AbortController().signal }, work) => {
    const isDraft = 'recipe' in ref
    const project = isDraft ? ref : await projects.get(ref)
    const source = createDerivedSource({
      engine,
      ownerId: project.ownerId,
      projectId: project.id,
      bind: ({ name, digest }) =>
        isDraft
          ? // What is made for a draft that is never stored goes like what a deletion leaves.
            noteGarbage(engine, project.ownerId, null)
          : { type: 'bind', ownerId: project.ownerId, projectId: project.id, name, stage, digest },
      stage,
      signal,
      making,
    })
    let version: Promise<string> | undefined
    const make = createMake(source, {
      models: await availableModels(engine.models, project.ownerId),
      onFailure: project.settings.onFailure ?? engine.onFailure,
      media: engine.media,
      mediaVersion: () => (version ??= engine.media.version()),
      open: (artifact) => openContent(engine.assets, artifact),
    })
    return work(make, project)
  }
}
