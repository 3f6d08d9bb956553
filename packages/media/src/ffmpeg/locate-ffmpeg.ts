import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { probeFfmpeg, type FfmpegProbes } from './probe-ffmpeg.js'

/** Options of {@link locateFfmpeg}. */
export interface LocateFfmpegOptions {
  /** Path of ffmpeg; no other is tried then. @default FFMPEG_PATH, else the first usable one found */
  readonly ffmpegPath?: string
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv
  /** Folder from which optional npm packages are looked for. @default the process's working folder */
  readonly cwd?: string
  /** What is known from earlier calls. @default nothing */
  readonly probes?: FfmpegProbes
}

/** An ffmpeg that can do what we need. */
export interface LocatedFfmpeg {
  readonly path: string
  /** First line of `ffmpeg -version`. */
  readonly version: string
}

const HOMEBREW_FULL = '/opt/homebrew/opt/ffmpeg-full/bin'
const PACKAGES = ['ffmpeg-static', '@ffmpeg-installer/ffmpeg'] as const
const FIX =
  'Install it: on Debian or Ubuntu `sudo apt-get update && sudo apt-get install -y ffmpeg`, on macOS `brew install ffmpeg`, ' +
  'without root `npm i @ffmpeg-installer/ffmpeg`. Or set `ffmpegPath` or FFMPEG_PATH to one.'

/**
 * Finds an ffmpeg that has everything we use (libx264, AAC, MP4, the segment muxer, the concat demuxer): the
 * one that is named by option or by FFMPEG_PATH, else the first usable one on PATH, in Homebrew's
 * ffmpeg-full, or in the npm packages ffmpeg-static and @ffmpeg-installer/ffmpeg.
 * @throws `FFMPEG_UNAVAILABLE` with `details.tried`; also when the named one is not usable, even if another
 *   would be
 */
export async function locateFfmpeg(options: LocateFfmpegOptions = {}): Promise<LocatedFfmpeg> {
  const env = options.env ?? process.env
  const probes = options.probes ?? new Map()
  const named = options.ffmpegPath ?? env['FFMPEG_PATH']
  const tried: string[] = []
  for (const path of named === undefined || named === ''
    ? candidates(env, options.cwd ?? process.cwd())
    : [named]) {
    const found = await tryOne(path, probes)
    if (typeof found !== 'string') return found
    tried.push(`${path}: ${found}`)
  }
  const what =
    tried.length === 0 ? 'There is no ffmpeg on PATH.' : `No usable ffmpeg was found (${tried.join('; ')}).`
  throw new MutoscopeError('FFMPEG_UNAVAILABLE', { message: `${what} ${FIX}`, details: { tried } })
}

async function tryOne(path: string, probes: FfmpegProbes): Promise<LocatedFfmpeg | string> {
  try {
    const { version, missing } = await probeFfmpeg(path, probes)
    return missing.length === 0 ? { path, version } : `it lacks ${missing.join(', ')}`
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

function* candidates(env: NodeJS.ProcessEnv, cwd: string): Generator<string, void, undefined> {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  for (const folder of [...(env['PATH'] ?? '').split(delimiter), HOMEBREW_FULL]) {
    if (folder !== '' && existsSync(join(folder, name))) yield join(folder, name)
  }
  for (const packageName of PACKAGES) {
    const path = pathOfPackage(packageName, cwd)
    if (path !== null) yield path
  }
}

/**
 * ffmpeg-static exports a path, the installer an object with one. A package that is not there is no error.
 */
function pathOfPackage(name: string, cwd: string): string | null {
  try {
    const exported: unknown = createRequire(join(cwd, 'package.json'))(name)
    if (typeof exported === 'string') return exported
    return typeof exported === 'object' &&
      exported !== null &&
      'path' in exported &&
      typeof exported.path === 'string'
      ? exported.path
      : null
  } catch {
    return null
  }
}
