import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import {
  DEFAULT_SETTINGS,
  EXPORT_CONTAINERS,
  EXPORT_SHORT_SIDES,
  MutoscopeError,
  type ExportContainer,
  type ExportShortSide,
  type Studio,
} from '@mutoscope/core'
import { writeOutput } from './write-output.js'

/** A file that a video is written to. */
export interface VideoOutput {
  /** Absolute. */
  readonly path: string
  readonly container: ExportContainer
  /** Pixels of the shorter side; null for the video as it was rendered. */
  readonly shortSide: ExportShortSide | null
}

/** What the name of an output ends in, for people. */
export const OUTPUT_EXTENSIONS = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  EXPORT_CONTAINERS.map((name) => `.${name}`),
)

/** What a file of that name is, or undefined for a name that no video is written under. */
export function containerOf(path: string): ExportContainer | undefined {
  return EXPORT_CONTAINERS.find((name) => `.${name}` === extname(path).toLowerCase())
}

/**
 * Decides from its name what an output file is, and makes its folder, before any work is done.
 *
 * @throws `INVALID_INPUT` for an extension that is not `.mp4`, `.webm` or `.mov`, or a size that the
 *   container is not written in; `OUTPUT_NOT_WRITABLE`
 */
export async function assertOutput(
  out: string | undefined,
  { resolution = DEFAULT_SETTINGS.resolution }: { readonly resolution?: string } = {},
): Promise<VideoOutput | null> {
  if (out === undefined) return null
  const path = resolve(out)
  const container = containerOf(path)
  if (container === undefined) throw invalid(`${out} does not end in ${OUTPUT_EXTENSIONS}.`)
  await assertWritable(path)
  if (container === 'mp4') return { path, container, shortSide: null }
  const shortSide = EXPORT_SHORT_SIDES.find((side) => `${side}p` === resolution)
  if (shortSide === undefined)
    throw invalid(
      `A .${container} file can have ${EXPORT_SHORT_SIDES.join(', ')} pixels, not ${resolution}. Write an .mp4 file, or choose another resolution.`,
    )
  return { path, container, shortSide }
}

/** Writes a project's finished video to a file that appears only when it is whole. */
export async function writeVideo(
  studio: Studio,
  ref: { readonly ownerId: string; readonly projectId: string },
  { path, container, shortSide }: VideoOutput,
  signal?: AbortSignal,
): Promise<void> {
  const video = await studio.artifacts.get(ref, 'video')
  if (shortSide === null) return writeOutput(await studio.open(video), path)
  const options = { stage: 'export', ...(signal === undefined ? {} : { signal }) }
  const exported = await studio.derive(ref, options, async (make) =>
    make.export(`export/${container}-${shortSide}`, { video, container, shortSide }),
  )
  await writeOutput(await studio.open(exported), path)
}

/** Makes the folder of an output. @throws `OUTPUT_NOT_WRITABLE` */
export async function makeOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (cause) {
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `The folder ${folder} is not writable. Choose another one.`,
      details: { folder },
      cause,
    })
  }
}

async function assertWritable(path: string): Promise<void> {
  await makeOutputFolder(dirname(path))
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory() === true)
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `${path} is a folder. Choose another name for the video.`,
      details: { path },
    })
}

function invalid(message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field: 'out' } })
}
