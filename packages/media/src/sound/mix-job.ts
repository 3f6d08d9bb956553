import type { MixMusic, MixSpec } from '@mutoscope/core/ports'

/** A {@link MixSpec} whose sounds are local files: what is handed to the worker, so plain data only. */
export interface MixJob extends Pick<MixSpec, 'samples' | 'targetLufs' | 'ceilingDb' | 'bitrateKbps'> {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Wall clock of each run of ffmpeg, milliseconds. @default no limit */
  readonly timeoutMs?: number
  /** Folder for what is kept meanwhile; the caller removes it. */
  readonly workDir: string
  /** Where the M4A file goes. */
  readonly outputPath: string
  readonly voices: readonly { readonly path: string; readonly atSample: number }[]
  readonly music: (Omit<MixMusic, 'audio'> & { readonly path: string }) | null
}

/** What a job is told besides its data. */
export interface MixJobContext {
  readonly signal: AbortSignal
  /** From 0 to 1. */
  readonly progress: (fraction: number) => void
}
