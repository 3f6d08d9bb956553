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
