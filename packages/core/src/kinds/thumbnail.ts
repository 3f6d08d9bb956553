import type { Artifact } from '../domain/artifact.js'

/** How a variant changes the picture, as factors and parts; 1 and 0 leave it as it is. */
export type ThumbnailGrade = {
  /** Factor for the distance of every colour from grey. */
  readonly saturation: number
  /** Factor for the distance of every brightness from the middle. */
  readonly contrast: number
  readonly brightness: number
  /** How much darker the corners are, 0 to 1. */
  readonly vignette: number
}

/** How a variant sets its title. */
export type ThumbnailText = {
  /**
   * `side`: the half of the picture in which less is seen. In a tall picture `side` and `centre` are the end
   * in which less is seen.
   */
  readonly place: 'side' | 'bottom' | 'centre'
  readonly weight: 600 | 800 | 900
  readonly capitals: boolean
  /** Height of the letters as a part of the picture's shorter side, before a long title shrinks. */
  readonly size: number
  /** `#rrggbb`. */
  readonly colour: string
  /** Colour of the last line of several, or of the plate, `#rrggbb`. */
  readonly accent: string
  /**
   * What keeps the letters readable: a thick outline, a soft shadow, a dark fade of the picture, or a solid
   * plate.
   */
  readonly ground: 'outline' | 'shadow' | 'fade' | 'plate'
}

/** A way of making a thumbnail. */
export type ThumbnailStyle = {
  /** For people. */
  readonly name: string
  readonly description: string
  readonly grade: ThumbnailGrade
  readonly text: ThumbnailText
}

/** The ways of making a thumbnail. */
export const THUMBNAIL_VARIANTS = {
  bold: {
    name: 'Bold',
    description: 'Huge capitals with a thick outline over a punchy picture.',
    grade: { saturation: 1.25, contrast: 1.15, brightness: 1, vignette: 0.25 },
    text: {
      place: 'side',
      weight: 900,
      capitals: true,
      size: 0.19,
      colour: '#ffffff',
      accent: '#ffe03a',
      ground: 'outline',
    },
  },
  vibrant: {
    name: 'Vibrant',
    description: 'Glowing colours and a bright plate behind the title.',
    grade: { saturation: 1.6, contrast: 1.08, brightness: 1.06, vignette: 0 },
    text: {
      place: 'bottom',
      weight: 800,
      capitals: false,
      size: 0.135,
      colour: '#ffffff',
      accent: '#d6104f',
      ground: 'plate',
    },
  },
  minimal: {
    name: 'Minimal',
    description: 'A calm picture with a small title in a corner and much room.',
    grade: { saturation: 0.8, contrast: 0.95, brightness: 1.02, vignette: 0 },
    text: {
      place: 'bottom',
      weight: 600,
      capitals: false,
      size: 0.085,
      colour: '#ffffff',
      accent: '#ffffff',
      ground: 'shadow',
    },
  },
  dramatic: {
    name: 'Dramatic',
    description: 'Dark edges, hard contrast and a wide title in the middle, like a film poster.',
    grade: { saturation: 0.7, contrast: 1.3, brightness: 0.82, vignette: 0.65 },
    text: {
      place: 'centre',
      weight: 800,
      capitals: true,
      size: 0.15,
      colour: '#ffffff',
      accent: '#ff5a36',
      ground: 'shadow',
    },
  },
  clean: {
    name: 'Clean',
    description: 'The picture as it is, and a plain title on a dark fade.',
    grade: { saturation: 1.05, contrast: 1.02, brightness: 1, vignette: 0 },
    text: {
      place: 'bottom',
      weight: 800,
      capitals: false,
      size: 0.12,
      colour: '#ffffff',
      accent: '#ffffff',
      ground: 'fade',
    },
  },
} as const satisfies Record<string, ThumbnailStyle>

/** A key of {@link THUMBNAIL_VARIANTS}. */
export type ThumbnailVariant = keyof typeof THUMBNAIL_VARIANTS

/** A thumbnail of a video or a picture. */
export type ThumbnailSpec = {
  /**
   * Of a video the frame is taken that suits the variant best, without the part that captions are burned
   * into.
   */
  readonly source: Artifact
  readonly variant: ThumbnailVariant
  /** Broken and shrunk to fit; empty for none. */
  readonly title: string
  readonly subtitle?: string
  /** Pixels, from 160 to 4096. */
  readonly width: number
  readonly height: number
}

/** What was measured in a finished thumbnail, each from 0 to 1. */
export type ThumbnailScores = {
  /** Spread of brightness: the standard deviation of luma; a quarter of the whole range and more is 1. */
  readonly contrast: number
  /**
   * WCAG contrast between the letters and what is really around them (7:1 and more is 1), times how large
   * they are (a tenth of the shorter side and more is 1); 0 without a title.
   */
  readonly legibility: number
  /** Colourfulness after Hasler and Süsstrunk; 110 ("extremely colourful") and more is 1. */
  readonly colour: number
  /**
   * How clearly one thing stands out: part of the picture's salience that lies in its largest salient region
   * (two fifths and more is 1), without regard to the letters.
   */
  readonly subject: number
}

/** Facts about a thumbnail. */
export type ThumbnailData = {
  readonly width: number
  readonly height: number
  /** Where in the video its frame is; null for a picture. */
  readonly atMs: number | null
  readonly scores: ThumbnailScores
  /**
   * 0.25 contrast + 0.3 legibility + 0.2 colour + 0.25 subject, from 0 to 1, to compare thumbnails of one
   * video with each other; no forecast of a real click rate.
   */
  readonly clickPrediction: number
}

/** A thumbnail before it is drawn. */
export function expectedThumbnail({ width, height }: ThumbnailSpec): ThumbnailData {
  return {
    width,
    height,
    atMs: null,
    scores: { contrast: 0, legibility: 0, colour: 0, subject: 0 },
    clickPrediction: 0,
  }
}
