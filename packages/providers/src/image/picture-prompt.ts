import type { ShotSize, VisualStyle } from '@mutoscope/core'
import type { ImageRequest } from '@mutoscope/core/ports'

const STYLES: Readonly<Record<VisualStyle, string>> = {
  cinematic: 'Cinematic film still, natural depth of field, considered colour grading.',
  realistic: 'Realistic photograph, natural light, true colours.',
  pixar: 'Polished 3D animation, rounded shapes, expressive characters, soft global light.',
  anime: 'Hand-drawn anime, clean lines, painted background.',
  'flat-design': 'Flat vector illustration, few solid colours, simple geometric shapes.',
  watercolor: 'Watercolour painting on textured paper, soft washes, visible brushwork.',
  'oil-painting': 'Oil painting, thick visible brush strokes, rich colours.',
  sketch: 'Pencil sketch on paper, hatching, no colour.',
}

const SHOTS: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'Extreme wide shot.',
  wide: 'Wide shot.',
  medium: 'Medium shot.',
  'close-up': 'Close-up.',
  'extreme-close-up': 'Extreme close-up.',
  'over-the-shoulder': 'Over-the-shoulder shot.',
  insert: 'Insert shot of a detail.',
}

/** A picture request in words, for models that have no members for style and shot. */
export function picturePrompt({
  prompt,
  shot,
  style,
}: Pick<ImageRequest, 'prompt' | 'shot' | 'style'>): string {
  return `${prompt.trim().replace(/[^.!?…]$/u, '$&.')} ${SHOTS[shot]} ${STYLES[style]} No text in the picture.`
}
