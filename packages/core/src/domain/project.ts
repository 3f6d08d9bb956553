import type { Json } from '../digest/canonical-json.js'
import type { ProjectSettings } from './settings.js'
import type { Storyboard } from './storyboard.js'

/** Somebody's yes to exactly what a digest stands for. It lapses by itself when the digest changes. */
export type Approval = {
  readonly digest: string
  /** Who said yes: an owner, or `auto`. */
  readonly by: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** The editable thing a video is made from. */
export type Project = {
  readonly id: string
  readonly ownerId: string
  /** Name of the recipe. */
  readonly recipe: string
  /** A name that is unique for the owner, or null. */
  readonly key: string | null
  /** Grows by one with every change. */
  readonly revision: number
  /** What was asked for, as the recipe's schema has it. */
  readonly brief: Json
  readonly settings: ProjectSettings
  readonly storyboard: Storyboard | null
  /** By gate name. */
  readonly approvals: { readonly [gate: string]: Approval }
  /** The most all its runs together may cost, micro-dollars; null for no limit. */
  readonly budgetMicros: number | null
  /** The group whose budget its runs also draw on, or null. */
  readonly groupId: string | null
  readonly createdAt: number
  readonly updatedAt: number
}
