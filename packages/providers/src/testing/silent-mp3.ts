/** Bytes of one frame at 128 kbit/s and 44.1 kHz. */
const FRAME_BYTES = 417
const FRAME_MS = (1152 / 44_100) * 1000

/** A real MP3: silence of about this length, mono at 44.1 kHz. */
export function silentMp3(durationMs: number): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES)
  frame.set([0xff, 0xfb, 0x90, 0xc0])
  return Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(durationMs / FRAME_MS)) }, () => frame))
}
