import { writeFileSync } from 'node:fs'
import {
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type EncodedPacket,
  type InputVideoTrack,
} from 'mediabunny'
import type { LocalFile } from './local-file.js'
import { openInput } from './open-input.js'

/** A video of nothing but key frames, one a second. */
export type KeyFrameFile = {
  readonly path: string
  /** Where in the video that they are from each is, whole milliseconds after its first frame, in order. */
  readonly timesMs: readonly number[]
}

/** Which key frames are copied. */
export interface WriteKeyFramesOptions {
  /** The video, beside which the copy is written. */
  readonly path: string
  /** The key frames nearest to these are taken, each once. */
  readonly timesMs: readonly number[]
  /** When they are fewer there are none. */
  readonly least: number
}

/**
 * Copies key frames out of a video, to beside its file; null when they are too few, or cannot be told from
 * other frames. For the thread that reads what strangers bring.
 */
export async function writeKeyFrames(
  file: LocalFile,
  { path, timesMs, least }: WriteKeyFramesOptions,
): Promise<KeyFrameFile | null> {
  const input = openInput(file)
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
    const bytes = packets.length === 0 ? null : await writePackets(track, packets)
    if (bytes === null) return null
    const written = `${path}-${packets.length}-keys`
    writeFileSync(written, bytes)
    return {
      path: written,
      // A time that is rounded down is that of the frame before.
      timesMs: packets.map(({ timestamp }) => Math.ceil((timestamp - first) * 1000 - 0.001)),
    }
  } finally {
    input.dispose()
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
