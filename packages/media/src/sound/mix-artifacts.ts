import { join } from 'node:path'
import type { Artifact } from '@mutoscope/core'
import type { MediaContext, MixData, MixSpec } from '@mutoscope/core/ports'
import { placeFile } from '../ffmpeg/place-file.js'
import { runMixWorker } from './run-mix-worker.js'

/** What mixing needs besides the specification. */
export interface MixArtifactsOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Wall clock of each run of ffmpeg, milliseconds. @default no limit */
  readonly timeoutMs?: number
  /** Empty folder for what is kept meanwhile; the caller removes it. */
  readonly workDir: string
  /** Where the M4A file goes; it is there only when it is whole. */
  readonly outputPath: string
}

/**
 * Brings the sounds of a mix into a folder and has them mixed in a thread. A sound that is used twice is
 * placed once.
 */
export async function mixArtifacts(
  spec: MixSpec,
  context: MediaContext,
  options: MixArtifactsOptions,
): Promise<MixData> {
  const paths = new Map<string, string>()
  const pathOf = async (audio: Artifact): Promise<string> => {
    const known = paths.get(audio.digest)
    if (known !== undefined) return known
    const path = join(options.workDir, `sound${String(paths.size).padStart(4, '0')}`)
    paths.set(audio.digest, path)
    await placeFile(await context.open(audio), path, context.signal)
    return path
  }
  const voices: { path: string; atSample: number }[] = []
  for (const { audio, atSample } of spec.voices) voices.push({ path: await pathOf(audio), atSample })
  const { samples, targetLufs, ceilingDb, bitrateKbps } = spec
  const music =
    spec.music === null ? null : { ...plainMusic(spec.music), path: await pathOf(spec.music.audio) }
  return runMixWorker({ ...options, samples, targetLufs, ceilingDb, bitrateKbps, voices, music }, context)
}

function plainMusic({
  gainDb,
  duckDb,
  fadeInMs,
  fadeOutMs,
}: NonNullable<MixSpec['music']>): Omit<NonNullable<MixSpec['music']>, 'audio'> {
  return { gainDb, duckDb, fadeInMs, fadeOutMs }
}
