import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ByteSource } from '@mutoscope/core'
import type { MediaProbe } from '@mutoscope/core/ports'
import { placeFile } from '../ffmpeg/place-file.js'
import type { MediaLimits } from '../media-limits.js'
import { readMedia } from './read-media.js'

/** Options of {@link probeFile}. */
export interface ProbeFileOptions {
  readonly signal?: AbortSignal
  /** @default those of `MediaLimits` */
  readonly limits?: MediaLimits
  /** Folder for what is no local file yet. @default the system's for temporary files */
  readonly workDir?: string
}

/**
 * Looks into a sound or video file (MP4, MOV, WebM, Matroska, WAV, MP3, Ogg, FLAC, AAC) by its content, in
 * another process that is bounded in time and memory. It reads the index and the end of each stream, so a
 * file that was cut off is noticed; it decodes nothing.
 * @throws `MEDIA_INVALID` for everything else, and for a file that is empty, damaged or cut off, or takes
 *   more than the limits to read; `MEDIA_TOO_LARGE` for too many frames; `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export async function probeFile(source: ByteSource, options: ProbeFileOptions = {}): Promise<MediaProbe> {
  const { workDir = tmpdir(), ...reading } = options
  if (source.path !== undefined) return readMedia({ type: 'probe', path: resolve(source.path) }, reading)
  const folder = await mkdtemp(join(workDir, 'probe-'))
  try {
    const path = join(folder, 'file')
    await placeFile(source, path, options.signal ?? new AbortController().signal)
    return await readMedia({ type: 'probe', path }, reading)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
