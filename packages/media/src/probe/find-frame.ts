import { EncodedPacketSink } from 'mediabunny'
import type { LocalFile } from './local-file.js'
import { openInput } from './open-input.js'

/** Half of a frame at 60 a second, for a last frame whose length nothing tells. */
const SHORT = 1 / 120

/**
 * Where ffmpeg has to seek to, in seconds, so that the first frame it gives is the one that is shown so long
 * after the first one: a little before its beginning, since it drops whatever begins before the place it
 * seeks to. For the thread that reads what strangers bring.
 */
export async function findFrame(file: LocalFile, atMs: number): Promise<number> {
  const input = openInput(file)
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) return 0
    const sink = new EncodedPacketSink(track)
    const packet = await sink.getPacket((await track.getFirstTimestamp()) + atMs / 1000, {
      metadataOnly: true,
    })
    return packet === null
      ? 0
      : Math.max(0, packet.timestamp - (packet.duration > 0 ? packet.duration / 2 : SHORT))
  } finally {
    input.dispose()
  }
}
