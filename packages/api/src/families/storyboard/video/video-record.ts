/** What is kept of a video task besides its project. The record has the project's id, and so has the task. */
export type VideoRecord = {
  readonly projectName: string | null
  readonly songTitle: string | null
  /** As it was given. */
  readonly musicFile: string | null
  readonly genre: string | null
  readonly mood: string | null
  readonly bpm: number | null
  /** Id of the engine table, or null for the studio's own choice. */
  readonly engine: string | null
  /** Made without the engine that was asked for. */
  readonly standIn: boolean
  readonly prompt: string
  readonly style: string
  /** Seconds, as ordered or as long as the song. */
  readonly durationSec: number
  /** By the engine table, or what was expected where no engine was named, micro-dollars. */
  readonly costMicros: number
  /** By the engine table; null for engines without credits. */
  readonly credits: number | null
  /** What was said when it was ordered, and stays true. */
  readonly warnings: readonly string[]
  readonly youtube: {
    readonly title: string
    readonly description: string
    readonly tags: readonly string[]
  } | null
}
