import { join } from 'node:path'
import { MutoscopeError, type SoundFormat } from '@mutoscope/core'
import type { MediaContext, SoundFileData, SoundFileSpec } from '@mutoscope/core/ports'
import type { FileWork } from '../ffmpeg/file-work.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { writeWhole } from '../ffmpeg/write-whole.js'
import { probeFile } from '../reader/probe-file.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { openSound, type OpenSound } from '../sound/open-sound.js'

const STEREO = ['-af', 'aformat=channel_layouts=mono|stereo', '-ar', '48000'] as const
const ENCODERS = {
  mp3: [...STEREO, '-c:a', 'libmp3lame', '-b:a', '192k', '-f', 'mp3'],
  wav: [...STEREO, '-c:a', 'pcm_s16le', '-f', 'wav'],
  m4a: [...STEREO, '-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart', '-f', 'mp4'],
} as const satisfies Record<SoundFormat, readonly string[]>
const COPIED = ['-c:a', 'copy', '-movflags', '+faststart', '-f', 'mp4'] as const

/**
 * Writes the sound of a file as MP3, WAV or M4A. AAC is copied into an M4A as it is.
 * @throws `MEDIA_INVALID` for what has no sound or cannot be decoded, `FFMPEG_FAILED`, `FFMPEG_UNAVAILABLE`
 *   for an ffmpeg without MP3, `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export async function writeSoundFile(
  { sound, format }: SoundFileSpec,
  context: MediaContext,
  work: FileWork,
): Promise<SoundFileData> {
  const source = await openSound(sound, context, {
    path: join(work.workDir, 'sound'),
    limits: work.limits,
  })
  return writeWhole(work.outputPath, async (part) => {
    await runFfmpeg({
      binary: work.ffmpeg,
      signal: context.signal,
      ...(work.timeoutMs === undefined ? {} : { timeoutMs: work.timeoutMs }),
      args: [
        ...source.input,
        '-map',
        '0:a:0',
        '-vn',
        '-map_metadata',
        '-1',
        ...encoderOf(format, source),
        '-fflags',
        '+bitexact',
        '-flags:a',
        '+bitexact',
        `file:${part}`,
      ],
    })
    const { audio, durationMs } = await probeFile(await fileSource(part), { signal: context.signal })
    if (audio === null || durationMs === null)
      throw new MutoscopeError('FFMPEG_FAILED', { message: 'The sound file has no sound.' })
    return { durationMs }
  })
}

function encoderOf(format: SoundFormat, source: OpenSound): readonly string[] {
  return format === 'm4a' && source.audio.codec === 'aac' ? COPIED : ENCODERS[format]
}
