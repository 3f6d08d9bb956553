import {
  expectedCaptions,
  writeCaptions,
  type CaptionData,
  type CaptionSpec,
} from '../captions/write-captions.js'
import type { Json } from '../digest/canonical-json.js'
import { expectedCard, type CardSpec } from './card.js'
import { expectedExport } from '../media/export-size.js'
import type { ExportSpec } from './export.js'
import type { FrameSpec } from './frame.js'
import type { Media, MediaContext, MediaWork } from '../media/media.js'
import { expectedMix, type MixData, type MixSpec } from './mix.js'
import { expectedSoundFacts, type SoundFacts, type SoundFactsSpec } from './sound-facts.js'
import { expectedSoundFile, type SoundFileData, type SoundFileSpec } from './sound-file.js'
import { expectedVideo, type StitchSpec, type VideoData } from './video.js'
import { expectedThumbnail, type ThumbnailData, type ThumbnailSpec } from './thumbnail.js'
import type { ImageData } from './image.js'
import type { ModelOutput } from '../providers/model.js'

/** A kind of artifact that the media port makes, one at a time. */
export interface MediaKind<Spec, Data extends Json> {
  readonly kind: string
  /** The work whose version is part of the digest besides the port's own. @default none */
  readonly work?: MediaWork
  /** What a quote works on with while the real artifact is not there. */
  readonly expected: (spec: Spec) => Data
  readonly run: (media: Media, spec: Spec, context: MediaContext) => Promise<ModelOutput<Data>>
}

function defineMediaKind<Spec, Data extends Json>(kind: MediaKind<Spec, Data>): MediaKind<Spec, Data> {
  return kind
}

/** What the media port makes, besides segments, which it renders many at a time. */
export const MEDIA_KINDS = {
  mix: defineMediaKind<MixSpec, MixData>({
    kind: 'mix',
    expected: expectedMix,
    run: (media, spec, context) => media.mix(spec, context),
  }),
  captions: defineMediaKind<CaptionSpec, CaptionData>({
    kind: 'captions',
    expected: expectedCaptions,
    run: (media, spec) => writeCaptions(spec, media),
  }),
  video: defineMediaKind<StitchSpec, VideoData>({
    kind: 'video',
    expected: expectedVideo,
    run: (media, spec, context) => media.stitch(spec, context),
  }),
  export: defineMediaKind<ExportSpec, VideoData>({
    kind: 'export',
    work: 'export',
    expected: expectedExport,
    run: (media, spec, context) => media.exportVideo(spec, context),
  }),
  frame: defineMediaKind<FrameSpec, ImageData>({
    kind: 'frame',
    expected: () => ({ width: 0, height: 0 }),
    run: (media, spec, context) => media.frame(spec, context),
  }),
  soundFile: defineMediaKind<SoundFileSpec, SoundFileData>({
    kind: 'sound-file',
    work: 'sound-file',
    expected: expectedSoundFile,
    run: (media, spec, context) => media.soundFile(spec, context),
  }),
  soundFacts: defineMediaKind<SoundFactsSpec, SoundFacts>({
    kind: 'sound-facts',
    work: 'sound-facts',
    expected: expectedSoundFacts,
    run: async (media, spec, context) => ({ body: null, data: await media.analyseSound(spec, context) }),
  }),
  thumbnail: defineMediaKind<ThumbnailSpec, ThumbnailData>({
    kind: 'thumbnail',
    work: 'thumbnail',
    expected: expectedThumbnail,
    run: (media, spec, context) => media.thumbnail(spec, context),
  }),
  card: defineMediaKind<CardSpec, ImageData>({
    kind: 'card',
    work: 'card',
    expected: expectedCard,
    run: (media, spec, context) => media.card(spec, context),
  }),
} as const
