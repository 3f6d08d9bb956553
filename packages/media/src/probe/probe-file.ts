import { MutoscopeError, type ByteSource, type MediaProbe } from '@mutoscope/core'
import { EncodedPacketSink, type InputAudioTrack, type InputTrack, type InputVideoTrack } from 'mediabunny'
import { openInput } from './open-input.js'
import { pixelFormat } from './pixel-format.js'
import { readHead } from './read-head.js'
import { sniffMedia } from './sniff-media.js'

/** Rotations by these exchange width and height. */
const UPRIGHT = [90, 270]

/**
 * Looks into a sound or video file (MP4, MOV, WebM, Matroska, WAV, MP3, Ogg, FLAC, AAC) by its content,
 * without another program. It reads the index and the last packet of each stream, so a file that was cut off
 * is noticed; it decodes nothing.
 * @throws `MEDIA_INVALID` for everything else, and for a file that is empty, damaged or cut off; `CANCELLED`
 */
export async function probeFile(
  source: ByteSource,
  options: { readonly signal?: AbortSignal } = {},
): Promise<MediaProbe> {
  const head = await readHead(source)
  const kind = sniffMedia(head)
  if (kind === null) throw invalid('it is no sound or video that can be read')
  if (kind.container === 'wav') assertRiffWhole(head, source.size)
  const { input, close } = await openInput(source, options.signal)
  try {
    const format = await input.getFormat()
    const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
    if (video === null && audio === null) throw invalid('it has neither picture nor sound')
    for (const track of [video, audio]) if (track !== null) await assertWhole(track)
    const tracks = [video, audio].filter((track) => track !== null)
    return {
      container: format.name.toLowerCase(),
      durationMs: Math.round((await input.computeDuration(tracks)) * 1000),
      video: video === null ? null : await lookAtVideo(video),
      audio: audio === null ? null : await lookAtAudio(audio),
    }
  } catch (error) {
    if (MutoscopeError.isInstance(error)) throw error
    throw invalid(error instanceof Error ? error.message : String(error), error)
  } finally {
    close()
  }
}

async function lookAtVideo(track: InputVideoTrack): Promise<NonNullable<MediaProbe['video']>> {
  const [codec, width, height, rotation, stats, config] = await Promise.all([
    track.getCodec(),
    track.getSquarePixelWidth(),
    track.getSquarePixelHeight(),
    track.getRotation(),
    track.computePacketStats(),
    track.getDecoderConfig(),
  ])
  const turned = UPRIGHT.includes(rotation)
  return {
    // The name that ffmpeg and everybody who asks it use.
    codec: codec === 'avc' ? 'h264' : (codec ?? 'unknown'),
    width: turned ? height : width,
    height: turned ? width : height,
    fps: stats.packetCount > 1 ? Math.round(stats.averagePacketRate * 1000) / 1000 : null,
    frames: stats.packetCount,
    pixelFormat: pixelFormat(codec, config?.description),
  }
}

async function lookAtAudio(track: InputAudioTrack): Promise<NonNullable<MediaProbe['audio']>> {
  const [codec, sampleRate, channels] = await Promise.all([
    track.getCodec(),
    track.getSampleRate(),
    track.getNumberOfChannels(),
  ])
  return { codec: codec ?? 'unknown', sampleRate, channels }
}

/** An index can promise more than the file holds. */
async function assertWhole(track: InputTrack): Promise<void> {
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
  if (last === null || last.data.byteLength === 0) throw invalid(`its ${track.type} has no content`)
}

/** The packets of a WAV file are whatever is there, so only its header tells that something is missing. */
function assertRiffWhole(head: Uint8Array, size: number | undefined): void {
  const announced = new DataView(head.buffer, head.byteOffset).getUint32(4, true)
  // A writer into a pipe does not know the length and says the largest there is.
  if (size === undefined || announced >= 0x7fff_f000 || announced <= size) return
  throw invalid(`it announces ${announced} bytes and has ${size}`)
}

function invalid(reason: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', { message: `The media file cannot be read: ${reason}.`, cause })
}
