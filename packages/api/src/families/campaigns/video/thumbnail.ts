import type { Artifact, LinkSigner, Studio, VideoData } from '@mutoscope/core'
import { FILE_LINK_MS } from '../../../links/file-links.js'
import type { FinishedVideo } from './find-video.js'

/** Longer side of a thumbnail, pixels. */
const LONG_SIDE = 640
/** Where the frame is taken, milliseconds: whatever fades in at the beginning is there by then. */
const FRAME_MS = 1000
const USE = 'campaigns.thumbnail'

/**
 * The path at which the thumbnail of a video can be loaded without a token, for a while. It is made when
 * somebody loads it.
 */
export async function thumbnailPath(links: LinkSigner, { record }: FinishedVideo): Promise<string> {
  const { token } = await links.sign({ use: USE, videoId: record.id }, FILE_LINK_MS)
  return `/api/ai-studio/thumbnails/${token}`
}

/** The id of the video that a token of such a link is for; null for another token. */
export async function readThumbnailToken(links: LinkSigner, token: string): Promise<string | null> {
  const claims = await links.verify(token)
  return claims?.use === USE && typeof claims.videoId === 'string' ? claims.videoId : null
}

/** The thumbnail of a video: an early frame as it is. Made once. */
export async function makeThumbnail(studio: Studio, { ref, video }: FinishedVideo): Promise<Artifact> {
  const { width, height, durationMs } = video.data as VideoData
  const scale = LONG_SIDE / Math.max(width, height)
  return studio.derive(ref, { stage: 'thumbnail' }, async (make) => {
    // Somebody who speaks looks alike all the time: to search for the best frame costs seconds and finds no
    // other.
    const source = await make.frame('thumbnail/frame', {
      clip: video,
      at: Math.min(FRAME_MS, Math.floor(durationMs / 2)),
    })
    return make.thumbnail('thumbnail', {
      source,
      variant: 'clean',
      title: '',
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    })
  })
}
