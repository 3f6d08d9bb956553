import type { Project } from '../domain/project.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { StageContext } from './define-stage.js'
import type { Make } from '../make/make.js'

/** What a stage context is made of. */
export interface StageContextOptions {
  readonly make: Make
  readonly signal: AbortSignal
  readonly createId: () => string
  readonly progress: (fraction: number) => void
  /** The project as the stage sees it now. */
  readonly project: () => Project
  readonly update: (
    change: (project: Project) => Partial<Pick<Project, 'storyboard' | 'settings'>>,
  ) => Promise<void>
}

/** Makes the context that stage code is called with. */
export function createStageContext(options: StageContextOptions): StageContext<unknown> {
  return {
    make: options.make,
    signal: options.signal,
    createId: options.createId,
    progress: options.progress,
    update: (change) => options.update(change),
    get project() {
      return options.project()
    },
    get storyboard() {
      const { storyboard } = options.project()
      if (storyboard === null)
        throw new MutoscopeError('STORYBOARD_MISSING', {
          message: 'The project has no storyboard yet; the script stage writes it.',
        })
      return storyboard
    },
  }
}
