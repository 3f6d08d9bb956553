import { execFile } from 'node:child_process'
import { realpath, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { childEnvironment } from './child-environment.js'

/** What an ffmpeg can do for us. */
export interface FfmpegAbilities {
  /** First line of `-version`. */
  readonly version: string
  /** What we need and it lacks; empty for a usable one. */
  readonly missing: readonly string[]
}

/** Answers of earlier probes, by file and its state. */
export type FfmpegProbes = Map<string, Promise<FfmpegAbilities>>

const REQUIRED = {
  encoders: ['libx264', 'aac'],
  muxers: ['mp4', 'segment', 'rawvideo', 'f32le'],
  demuxers: ['rawvideo', 'concat', 'mov', 'f32le'],
} as const

const run = promisify(execFile)

/**
 * Asks an ffmpeg what it can do. The answer is kept in `probes` until the file changes.
 * @throws what starting it throws, when it is not there or no program
 */
export async function probeFfmpeg(path: string, probes: FfmpegProbes): Promise<FfmpegAbilities> {
  const file = await realpath(path)
  const { mtimeMs, size } = await stat(file)
  const key = `${file} ${mtimeMs} ${size}`
  const known = probes.get(key)
  if (known !== undefined) return known
  const asked = ask(path)
  probes.set(key, asked)
  // A failure may pass: it is asked again.
  asked.catch(() => probes.delete(key))
  return asked
}

async function ask(path: string): Promise<FfmpegAbilities> {
  const [version, encoders, muxers, demuxers] = await Promise.all(
    ['-version', '-encoders', '-muxers', '-demuxers'].map((flag) => answer(path, flag)),
  )
  const first = version?.split('\n')[0]?.trim() ?? ''
  const missing = [
    ...(first.startsWith('ffmpeg version') ? [] : ['it is no ffmpeg']),
    ...lacking(encoders ?? '', REQUIRED.encoders).map((name) => `encoder ${name}`),
    ...lacking(muxers ?? '', REQUIRED.muxers).map((name) => `muxer ${name}`),
    ...lacking(demuxers ?? '', REQUIRED.demuxers).map((name) => `demuxer ${name}`),
  ]
  return { version: first, missing }
}

async function answer(path: string, flag: string): Promise<string> {
  const { stdout } = await run(path, ['-hide_banner', flag], {
    env: childEnvironment(process.env),
    timeout: 15_000,
    maxBuffer: 8 * 1024 * 1024,
  })
  return stdout
}

/** Lines are ` FLAGS name[,name…] Description`. */
function lacking(list: string, names: readonly string[]): string[] {
  const present = new Set(list.split('\n').flatMap((line) => line.trim().split(/\s+/u)[1]?.split(',') ?? []))
  return names.filter((name) => !present.has(name))
}
