import { MutoscopeError, type Artifact } from '@mutoscope/core'
import { readHead, type MediaContext, type MediaProbe } from '@mutoscope/core/ports'
import { placeFile } from '../ffmpeg/place-file.js'
import type { MediaLimits } from '../media-limits.js'
import { probeFile } from '../reader/probe-file.js'
import { sniffMedia } from '../probe/sniff-media.js'
import { fileSource } from '../ffmpeg/file-source.js'

/** A sound that was brought into a work folder and looked into. */
export interface OpenSound {
  readonly path: string
  readonly durationMs: number
  readonly audio: NonNullable<MediaProbe['audio']>
  /** Arguments that open it: that file alone, in the format it was seen to have. */
  readonly input: readonly string[]
}

/** What opening needs besides the artifact. */
export interface OpenSoundOptions {
  /** Where it is placed. */
  readonly path: string
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits | undefined
}

/**
 * Places anything that has sound (a mix, a clip, an upload) under a path and looks into it.
 * @throws `MEDIA_INVALID` for what has none, `DISK_FULL`, `CANCELLED`
 */
export async function openSound(
  sound: Artifact,
  context: MediaContext,
  { path, limits }: OpenSoundOptions,
): Promise<OpenSound> {
  await placeFile(await context.open(sound), path, context.signal)
  const source = await fileSource(path)
  const kind = sniffMedia(await readHead(source))
  const { audio, durationMs } = await probeFile(source, {
    signal: context.signal,
    ...(limits === undefined ? {} : { limits }),
  })
  if (kind === null || audio === null)
    throw new MutoscopeError('MEDIA_INVALID', {
      message: 'The file has no audio, only video. Pass one that has audio.',
    })
  return {
    path,
    durationMs: durationMs ?? 0,
    audio,
    input: ['-protocol_whitelist', 'file', '-f', kind.demuxer, '-i', `file:${path}`],
  }
}
