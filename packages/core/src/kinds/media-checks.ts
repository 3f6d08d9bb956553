import type { FrameSize } from '../domain/settings.js'
import type { ByteSource } from '../storage/byte-source.js'

/** What a probe of a media file found. Durations in milliseconds, sizes in pixels. */
export type MediaProbe = {
  readonly container: string
  readonly durationMs: number | null
  readonly video: {
    readonly codec: string
    readonly width: number
    readonly height: number
    readonly fps: number | null
    readonly frames: number | null
    readonly pixelFormat: string | null
  } | null
  readonly audio: { readonly codec: string; readonly sampleRate: number; readonly channels: number } | null
}

/** The part of the media port that looks into files and fonts. */
export interface MediaChecks {
  /**
   * Looks into a sound or video that may come from a stranger: within limits of time and memory, and without
   * keeping anybody waiting. @throws `MEDIA_INVALID` also for what was cut off
   */
  probe(source: ByteSource, options?: { readonly signal?: AbortSignal }): Promise<MediaProbe>
  /**
   * The size of a picture that somebody brings. It is decoded to its end, so what is damaged, was cut off, or
   * would be too large to draw is refused before it is kept. @throws `MEDIA_INVALID`, `MEDIA_TOO_LARGE`
   */
  checkPicture(source: ByteSource): Promise<FrameSize>
  /** Characters of these lines that no caption font can draw. */
  missingGlyphs(lines: readonly string[]): Promise<readonly string[]>
}
