import { BufferTarget, EncodedPacketSink, EncodedVideoPacketSource, MkvOutputFormat, Output, type EncodedPacket, type InputVideoTrack } from 'mediabunny'
import { openInput } from '../probe/open-input.js'
import { fileSource } from '../segments/file-source.js'

/** Key frames of a video as a video of their own, which decodes in no time as none of its frames needs another. */
export interface KeyFrames {
  /** Where in the video each of them is, milliseconds after its first frame, in order. */
  readonly timesMs: readonly number[]
  /** Matroska. */
  readonly file: Uint8Array
}

/** Reads the key frames nearest to these times, each once. Null when they are fewer than `least`, or cannot be told from the rest. */
export async function readKeyFrames(path: string, timesMs: readonly number[], least: number, signal: AbortSignal): Promise<KeyFrames | null> {
  const { input, close } = await openInput(await fileSource(path), signal)
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) return null
    const first = await track.getFirstTimestamp()
    const sink = new EncodedPacketSink(track)
    const found = new Set<number>()
    for (const timeMs of timesMs) found.add(await nearestKey(sink, first + timeMs / 1000))
    const packets: EncodedPacket[] = []
    for (const timestamp of found.size < least ? [] : [...found].toSorted((a, b) => a - b)) {
      const packet = await sink.getKeyPacket(timestamp)
      if (packet !== null) packets.push(packet)
    }
    const file = packets.length === 0 ? null : await writePackets(track, packets)
    return file === null ? null : { timesMs: packets.map(({ timestamp }) => (timestamp - first) * 1000), file }
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

async function writePackets(track: InputVideoTrack, packets: readonly EncodedPacket[]): Promise<Uint8Array | null> {
  const [codec, decoderConfig, rotation] = await Promise.all([track.getCodec(), track.getDecoderConfig(), track.getRotation()])
  if (codec === null || decoderConfig === null) return null
  const target = new BufferTarget()
  const output = new Output({ format: new MkvOutputFormat(), target })
  const source = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(source, { rotation })
  await output.start()
  for (const [second, packet] of packets.entries()) await source.add(packet.clone({ timestamp: second, duration: 1 }), { decoderConfig })
  await output.finalize()
  return target.buffer === null ? null : new Uint8Array(target.buffer)
}
