/** True for MP4 (a `ftyp` box) and WebM (an EBML head). */
export function isVideo(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8))
  return head.toString('latin1', 4) === 'ftyp' || head.toString('hex', 0, 4) === '1a45dfa3'
}
