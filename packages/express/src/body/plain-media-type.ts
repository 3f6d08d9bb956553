/** Other names for the same type. */
const ALIASES: { readonly [mediaType: string]: string } = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
  'audio/aacp': 'audio/aac',
  'application/ogg': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
}

/** The one name of a media type, without parameters. */
export function plainMediaType(mediaType: string): string {
  const plain = (mediaType.split(';')[0] ?? '').trim().toLowerCase()
  return ALIASES[plain] ?? plain
}
