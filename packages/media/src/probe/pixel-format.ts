/**
 * Baseline, Main and Extended are 4:2:0 with 8 bits; the configuration of every other profile ends with
 * chroma format and bit depth.
 */
const PLAIN_PROFILES = [66, 77, 88]
const CHROMA = ['gray', 'yuv420p', 'yuv422p', 'yuv444p']

/**
 * ffmpeg's name of the pixel format of H.264, from its decoder configuration (avcC); null for other codecs
 * and when it does not say.
 */
export function pixelFormat(
  codec: string | null,
  description: AllowSharedBufferSource | undefined,
): string | null {
  if (codec !== 'avc' || description === undefined) return null
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description)
  const profile = bytes[1] ?? 0
  if (PLAIN_PROFILES.includes(profile)) return 'yuv420p'
  let at = skipSets(bytes, 6, (bytes[5] ?? 0) & 0x1f)
  at = skipSets(bytes, at + 1, bytes[at] ?? 0)
  const [chroma, depth] = [bytes[at], bytes[at + 1]]
  if (chroma === undefined || depth === undefined) return null
  const bits = 8 + (depth & 7)
  return `${CHROMA[chroma & 3] ?? ''}${bits === 8 ? '' : `${bits}le`}`
}

function skipSets(bytes: Uint8Array, from: number, count: number): number {
  let at = from
  for (let index = 0; index < count; index++) at += 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)
  return at
}
