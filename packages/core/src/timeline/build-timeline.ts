import type { FrameRate, Template } from '../domain/settings.js'
import type { CameraMove } from '../domain/storyboard.js'
import type { Transition } from '../kinds/segment.js'
import { TEMPLATE_PLANS } from './template-plan.js'

/** A scene as the timeline needs it. */
export interface TimelineScene {
  readonly id: string
  readonly move: CameraMove
  /** Shortest length it may have, milliseconds. */
  readonly plannedMs: number
  /** Length of its voice line as measured; 0 for none. */
  readonly speechMs: number
  /** Exact air before its voice line, milliseconds. @default 200, or the transition where that is longer */
  readonly leadMs?: number | undefined
}

/** What decides a timeline besides its scenes. */
export interface TimelineOptions {
  readonly fps: FrameRate
  readonly template: Template
  readonly transitionMs: number
}

/** A scene in its place. All numbers are frames. */
export interface PlacedScene {
  readonly id: string
  readonly move: CameraMove
  /** Length, the overlap with the next scene included. */
  readonly frames: number
  /** Frame of the video at which it begins. */
  readonly start: number
  /** Frame of the video at which its voice begins. */
  readonly speechStart: number
}

/** A window of one scene, or of two while one gives way to the other. */
export interface TimelinePiece {
  /** For instance `scene/…/body`, `join/…-…`. Made of scene ids, never of positions. */
  readonly name: string
  readonly frames: number
  /** Frame of the video at which it begins. */
  readonly start: number
  /**
   * One scene, or the one that leaves and the one that comes; `from` is the frame of the scene at which the
   * piece begins.
   */
  readonly layers:
    | readonly [{ readonly scene: string; readonly from: number }]
    | readonly [
        { readonly scene: string; readonly from: number },
        { readonly scene: string; readonly from: number },
      ]
}

/** Where everything of a video is. */
export interface Timeline {
  readonly frames: number
  readonly transition: Transition | null
  readonly scenes: readonly PlacedScene[]
  /** In order, without gaps. */
  readonly pieces: readonly TimelinePiece[]
}

/** Air before and after a voice line, milliseconds. */
const LEAD_MS = 200
const TAIL_MS = 300
/** Shortest time that a scene is seen by itself, milliseconds. */
const MIN_BODY_MS = 500

/**
 * Places scenes on frames. Audio leads: a scene lasts as long as planned, or as long as its voice line needs.
 * A scene's length depends on that scene alone, and a piece on the scenes it shows, so that a changed or
 * moved scene leaves all other pieces as they were. The video lasts as long as the plan when every voice line
 * fits.
 */
export function buildTimeline(scenes: readonly TimelineScene[], options: TimelineOptions): Timeline {
  const plan = TEMPLATE_PLANS[options.template]
  const toFrames = (ms: number) => Math.ceil((ms * options.fps) / 1000 - 1e-6)
  const overlap =
    plan.transition === null ? 0 : Math.max(1, Math.round((options.transitionMs * options.fps) / 1000))
  const usualLead = Math.max(overlap, toFrames(LEAD_MS))
  const placed: PlacedScene[] = []
  let start = 0
  for (const scene of scenes) {
    const lead = scene.leadMs === undefined ? usualLead : toFrames(scene.leadMs)
    const spoken = scene.speechMs === 0 ? 0 : lead + toFrames(scene.speechMs) + toFrames(TAIL_MS)
    // The overlap comes on top: its frames are shared with the next scene.
    const frames =
      Math.max(Math.round((scene.plannedMs * options.fps) / 1000), spoken, overlap + toFrames(MIN_BODY_MS)) +
      overlap
    placed.push({ id: scene.id, move: plan.move ?? scene.move, frames, start, speechStart: start + lead })
    start += frames - overlap
  }
  return { frames: start, transition: plan.transition, scenes: placed, pieces: cut(placed, overlap) }
}

/**
 * Cuts the video into pieces: the head of the first scene, then bodies and joins. A body is the same wherever
 * its scene stands.
 */
function cut(scenes: readonly PlacedScene[], overlap: number): readonly TimelinePiece[] {
  return scenes.flatMap((scene, index): readonly TimelinePiece[] => {
    const previous = scenes[index - 1]
    const body: TimelinePiece = {
      name: `scene/${scene.id}/body`,
      frames: scene.frames - 2 * overlap,
      start: scene.start + overlap,
      layers: [{ scene: scene.id, from: overlap }],
    }
    if (overlap === 0) return [body]
    const opening: TimelinePiece =
      previous === undefined
        ? {
            name: `scene/${scene.id}/head`,
            frames: overlap,
            start: scene.start,
            layers: [{ scene: scene.id, from: 0 }],
          }
        : {
            name: `join/${previous.id}-${scene.id}`,
            frames: overlap,
            start: scene.start,
            layers: [
              { scene: previous.id, from: previous.frames - overlap },
              { scene: scene.id, from: 0 },
            ],
          }
    return [opening, body]
  })
}
