import type { Models, Project, Studio } from '@mutoscope/core'
import { createStderrLogger } from '@mutoscope/express'
import { createStudio } from '../create-studio.js'
import { assertKeysOfChoices } from '../services/assert-keys-of-choices.js'
import { modelsFromEnv } from '../services/open-models.js'
import { findProject } from './find-project.js'

/** What decides over the studio of a command. */
export interface StudioChoice {
  readonly data?: string | undefined
  readonly offline?: boolean | undefined
  /** Whether what is decided is said on the standard error stream. @default false */
  readonly verbose?: boolean | undefined
  /** Whether this process works on runs. @default false */
  readonly work?: boolean
}

/** The option that forces keyless models. */
export const OFFLINE_OPTION = {
  offline: { type: 'flag', says: 'use no keys; make everything on this machine' },
} as const

/** The models of a command: those that the keys in the environment open, or none that needs one. */
export function chooseModels({ offline }: Pick<StudioChoice, 'offline'>): Models | 'offline' {
  return offline === true ? 'offline' : modelsFromEnv()
}

/**
 * Refuses models that settings name and no key opens; nothing would take their place.
 *
 * @throws `PROVIDER_KEY_MISSING`
 */
export function assertChosenKeys({ offline }: Pick<StudioChoice, 'offline'>): void {
  if (offline !== true) assertKeysOfChoices(process.env)
}

/** Opens a studio for one piece of work, and closes it in every case. */
export async function withStudio<Result>(
  { data, offline, verbose = false, work = false }: StudioChoice,
  use: (studio: Studio) => Promise<Result>,
): Promise<Result> {
  const studio = await createStudio({
    work,
    models: chooseModels({ offline }),
    ...(data === undefined ? {} : { dataDir: data }),
    ...(verbose ? { logger: createStderrLogger({ level: 'debug' }) } : {}),
  })
  try {
    return await use(studio)
  } finally {
    await studio.close()
  }
}

/** The same with a project of the local owner, by its name or id. @throws `PROJECT_NOT_FOUND` */
export function withProject<Result>(
  choice: StudioChoice,
  name: string | undefined,
  use: (
    studio: Studio,
    ref: { readonly ownerId: string; readonly projectId: string },
    project: Project,
  ) => Promise<Result>,
): Promise<Result> {
  return withStudio(choice, async (studio) => {
    const project = await findProject(studio, name ?? '')
    return use(studio, { ownerId: project.ownerId, projectId: project.id }, project)
  })
}
