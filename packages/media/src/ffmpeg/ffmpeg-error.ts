import { basename, isAbsolute } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'

/** How a run of ffmpeg went wrong. */
export interface FfmpegFailure {
  readonly binary: string
  /** What it was started with. */
  readonly args: readonly string[]
  readonly code: number | null
  readonly signalName: string | null
  /** Why it could not be started or signalled. */
  readonly error: Error | null
  readonly stderr: string
}

/** Since ffmpeg 7 the exit code is the negative errno in eight bits. */
const NO_SPACE = 256 - 28

/**
 * Turns the end of a process into our error: `FFMPEG_UNAVAILABLE`, `DISK_FULL` or `FFMPEG_FAILED`. Clients see its
 * message and details, so paths stand in neither; the whole output is the cause, for the log.
 */
export function toFfmpegError(failure: FfmpegFailure): MutoscopeError {
  if (failure.error !== null) {
    return new MutoscopeError('FFMPEG_UNAVAILABLE', {
      message: `${failure.binary} cannot be started: ${failure.error.message}. Install ffmpeg, or set FFMPEG_PATH to one that works.`,
      details: { binary: failure.binary },
      cause: failure.error,
    })
  }
  const lines = lastLines(withoutPaths(failure))
  const cause = new Error(`ffmpeg said: ${lastLines(failure.stderr).join('\n')}`)
  const details = { exitCode: failure.code, signal: failure.signalName, stderr: lines }
  if (failure.code === NO_SPACE || failure.stderr.includes('No space left on device')) {
    return new MutoscopeError('DISK_FULL', {
      message: 'ffmpeg ran out of disk space. Free some space, or choose another work folder.',
      details,
      cause,
    })
  }
  const encoder = /Unknown encoder '([^']+)'/u.exec(failure.stderr)?.[1]
  if (encoder !== undefined) {
    return new MutoscopeError('FFMPEG_UNAVAILABLE', {
      message: `${failure.binary} lacks the encoder ${encoder}, which this file needs. Install an ffmpeg that has it, or choose another format.`,
      details: { ...details, encoder },
      cause,
    })
  }
  const how = failure.signalName === null ? `exit code ${failure.code}` : failure.signalName
  return new MutoscopeError('FFMPEG_FAILED', {
    message: `ffmpeg exited with ${how}: ${lines.at(-1) ?? 'no output'}`,
    details,
    cause,
  })
}

/** The output with the last part of each path only. */
function withoutPaths({ stderr, args }: FfmpegFailure): string {
  const given = args
    .map((arg) => arg.replace(/^file:/u, ''))
    .filter((arg) => isAbsolute(arg))
    .toSorted((one, other) => other.length - one.length)
  const shortened = given.reduce((text, path) => text.replaceAll(path, basename(path)), stderr)
  return shortened.replace(/(?<=^|[\s'"(=:])\/(?:[^\s'"():]+\/)+/gmu, '').replaceAll('file:', '')
}

function lastLines(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map((line) => line.trim().slice(0, 400))
    .filter((line) => line !== '')
    .slice(-12)
}
