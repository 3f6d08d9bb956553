import type { ProjectSettings, Run } from '@mutoscope/core'

/** What `makeVideo` makes. Give a `prompt`, or a `script`, or the `brief` of any recipe. */
export interface MakeVideoOptions {
  /** One sentence or more about the video; makes a `storyboard` project. */
  readonly prompt?: string
  /** Your own words, kept as they are; makes a `narrated` project. */
  readonly script?: string
  /** A recipe and its brief, instead of the two above. */
  readonly recipe?: string
  readonly brief?: Readonly<Record<string, unknown>>
  readonly title?: string
  /** Seconds. */
  readonly durationSec?: number
  /** What the script is for, with `prompt` or `script`. @default the recipe's */
  readonly useCase?: string
  /** Tone of the script, with `prompt` or `script`. @default the recipe's */
  readonly tone?: string
  readonly settings?: Partial<ProjectSettings>
  /**
   * Name of a project to make, or to continue when it is there. @default a new project each time, which is
   * found again by its id
   */
  readonly project?: string
  /**
   * Lets a project that was made from another brief be made anew from this one; its storyboard and the edits
   * in it are lost. @default false
   */
  readonly replace?: boolean
  /** @default 'local' */
  readonly ownerId?: string
  /**
   * Where the video is written; it appears there only when it is whole. The extension decides what it is:
   * `.mp4`, `.webm` or `.mov`.
   */
  readonly out?: string
  /** The most this run may cost, micro-dollars. @default null, no limit */
  readonly budgetMicros?: number | null
  /** From -10 to 10; of runs that wait, the one with the highest goes first. @default 0 */
  readonly priority?: number
  /**
   * Whether gates approve themselves. Without, the run stops at the first one with `GATE_WAITING`; call
   * again after `studio.approve`. @default true
   */
  readonly autoApprove?: boolean
  readonly signal?: AbortSignal
  /**
   * Told as stages go on; `fraction` is 0 to 1 within the stage, `overall` within the whole, which never falls.
   */
  readonly onProgress?: (progress: {
    readonly stage: string
    readonly fraction: number
    readonly overall: number
  }) => void
  /** Told before the run which gates it will approve, by name. Not called when there are none. */
  readonly onApprove?: (gates: readonly string[]) => void
  /** Told when an earlier run of the project must end first: another process works on it, or did. */
  readonly onWait?: (run: Run) => void
}
