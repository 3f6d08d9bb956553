/** Marks at the beginning of a file, and the encoding that they stand for. */
const MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * Decodes a text file that a person wrote: UTF-8, or UTF-16 where a byte order mark says so, as editors and shells
 * of Windows write it. The mark is not part of the text.
 * @throws Error for bytes of another encoding, which would otherwise become question marks
 */
export function decodeText(bytes: Uint8Array): string {
  const [, encoding = 'utf-8'] =
    MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? []
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Error(`It is not text in ${encoding.toUpperCase()}. Save it as UTF-8.`, { cause })
  }
}
