import type { VideoCapabilities } from '@mutoscope/core/ports'

type Size = VideoCapabilities['sizes'][number]

/**
 * How a request tells the size: as pixels (`1280:720`), as a shape (`16:9`) beside a resolution, or by a
 * resolution alone, where the shape is that of the picture.
 */
export type SizeForm = 'pixels' | 'shape' | 'resolution'

/** What Runway's wire wants for one model. */
export interface RunwayVideoModel {
  readonly capabilities: VideoCapabilities
  /** How the size is told with a text alone, and with pictures. @default 'pixels' for both */
  readonly size?: { readonly text: SizeForm; readonly image: SizeForm }
  /** The model's names of resolutions by the short side of the size that stands for each, pixels. */
  readonly resolutions?: Readonly<Record<number, string>>
  /** Whether a request says if there is sound; models without this member decide for themselves. */
  readonly audioMember: boolean
  readonly seed: boolean
}

function sizes(...pairs: readonly (readonly [number, number])[]): readonly Size[] {
  return pairs.map(([width, height]) => ({ width, height }))
}

/** Shapes at the short sides that stand for a model's resolutions. */
function shapes(ratios: readonly (readonly [number, number])[], shorts: readonly number[]): readonly Size[] {
  return shorts.flatMap((short) =>
    ratios.map(([x, y]) => ({
      width: Math.round((short * x) / Math.min(x, y)),
      height: Math.round((short * y) / Math.min(x, y)),
    })),
  )
}

/** Sizes in which Runway makes most things, without a text's restrictions. */
export const HD_SIZES = sizes([1280, 720], [720, 1280])
const GEN4 = [...HD_SIZES, ...sizes([1104, 832], [832, 1104], [960, 960], [1584, 672])]
const FULL_HD = sizes([1920, 1080], [1080, 1920])
const SEEDANCE_480 = sizes([992, 432], [864, 496], [752, 560], [640, 640], [560, 752], [496, 864])
const SEEDANCE_720 = [...HD_SIZES, ...sizes([1470, 630], [1112, 834], [960, 960], [834, 1112])]
const SEEDANCE_1080 = [...FULL_HD, ...sizes([2206, 946], [1664, 1248], [1440, 1440], [1248, 1664])]
const SEEDANCE_4K = sizes([3840, 2160], [2160, 3840], [3840, 1646], [3840, 2880], [3840, 3840], [2880, 3840])
const WAN = [
  ...HD_SIZES,
  ...FULL_HD,
  ...sizes([832, 480], [720, 544], [624, 624], [544, 720], [480, 832]),
  ...sizes([1104, 832], [960, 960], [832, 1104], [1648, 1248], [1440, 1440], [1248, 1648]),
]

const GEN45: VideoCapabilities = {
  durations: { min: 2, max: 10 },
  sizes: GEN4,
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: false,
  audio: false,
  maxPromptChars: 1000,
}
/** Veo, and what is taken for granted of a model that is not known here. */
export const VEO: VideoCapabilities = {
  durations: [4, 6, 8],
  sizes: [...HD_SIZES, ...FULL_HD],
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: true,
  audio: true,
  maxPromptChars: 1000,
}
const SEEDANCE: VideoCapabilities = {
  ...VEO,
  durations: { min: 4, max: 15 },
  takesReferences: true,
  maxPromptChars: 3500,
}

const seedance = (own: readonly Size[], change: Partial<VideoCapabilities> = {}): RunwayVideoModel => ({
  capabilities: { ...SEEDANCE, sizes: own, ...change },
  audioMember: true,
  seed: true,
})
const wan: RunwayVideoModel = {
  capabilities: { ...SEEDANCE, durations: { min: 2, max: 30 }, sizes: WAN },
  audioMember: true,
  seed: false,
}
const omni = (own: readonly Size[], takesLastImage: boolean): RunwayVideoModel => ({
  capabilities: { ...VEO, durations: { min: 3, max: 10 }, sizes: own, takesLastImage, maxPromptChars: 4000 },
  audioMember: false,
  seed: false,
})

/**
 * Runway's clip models. Members, sizes and most limits are those of the official SDK's types; lengths of
 * `hailuo3`, `happyhorse_1_0`, `grok_imagine_1_5`, `wan3`, `h3_max` and the Seedances, which the types leave
 * open, are from public code and were not tried live.
 */
export const RUNWAY_VIDEO_MODELS: ReadonlyMap<string, RunwayVideoModel> = new Map<string, RunwayVideoModel>([
  ['gen4.5', { capabilities: GEN45, audioMember: false, seed: true }],
  ['gen4_turbo', { capabilities: { ...GEN45, needsImage: true }, audioMember: false, seed: true }],
  ['veo3.1', { capabilities: VEO, audioMember: true, seed: true }],
  ['veo3.1_fast', { capabilities: VEO, audioMember: true, seed: true }],
  ['seedance2', seedance([...SEEDANCE_480, ...SEEDANCE_720, ...SEEDANCE_1080, ...SEEDANCE_4K])],
  ['seedance2_fast', seedance([...SEEDANCE_480, ...SEEDANCE_720])],
  ['seedance2_mini', seedance([...SEEDANCE_480, ...SEEDANCE_720])],
  [
    'seedance2_5',
    seedance(
      [
        ...sizes([992, 432], [854, 480], [752, 560], [640, 640], [560, 752], [480, 854]),
        ...SEEDANCE_720,
        ...SEEDANCE_1080,
      ],
      { durations: { min: 4, max: 30 }, maxPromptChars: 15_000 },
    ),
  ],
  ['wan3', wan],
  ['wan3_prime', wan],
  ['gemini_omni_flash', omni(HD_SIZES, false)],
  [
    'gemini_omni_flash_1.1',
    omni(
      [...sizes([640, 360], [360, 640]), ...HD_SIZES, ...FULL_HD, ...sizes([3840, 2160], [2160, 3840])],
      true,
    ),
  ],
  [
    'hailuo3',
    {
      capabilities: {
        ...SEEDANCE,
        sizes: shapes(
          [
            [16, 9],
            [9, 16],
            [1, 1],
            [4, 3],
            [3, 4],
            [21, 9],
          ],
          [720, 1440],
        ),
      },
      size: { text: 'shape', image: 'shape' },
      resolutions: { 720: '768p', 1440: '2k' },
      audioMember: false,
      seed: false,
    },
  ],
  [
    'happyhorse_1_0',
    {
      capabilities: {
        ...VEO,
        durations: { min: 3, max: 15 },
        takesLastImage: false,
        sizes: [
          ...HD_SIZES,
          ...FULL_HD,
          ...sizes([960, 960], [1108, 832], [832, 1108], [1440, 1440], [1662, 1248], [1248, 1662]),
        ],
        maxPromptChars: 2500,
      },
      size: { text: 'pixels', image: 'resolution' },
      resolutions: { 720: '720p', 832: '720p', 960: '720p', 1080: '1080p', 1248: '1080p', 1440: '1080p' },
      audioMember: false,
      seed: false,
    },
  ],
  [
    'grok_imagine_1_5',
    {
      capabilities: {
        ...VEO,
        durations: { min: 2, max: 15 },
        takesLastImage: false,
        sizes: shapes(
          [
            [16, 9],
            [9, 16],
            [1, 1],
            [4, 3],
            [3, 4],
            [3, 2],
            [2, 3],
          ],
          [480, 720, 1080],
        ),
        maxPromptChars: 4000,
      },
      size: { text: 'shape', image: 'resolution' },
      resolutions: { 480: '480p', 720: '720p', 1080: '1080p' },
      audioMember: false,
      seed: false,
    },
  ],
  [
    'h3_max',
    {
      capabilities: {
        ...VEO,
        durations: { min: 5, max: 15 },
        sizes: [...sizes([853, 480], [480, 853]), ...HD_SIZES],
        maxPromptChars: 4000,
      },
      size: { text: 'resolution', image: 'resolution' },
      resolutions: { 480: '480p', 720: '768p' },
      audioMember: false,
      seed: true,
    },
  ],
])

/**
 * The step of a size that prices go by: `480p` to `4k`, by its pixels, since wide and tall shapes of one step
 * have other sides.
 */
export function resolutionStep({ width, height }: Size): '480p' | '720p' | '1080p' | '4k' {
  const pixels = width * height
  return pixels < 600_000 ? '480p' : pixels < 1_500_000 ? '720p' : pixels < 4_500_000 ? '1080p' : '4k'
}
