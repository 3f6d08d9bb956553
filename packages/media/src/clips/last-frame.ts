import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MutoscopeError, type Artifact, type ImageData, type MediaContext } from '@mutoscope/core'
import { placeFile } from '../ffmpeg/place-file.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { sniffMedia } from '../probe/sniff-media.js'

/** What taking a frame needs besides the clip. */
export interface LastFrameOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Empty folder for the clip; the caller removes it. */
  readonly workDir: string
  /** Where the PNG goes; it is there only when it is whole. */
  readonly outputPath: string
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
}

/** Only the end of a clip is decoded: so many seconds, which holds a key frame or the whole of a short clip. */
const TAIL_SECONDS = 3
const HEAD_BYTES = 64

/**
 * Writes the last frame of a clip as PNG.
 * @throws `MEDIA_INVALID` for what is no video, `FFMPEG_FAILED`, `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export async function writeLastFrame(clip: Artifact, context: MediaContext, options: LastFrameOptions): Promise<ImageData> {
  const path = join(options.workDir, 'clip')
  await placeFile(await context.open(clip), path, context.signal)
  const kind = sniffMedia(await readHead(path, HEAD_BYTES))
  if (kind === null) throw invalid('It is not a video that is known.')
  try {
    await runFfmpeg({
      binary: options.ffmpeg, signal: context.signal, ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      // Every frame of the tail is written over the one before; the last one stays.
      args: ['-protocol_whitelist', 'file', '-sseof', `-${TAIL_SECONDS}`, '-f', kind.demuxer, '-i', `file:${path}`, '-map', '0:v:0', '-update', '1', '-c:v', 'png', '-f', 'image2', `file:${options.outputPath}`],
    })
    return readPngSize(await readHead(options.outputPath, HEAD_BYTES))
  } catch (error) {
    await rm(options.outputPath, { force: true })
    if (MutoscopeError.isInstance(error) && error.code === 'FFMPEG_FAILED') throw invalid(error.message, error)
    throw error
  }
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw invalid('There is no frame in it.', cause)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Width and height stand at a fixed place of every PNG. */
function readPngSize(head: Buffer): ImageData {
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}

function invalid(why: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', { message: `The last frame of the clip cannot be read. ${why}`, ...(cause === undefined ? {} : { cause }) })
}
