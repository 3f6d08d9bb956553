import type { VisualStyle } from './settings.js'

/** How much of the subject a picture shows. */
export const SHOT_SIZES = [
  'extreme-wide',
  'wide',
  'medium',
  'close-up',
  'extreme-close-up',
  'over-the-shoulder',
  'insert',
] as const
/** How much of the subject a picture shows: one of {@link SHOT_SIZES}. */
export type ShotSize = (typeof SHOT_SIZES)[number]

/** How the camera moves over a still picture during its scene. */
export const CAMERA_MOVES = [
  'still',
  'zoom-in',
  'zoom-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
] as const
/** How the camera moves over a still picture: one of {@link CAMERA_MOVES}. */
export type CameraMove = (typeof CAMERA_MOVES)[number]

/** What of a scene can be asked for again in every studio, each with its own take number. */
export const TAKE_KINDS = ['image', 'speech', 'clip'] as const
/** What of a scene can have another take: one of {@link TAKE_KINDS}. */
export type TakeKind = (typeof TAKE_KINDS)[number]

/** One part of a storyboard. Its id stays the same when it moves; its number is its position, from 1. */
export type Scene = {
  readonly id: string
  /** What happens, in a sentence, for people. */
  readonly description: string
  /** What is spoken and captioned. May be empty. */
  readonly narration: string
  /** What the picture model is asked for. */
  readonly imagePrompt: string
  readonly shot: ShotSize
  readonly move: CameraMove
  /** Look of its picture. @default the project's style */
  readonly style?: VisualStyle
  /** Planned length in milliseconds; a longer narration makes the scene longer. */
  readonly durationMs: number
  /** Current take of each kind, from 1, those of one's own kinds by their slot; see {@link takeOf}. */
  readonly takes: {
    readonly image: number
    readonly speech: number
    readonly clip?: number
    readonly [kind: string]: number | undefined
  }
  /**
   * A scene without narration that is shown while the narration of the scene before goes on: several pictures
   * share one voice line. @default false
   */
  readonly continues?: boolean
}

/** True for a scene that is shown while the narration of the scene before it goes on. */
export function continuesVoice({ continues, narration }: Pick<Scene, 'continues' | 'narration'>): boolean {
  return continues === true && narration.trim() === ''
}

/** The current take of something of a scene, from 1: a {@link TakeKind}, or the slot of a kind of one's own. */
export function takeOf(scene: Pick<Scene, 'takes'>, kind: string): number {
  return scene.takes[kind] ?? 1
}

/** The editable plan of a video. */
export type Storyboard = {
  readonly title: string
  /** Digest of the script artifact it was made from; another script replaces the storyboard. */
  readonly source: string
  readonly scenes: readonly Scene[]
}
