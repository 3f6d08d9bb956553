import { EncodedPacketSink } from 'mediabunny'
import { openInput } from '../probe/open-input.js'
import { fileSource } from '../segments/file-source.js'

/** Half of a frame at 60 a second, for a last frame whose length nothing tells. */
const SHORT = 1 / 120

/**
 * Where ffmpeg has to seek to, in seconds, so that the first frame it gives is the one that is shown so long
 * after the first one: a little before its beginning, since it drops whatever begins before the place it
 * seeks to.
 */
export async function findFrame(path: string, atMs: number, signal: AbortSignal): Promise<number> {
  const { input, close } = await openInput(await fileSource(path), signal)
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
    close()
  }
}
