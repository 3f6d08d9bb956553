import { lettersAt } from '../storage/byte-view.js'
import { sniffText } from './sniff-text.js'

/** How many of the first bytes of a file are needed to tell what it is. */
export const SNIFF_BYTES = 512

/**
 * Tells by its first bytes what a file is. Containers that hold sound or pictures alike have several answers,
 * the likeliest first, and so does text, whose types only a name tells apart. Empty when nothing is known.
 * Takes about as long for one file as for another, so it may be done wherever bytes arrive.
 */
export function sniffMediaTypes(bytes: Uint8Array): readonly string[] {
  const head = bytes.subarray(0, SNIFF_BYTES)
  for (const [mediaTypes, at, letters] of SIGNATURES)
    if (lettersAt(head, at, letters.length) === letters) return mediaTypes
  if (RIFFS.has(lettersAt(head, 0, 4))) return FORMS[lettersAt(head, 8, 4)] ?? []
  if (lettersAt(head, 4, 4) === 'ftyp') return BRANDS[lettersAt(head, 8, 4)] ?? ['video/mp4', 'audio/mp4']
  if (BOXES.has(lettersAt(head, 4, 4))) return ['video/mp4', 'video/quicktime', 'audio/mp4']
  if (lettersAt(head, 0, 4) === 'OggS')
    return lettersAt(head, 28, 7).includes('theora') ? ['video/ogg'] : ['audio/ogg', 'video/ogg']
  if (lettersAt(head, 0, 4) === '\x1a\x45\xdf\xa3')
    return lettersAt(head, 0, 64).includes('webm')
      ? ['video/webm', 'audio/webm']
      : ['video/x-matroska', 'audio/x-matroska']
  if (lettersAt(head, 0, 3) === 'ID3') return sniffTagged(head)
  return sniffFrame(head, 0) ?? sniffText(head)
}

const SIGNATURES: readonly (readonly [mediaTypes: readonly string[], at: number, letters: string])[] = [
  [['image/jpeg'], 0, '\xff\xd8\xff'],
  [['image/png'], 0, '\x89PNG\r\n\x1a\n'],
  [['image/gif'], 0, 'GIF87a'],
  [['image/gif'], 0, 'GIF89a'],
  [['audio/flac'], 0, 'fLaC'],
  [['application/pdf'], 0, '%PDF-'],
]

/** RF64 is a WAV of more than 4 GB. */
const RIFFS: ReadonlySet<string> = new Set(['RIFF', 'RF64'])
const FORMS: { readonly [form: string]: readonly string[] } = {
  WEBP: ['image/webp'],
  WAVE: ['audio/wav'],
  'AVI ': ['video/x-msvideo'],
}
const BRANDS: { readonly [brand: string]: readonly string[] } = {
  'M4A ': ['audio/mp4'],
  'M4B ': ['audio/mp4'],
  'qt  ': ['video/quicktime'],
  avif: ['image/avif'],
  avis: ['image/avif'],
  heic: ['image/heic'],
  heix: ['image/heic'],
  mif1: ['image/heif'],
}
/** Boxes that an MP4 or QuickTime file can begin with beside `ftyp`. */
const BOXES: ReadonlySet<string> = new Set(['moov', 'mdat', 'free', 'skip', 'wide', 'styp', 'pnot'])

/** A tag of ID3v2 stands before an MP3, and now and then before others; it may be longer than the head. */
function sniffTagged(head: Uint8Array): readonly string[] {
  const length = 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0)
  if (lettersAt(head, length, 4) === 'fLaC') return ['audio/flac']
  return (
    sniffFrame(head, length) ??
    (length < head.length ? ['audio/mpeg'] : ['audio/mpeg', 'audio/flac', 'audio/aac'])
  )
}

/**
 * MPEG audio begins with a frame: eleven set bits, then a version, a layer and rates, of which some values are
 * none. Layer 0 is AAC; nobody has written layer I for decades.
 */
function sniffFrame(head: Uint8Array, at: number): readonly string[] | null {
  const [first = 0, second = 0, third = 0] = head.subarray(at, at + 3)
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  if ((second & 0xf6) === 0xf0) return ['audio/aac']
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  const bitrate = third >> 4
  const rate = (third >> 2) & 3
  const isFrame = version !== 1 && (layer === 1 || layer === 2) && bitrate % 15 !== 0 && rate !== 3
  return isFrame ? ['audio/mpeg'] : null
}
