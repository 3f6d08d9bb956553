import { lettersAt, type ByteView } from '../storage/byte-view.js'

const ID3_HEADER = 10
const ID3V1_BYTES = 128
const APE_FOOTER = 32
/** Files have one or two; a file of nothing but empty tags is not followed for ever. */
const MOST_TAGS = 16

/** Where a sound lies in its file, without the tags before it (ID3v2) and behind it (APEv2, ID3v1). */
export function taggedRange(file: ByteView): { readonly start: number; readonly end: number } {
  let start = 0
  for (let count = 0; count < MOST_TAGS; count++) {
    const head = file.read(start, start + ID3_HEADER)
    if (head.length < ID3_HEADER || lettersAt(head, 0, 3) !== 'ID3') break
    const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0)
    const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : ID3_HEADER
    start += ID3_HEADER + length + footer
  }
  start = Math.min(start, file.size)
  let end = file.size
  if (lettersAt(file.read(end - ID3V1_BYTES, end), 0, 3) === 'TAG') end -= ID3V1_BYTES
  const footer = file.read(end - APE_FOOTER, end)
  if (footer.length === APE_FOOTER && lettersAt(footer, 0, 8) === 'APETAGEX') {
    const header = ((footer[23] ?? 0) & 0x80) === 0 ? 0 : APE_FOOTER
    const view = new DataView(footer.buffer, footer.byteOffset)
    end -= view.getUint32(12, true) + header
  }
  return { start, end: Math.max(start, end) }
}
