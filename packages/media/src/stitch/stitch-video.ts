import { rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { MutoscopeError, type Artifact, type VideoData } from '@mutoscope/core'
import type { MediaContext, StitchSpec } from '@mutoscope/core/ports'
import { buildArguments } from '../ffmpeg/build-arguments.js'
import { placeFile } from '../ffmpeg/place-file.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { concatList, type ListedPiece } from './concat-list.js'
import { verifyVideo } from './verify-video.js'

/** What stitching needs besides the specification. */
export interface StitchVideoOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Empty folder for links and lists; the caller removes it. */
  readonly workDir: string
  /** Where the MP4 file goes; it is there only when it is whole and was checked. */
  readonly outputPath: string
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
}

/**
 * Joins pieces and sound by copying both, and checks the outcome.
 * @throws `INVALID_INPUT` for no pieces at all or a wrong length, `MEDIA_INVALID` for pieces of different
 *   streams, `FFMPEG_FAILED`, `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export async function stitchVideo(
  spec: StitchSpec,
  context: MediaContext,
  options: StitchVideoOptions,
): Promise<VideoData> {
  assertStitchable(spec)
  const list = await placePieces(spec, context, options.workDir)
  await writeFile(join(options.workDir, 'pieces.txt'), concatList(list, spec.fps))
  if (spec.sound !== null)
    await placeFile(await context.open(spec.sound), join(options.workDir, 'sound.m4a'), context.signal)
  const part = `${resolve(options.outputPath)}.part`
  try {
    await runFfmpeg({
      binary: options.ffmpeg,
      cwd: options.workDir,
      signal: context.signal,
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      args: buildArguments({
        inputs: [
          { target: 'pieces.txt', options: [...ONLY_FILES, '-f', 'concat'] },
          ...(spec.sound === null ? [] : [{ target: 'sound.m4a', options: [...ONLY_FILES, '-f', 'mov'] }]),
        ],
        output: {
          target: `file:${part}`,
          options: [
            '-map',
            '0:v:0',
            ...(spec.sound === null ? [] : ['-map', '1:a:0']),
            '-c',
            'copy',
            '-map_metadata',
            '-1',
            '-metadata',
            `title=${toTitle(spec.title)}`,
            '-fflags',
            '+bitexact',
            '-movflags',
            '+faststart',
            '-f',
            'mp4',
          ],
        },
      }),
    })
    const data = await verifyVideo(part, spec, context.signal)
    await rename(part, options.outputPath)
    context.progress(1)
    return data
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

const ONLY_FILES = ['-protocol_whitelist', 'file,pipe'] as const

/**
 * A piece that comes twice is placed once. Names are our own and relative: the demuxer refuses others, and
 * rightly so.
 */
async function placePieces(spec: StitchSpec, context: MediaContext, workDir: string): Promise<ListedPiece[]> {
  const names = new Map<string, string>()
  const list: ListedPiece[] = []
  for (const [index, { segment, frames }] of spec.pieces.entries()) {
    let name = names.get(segment.digest)
    if (name === undefined) {
      name = `seg${String(names.size).padStart(4, '0')}.mp4`
      names.set(segment.digest, name)
      await placeFile(await context.open(segment), join(workDir, name), context.signal)
    }
    list.push({ name, frames })
    context.progress((0.5 * (index + 1)) / spec.pieces.length)
  }
  return list
}

function assertStitchable(spec: StitchSpec): void {
  const [first] = spec.pieces
  if (first === undefined)
    throw new MutoscopeError('INVALID_INPUT', { message: 'A video has at least one piece.' })
  for (const [index, piece] of spec.pieces.entries()) {
    const frames = fact(piece.segment, 'frames')
    if (
      !Number.isSafeInteger(piece.frames) ||
      piece.frames < 1 ||
      (frames !== undefined && frames !== piece.frames)
    ) {
      throw new MutoscopeError('INVALID_INPUT', {
        message: `Piece ${index} is said to have ${piece.frames} frames and was made with ${String(frames)}.`,
        details: { piece: index },
      })
    }
    if (fact(piece.segment, 'streamKey') !== fact(first.segment, 'streamKey')) {
      throw new MutoscopeError('MEDIA_INVALID', {
        message: `Piece ${index} was encoded differently from the first, so they cannot be joined by copying. Render all of them with the same size, rate, quality and encoder.`,
        details: { piece: index },
      })
    }
  }
}

/** A fact that the maker of a segment has recorded. */
function fact(segment: Artifact, name: 'frames' | 'streamKey'): unknown {
  const { data } = segment
  return typeof data === 'object' && data !== null && !Array.isArray(data) && name in data
    ? Reflect.get(data, name)
    : undefined
}

/** No argument of a program can hold a NUL, and no player shows the other control characters. */
function toTitle(title: string): string {
  return title
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 500)
}
