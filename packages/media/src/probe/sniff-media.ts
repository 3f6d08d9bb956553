import { sniffMediaTypes } from '@mutoscope/core/ports'

/** What a file is by its first bytes. */
export interface MediaKind {
  readonly container: 'mp4' | 'matroska' | 'wav' | 'mp3' | 'flac' | 'ogg' | 'aac'
  /** ffmpeg's name of the format. */
  readonly demuxer: 'mov' | 'matroska' | 'wav' | 'mp3' | 'flac' | 'ogg' | 'aac'
}

const MP4: MediaKind = { container: 'mp4', demuxer: 'mov' }
const MATROSKA: MediaKind = { container: 'matroska', demuxer: 'matroska' }
const KINDS: { readonly [mediaType: string]: MediaKind } = {
  'video/mp4': MP4,
  'video/quicktime': MP4,
  'audio/mp4': MP4,
  'video/webm': MATROSKA,
  'video/x-matroska': MATROSKA,
  'audio/wav': { container: 'wav', demuxer: 'wav' },
  'audio/mpeg': { container: 'mp3', demuxer: 'mp3' },
  'audio/flac': { container: 'flac', demuxer: 'flac' },
  'audio/ogg': { container: 'ogg', demuxer: 'ogg' },
  'video/ogg': { container: 'ogg', demuxer: 'ogg' },
  'audio/aac': { container: 'aac', demuxer: 'aac' },
}

/**
 * Tells sound and video files by their first bytes; null for what is none that we open. Lists such as m3u8 are
 * none.
 */
export function sniffMedia(head: Uint8Array): MediaKind | null {
  const [mediaType = ''] = sniffMediaTypes(head)
  return KINDS[mediaType] ?? null
}
