import type { MediaProbe } from '../../kinds/media-checks.js'
import type { ImageData } from '../../kinds/image.js'

/** The size in the header of a PNG file, or null. */
export function pngSize(bytes: Uint8Array): ImageData | null {
  if (bytes.length < 24 || !says(bytes, 1, 'PNG')) return null
  const view = viewOf(bytes)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** What the header of a WAV file says that begins as most do, or null. */
export function wavFacts(bytes: Uint8Array): MediaProbe | null {
  if (bytes.length < 44 || !says(bytes, 8, 'WAVEfmt ')) return null
  const view = viewOf(bytes)
  const [channels, sampleRate, bytesPerSecond] = [
    view.getUint16(22, true),
    view.getUint32(24, true),
    view.getUint32(28, true),
  ]
  return {
    container: 'wav',
    durationMs: Math.round(((bytes.length - 44) * 1000) / bytesPerSecond),
    video: null,
    audio: { codec: 'pcm_s16le', sampleRate, channels },
  }
}

/** What a probe finds of a video with these facts. */
export function videoFacts(
  container: string,
  { width, height, fps, frames, durationMs, videoCodec, audioCodec }: StandInVideo,
): MediaProbe {
  return {
    container,
    durationMs,
    video: { codec: videoCodec, width, height, fps, frames, pixelFormat: 'yuv420p' },
    audio: audioCodec === null ? null : { codec: audioCodec, sampleRate: 48_000, channels: 2 },
  }
}

/** What a probe finds of a sound that lasts so long. */
export function soundFacts(container: string, codec: string, durationMs: number): MediaProbe {
  return { container, durationMs, video: null, audio: { codec, sampleRate: 48_000, channels: 2 } }
}

interface StandInVideo {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
  readonly durationMs: number
  readonly videoCodec: string
  readonly audioCodec: string | null
}

function says(bytes: Uint8Array, offset: number, word: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(offset, offset + word.length)) === word
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
