/** What a file is by its first bytes. */
export interface MediaKind {
  readonly container: 'mp4' | 'matroska' | 'wav' | 'mp3' | 'flac' | 'ogg' | 'aac'
  /** ffmpeg's name of the format. */
  readonly demuxer: 'mov' | 'matroska' | 'wav' | 'mp3' | 'flac' | 'ogg' | 'aac'
}

/** Boxes that an MP4 or QuickTime file can begin with. */
const BOXES = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'styp', 'pnot'])

/**
 * Tells sound and video files by their first bytes (64 are enough); null for what is none that we open. Lists
 * such as m3u8 are none.
 */
export function sniffMedia(head: Uint8Array): MediaKind | null {
  const first = text(head, 0)
  if (BOXES.has(text(head, 4))) return { container: 'mp4', demuxer: 'mov' }
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3)
    return { container: 'matroska', demuxer: 'matroska' }
  if ((first === 'RIFF' || first === 'RF64') && text(head, 8) === 'WAVE')
    return { container: 'wav', demuxer: 'wav' }
  if (first === 'fLaC') return { container: 'flac', demuxer: 'flac' }
  if (first === 'OggS') return { container: 'ogg', demuxer: 'ogg' }
  if (first.startsWith('ID3')) return { container: 'mp3', demuxer: 'mp3' }
  return fromFrameHeader(head)
}

/** MPEG audio has no magic bytes, only eleven set bits followed by fields of which some values are none. */
function fromFrameHeader(head: Uint8Array): MediaKind | null {
  const [first = 0, second = 0, third = 0] = head
  if (head.length < 4 || first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  if ((second & 0xf6) === 0xf0) return { container: 'aac', demuxer: 'aac' }
  const bitrate = third >> 4
  const rate = (third >> 2) & 3
  return version === 1 || layer !== 1 || bitrate === 0 || bitrate === 15 || rate === 3
    ? null
    : { container: 'mp3', demuxer: 'mp3' }
}

function text(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4))
}
