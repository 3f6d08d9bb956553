import type { Artifact } from '../domain/artifact.js'
import type { ImageData } from '../kinds/image.js'
import type { ModelOutput } from '../providers/model.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { CardSpec } from '../kinds/card.js'
import type { ExportSpec } from '../kinds/export.js'
import type { FrameSpec } from '../kinds/frame.js'
import type { MixData, MixSpec } from '../kinds/mix.js'
import type { SegmentData, SegmentSpec } from '../kinds/segment.js'
import type { SoundFacts, SoundFactsSpec } from '../kinds/sound-facts.js'
import type { SoundFileData, SoundFileSpec } from '../kinds/sound-file.js'
import type { StitchSpec, VideoData } from '../kinds/video.js'
import type { ThumbnailData, ThumbnailSpec } from '../kinds/thumbnail.js'
import type { MediaChecks } from '../kinds/media-checks.js'
import type { MediaWork } from '../kinds/media-work.js'

/** What the media port is told besides a specification. */
export interface MediaContext {
  /** Opens the bytes of an artifact that the specification names. */
  readonly open: (artifact: Artifact) => Promise<ByteSource>
  readonly signal: AbortSignal
  /** From 0 to 1. */
  readonly progress: (fraction: number) => void
}

/** A finished segment, handed over while later ones are still being made. */
export interface RenderedSegment {
  /** Index into the specifications. */
  readonly index: number
  readonly output: ModelOutput<SegmentData>
}

/**
 * The port to what composes pictures and sound. Bodies of outputs are local files that are free to be moved
 * away once handed over. A video is H.264 with AAC, and exports are what {@link ExportSpec} says, whoever
 * encodes them. Every implementation passes `testMedia`.
 * @throws from every method: `FFMPEG_UNAVAILABLE` and `FFMPEG_FAILED` (of any encoder: it is not there, or
 *   failed), `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export interface Media extends MediaChecks {
  /**
   * Part of the digest of everything made here: changes with the compositor, the encoder and its settings.
   */
  version(): Promise<string>
  /** Part of the digest of these kinds of work besides {@link version}. */
  readonly workVersions: { readonly [work in MediaWork]: number }
  /**
   * Renders all segments in one go, each handed to `done` as soon as it is whole; they come in order, and the
   * file of each is there until `done` has ended.
   */
  renderSegments(
    specs: readonly SegmentSpec[],
    context: MediaContext,
    done: (segment: RenderedSegment) => Promise<void>,
  ): Promise<void>
  /** Mixes voice and music to an AAC file. */
  mix(spec: MixSpec, context: MediaContext): Promise<ModelOutput<MixData>>
  /** Joins segments and sound without encoding again, and probes the result before it is handed over. */
  stitch(spec: StitchSpec, context: MediaContext): Promise<ModelOutput<VideoData>>
  /**
   * Writes a finished video in another size and container, and probes the result before it is handed over.
   */
  exportVideo(spec: ExportSpec, context: MediaContext): Promise<ModelOutput<VideoData>>
  /**
   * One frame of a clip as a PNG file.
   * @throws `INVALID_INPUT` for a time outside the clip
   */
  frame(spec: FrameSpec, context: MediaContext): Promise<ModelOutput<ImageData>>
  /** The sound of an artifact as a file of its own. */
  soundFile(spec: SoundFileSpec, context: MediaContext): Promise<ModelOutput<SoundFileData>>
  /** A picture that stands for a video, as JPEG, with what was measured in it. */
  thumbnail(spec: ThumbnailSpec, context: MediaContext): Promise<ModelOutput<ThumbnailData>>
  /** A title card or end card as a PNG file. */
  card(spec: CardSpec, context: MediaContext): Promise<ModelOutput<ImageData>>
  /** Length, loudness and beat of a sound. */
  analyseSound(spec: SoundFactsSpec, context: MediaContext): Promise<ModelOutput<SoundFacts>>
}
