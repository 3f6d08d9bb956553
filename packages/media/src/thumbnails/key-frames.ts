import { writeFile } from 'node:fs/promises'
import {
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type EncodedPacket,
  type InputVideoTrack,
} from 'mediabunny'
import type { OpenClip } from '../clips/open-clip.js'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from '../media-limits.js'
import { openInput } from '../probe/open-input.js'
import { fileSource } from '../segments/file-source.js'

/** Key frames of a video. */
export interface KeyFrames {
  /** A video of nothing else, one a second, which decodes in no time as none of its frames needs another. */
  readonly clip: OpenClip
  /**
   * Where in the video that they are from each of them is, whole milliseconds after its first frame, in
   * order.
   */
  readonly timesMs: readonly number[]
}

/** What is asked for besides the video. */
export interface OpenKeyFramesOptions {
  /** The key frames nearest to these are taken, each once. */
  readonly timesMs: readonly number[]
  /** When they are fewer there are none. */
  readonly least: number
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits
  readonly signal: AbortSignal
}

/**
 * Copies key frames out of a video, to beside its file. Null when they are too few, or cannot be told from
 * other frames.
 */
export async function openKeyFrames(
  clip: OpenClip,
  { timesMs, least, limits = DEFAULT_MEDIA_LIMITS, signal }: OpenKeyFramesOptions,
): Promise<KeyFrames | null> {
  const { input, close } = await openInput(await fileSource(clip.path), signal)
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) return null
    const first = await track.getFirstTimestamp()
    const sink = new EncodedPacketSink(track)
    const found = new Set<number>()
    for (const timeMs of timesMs) found.add(await nearestKey(sink, first + timeMs / 1000))
    // A video may fade in.
    found.delete(first)
    const packets: EncodedPacket[] = []
    for (const timestamp of found.size < least ? [] : [...found].toSorted((a, b) => a - b)) {
      const packet = await sink.getKeyPacket(timestamp)
      if (packet !== null) packets.push(packet)
    }
    const file = packets.length === 0 ? null : await writePackets(track, packets)
    if (file === null) return null
    const path = `${clip.path}-${packets.length}-keys`
    await writeFile(path, file)
    return {
      clip: {
        ...clip,
        path,
        videoMs: packets.length * 1000,
        input: [
          '-protocol_whitelist',
          'file',
          '-max_pixels',
          String(limits.clipPixels),
          ...clip.colour.decoding,
          '-f',
          'mov',
          '-i',
          `file:${path}`,
        ],
      },
      // A time that is rounded down is that of the frame before.
      timesMs: packets.map(({ timestamp }) => Math.ceil((timestamp - first) * 1000 - 0.001)),
    }
  } finally {
    close()
  }
}

async function nearestKey(sink: EncodedPacketSink, time: number): Promise<number> {
  const before = await sink.getKeyPacket(time, { metadataOnly: true })
  const after = before === null ? null : await sink.getNextKeyPacket(before, { metadataOnly: true })
  if (before === null || after === null) return before?.timestamp ?? time
  return time - before.timestamp <= after.timestamp - time ? before.timestamp : after.timestamp
}

async function writePackets(
  track: InputVideoTrack,
  packets: readonly EncodedPacket[],
): Promise<Uint8Array | null> {
  const [codec, decoderConfig, rotation] = await Promise.all([
    track.getCodec(),
    track.getDecoderConfig(),
    track.getRotation(),
  ])
  if (codec === null || decoderConfig === null) return null
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const source = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(source, { rotation })
  await output.start()
  for (const [second, packet] of packets.entries())
    await source.add(packet.clone({ timestamp: second, duration: 1 }), { decoderConfig })
  await output.finalize()
  return target.buffer === null ? null : new Uint8Array(target.buffer)
}
