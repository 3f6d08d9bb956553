import type { VisualStyle } from '../../domain/settings.js'
import type { CameraMove, Scene } from '../../domain/storyboard.js'

const STYLES: Readonly<Record<VisualStyle, string>> = {
  cinematic: 'Cinematic film.',
  realistic: 'Realistic footage.',
  pixar: 'Polished 3D animation.',
  anime: 'Hand-drawn anime.',
  'flat-design': 'Flat vector animation.',
  watercolor: 'Moving watercolour painting.',
  'oil-painting': 'Moving oil painting.',
  sketch: 'Animated pencil sketch.',
}

const MOVES: Readonly<Record<CameraMove, string>> = {
  still: 'The camera stands still.',
  'zoom-in': 'The camera moves slowly closer.',
  'zoom-out': 'The camera moves slowly away.',
  'pan-left': 'The camera pans slowly to the left.',
  'pan-right': 'The camera pans slowly to the right.',
  'tilt-up': 'The camera tilts slowly up.',
  'tilt-down': 'The camera tilts slowly down.',
}

/**
 * A scene in words for a video model: what is seen, in which style, under which move. Style and move are left
 * out where they do not fit.
 */
export function clipPrompt(
  { imagePrompt, move }: Pick<Scene, 'imagePrompt' | 'move'>,
  style: VisualStyle,
  maxChars: number,
): string {
  const shown = imagePrompt.trim().replace(/[^.!?…]$/u, '$&.')
  return (
    [[shown, STYLES[style], MOVES[move]], [shown, MOVES[move]], [shown]]
      .map((parts) => parts.join(' '))
      .find((text) => text.length <= maxChars) ?? imagePrompt.trim()
  )
}
