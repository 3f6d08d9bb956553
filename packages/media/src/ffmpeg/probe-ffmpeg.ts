import { execFile } from 'node:child_process'
import { realpath, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { childEnvironment } from './child-environment.js'

/** What an ffmpeg can do for us. */
export interface FfmpegAbilities {
  /** First line of its banner, which is that of `ffmpeg -version`. */
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

/** Starts it twice: every start takes ffmpeg a tenth of a second. */
async function ask(path: string): Promise<FfmpegAbilities> {
  const [encoders, formats] = await Promise.all([answer(path, '-encoders'), answer(path, '-formats')])
  const version = versionLine(encoders.stderr) ?? versionLine((await answer(path, '-version')).stdout)
  const missing = [
    ...(version === undefined ? ['it is no ffmpeg'] : []),
    ...lacking(encoders.stdout, /^ \S+ (\S+)/u, REQUIRED.encoders).map((name) => `encoder ${name}`),
    ...lacking(formats.stdout, /^ .E.? +(\S+)/u, REQUIRED.muxers).map((name) => `muxer ${name}`),
    ...lacking(formats.stdout, /^ D..? +(\S+)/u, REQUIRED.demuxers).map((name) => `demuxer ${name}`),
  ]
  return { version: version ?? '', missing }
}

async function answer(path: string, flag: string): Promise<{ stdout: string; stderr: string }> {
  return run(path, [flag], {
    env: childEnvironment(process.env),
    timeout: 15_000,
    maxBuffer: 8 * 1024 * 1024,
  })
}

/** The first line of its banner, which is that of `-version` too. */
function versionLine(output: string): string | undefined {
  return /^ffmpeg version .*/mu.exec(output)?.[0].trim()
}

/** Lines are ` FLAGS name[,name…] Description`; `line` matches those that count and captures their names. */
function lacking(list: string, line: RegExp, names: readonly string[]): string[] {
  const present = new Set(list.split('\n').flatMap((text) => line.exec(text)?.[1]?.split(',') ?? []))
  return names.filter((name) => !present.has(name))
}
