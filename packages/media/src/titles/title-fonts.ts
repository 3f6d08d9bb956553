import { loadCaptionFonts, type CaptionFonts, type FontWeight } from '../captions/load-caption-fonts.js'

/** The fonts of a weight, each loaded once. */
export type TitleFonts = (weight: FontWeight) => Promise<CaptionFonts>

/** Makes a loader of fonts for titles. */
export function createTitleFonts(extraFiles: readonly string[] = []): TitleFonts {
  const loaded = new Map<FontWeight, Promise<CaptionFonts>>()
  return (weight) => {
    const known = loaded.get(weight) ?? loadCaptionFonts(extraFiles, weight)
    loaded.set(weight, known)
    return known
  }
}
