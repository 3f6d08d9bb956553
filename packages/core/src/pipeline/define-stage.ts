import type { Json } from '../digest/canonical-json.js'
import type { Project } from '../domain/project.js'
import type { Storyboard } from '../domain/storyboard.js'
import type { Make } from '../make/make.js'

/** A project whose brief has the shape of its recipe. */
export type ProjectOf<Brief> = Omit<Project, 'brief'> & { readonly brief: Brief }

/** What stage code works with. Stage code may run many times; it must only depend on what is in here. */
export interface StageContext<Brief> {
  /** The project as it was when the stage began, or as `update` left it. */
  readonly project: ProjectOf<Brief>
  /** The project's storyboard. @throws `STORYBOARD_MISSING` when no earlier stage has written one */
  readonly storyboard: Storyboard
  readonly make: Make
  /** Changes the project. In a quote only this stage context and later ones see it. */
  update(
    change: (project: ProjectOf<Brief>) => Partial<Pick<Project, 'storyboard' | 'settings'>>,
  ): Promise<void>
  /** Progress of the stage, 0 to 1; stages that say nothing are counted by their artifacts. */
  progress(fraction: number): void
  /** Aborted when the run is cancelled or taken over. */
  readonly signal: AbortSignal
  /** Makes a scene id. */
  createId(): string
}

/** Options of {@link defineStage}. */
export interface StageOptions {
  /** What the stage mostly waits for: the network or the processor. */
  readonly resource: 'io' | 'cpu'
}

/** A unit of delivery and of progress. */
export type Stage<Brief> =
  | {
      readonly type: 'stage'
      readonly name: string
      readonly resource: 'io' | 'cpu'
      /**
       * Does the work of the stage by asking `context.make` for artifacts. Runs again from the start when a
       * worker takes the run over, and whenever a provider that it waited for has answered.
       */
      run(context: StageContext<Brief>): Promise<void>
    }
  | {
      readonly type: 'gate'
      readonly name: string
      /** What a person approves there; when it changes, the approval lapses. */
      binds(context: StageContext<Brief>): Promise<Json>
    }

/**
 * Defines a stage: ordinary async code that asks for artifacts through `make` and never calls a provider
 * itself.
 *
 * @example
 * const pictures = defineStage('images', { resource: 'io' }, async ({ storyboard, make }) => {
 *   await forEachScene(storyboard, (scene) => make.image(`scene/${scene.id}/image`, imageRequest(scene)))
 * })
 */
export function defineStage<Brief>(
  name: string,
  options: StageOptions,
  run: (context: StageContext<Brief>) => Promise<void>,
): Stage<Brief> {
  return { type: 'stage', name, resource: options.resource, run }
}

/**
 * Defines a gate: the run waits there until somebody approves. `binds` says what is approved, as JSON or
 * artifacts inside it; when that changes, the approval lapses.
 */
export function defineGate<Brief>(
  name: string,
  binds: (context: StageContext<Brief>) => Promise<Json>,
): Stage<Brief> {
  return { type: 'gate', name, binds }
}
