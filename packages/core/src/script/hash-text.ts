/** A 32-bit number of a text (FNV-1a over its UTF-16 units): to begin a sequence with, not to keep secrets. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}
