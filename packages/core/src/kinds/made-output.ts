import type { Content } from '../domain/artifact.js'
import type { ModelOutput } from '../providers/model.js'

/** What a maker gave. */
export type MadeOutput<Data> = ModelOutput<Data> & {
  /** Bytes that are in the asset store already, in place of `body`. @default none */
  readonly stored?: Content
}
