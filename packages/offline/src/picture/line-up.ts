import type { Being } from './beings/being.js'
import { isPerson } from './beings/beings.js'
import type { Composition } from './compose.js'
import type { Known } from '@mutoscope/core/script'

/** A being of a picture and the word it was asked for with. */
export interface Actor {
  readonly name: Known<'being'>
  readonly being: Being
}

/** Where one of several beings stands. */
export interface Standing {
  readonly actor: Actor
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly flip: boolean
}

/** How several beings are put beside each other. */
export interface LineUpOptions {
  /** All go the same way instead of looking at each other. */
  readonly going: boolean
  /** The camera is so near that people are cut at the waist. */
  readonly near: boolean
}

/** Beings smaller than this are drawn as if they had this height, else nobody would see them. */
const LEAST_HEIGHT = 66
const LEAST_REACH = 72
/**
 * The part of the width that may be used: those who look at each other may lose a tail when the camera moves,
 * those who go may not lose their head.
 */
const ROOM = { facing: 0.98, going: 0.88 }

/**
 * Puts several beings side by side, the farthest first: the first two in front, all others behind them.
 * Small animals grow to the size of a child, but what is larger than they are stays larger.
 */
export function lineUp(
  actors: readonly Actor[],
  composition: Composition,
  { going, near }: LineUpOptions,
): readonly Standing[] {
  const { subject, view, flip } = composition
  const [first] = actors
  if (first === undefined) return []
  const cut = near && isPerson(first.name)
  const tallest = Math.max(...actors.filter(({ name }) => isPerson(name)).map(({ being }) => being.height), 1)
  const unit = cut
    ? Math.min(view.height * 1.16, view.width * 1.5) / tallest
    : subject.scale / Math.max(1, LEAST_HEIGHT / first.being.height)
  // People who are cut at the waist are lined up by their heads.
  const foot = cut
    ? view.height * (view.height > view.width * 1.2 ? 0.32 : 0.27) + tallest * unit * 0.8
    : subject.y
  const scaleOf = ({ being, name }: Actor): number => {
    if (cut && !isPerson(name))
      return (view.height * Math.max(0.26, Math.min(0.62, being.height * 0.0058))) / being.height
    const natural = Math.max(1, Math.min(LEAST_HEIGHT / being.height, LEAST_REACH / being.reach))
    const larger = isPerson(name) ? 1 : Math.min(1.6, Math.max(1, being.height / first.being.height))
    return unit * natural * larger
  }
  const room = going ? ROOM.going : ROOM.facing
  const edge = (1 - room) / 2
  const row = (members: readonly Actor[], y: number, shrink: number): Standing[] => {
    // Those who go lead the row; those who talk begin it on the side they look from.
    const leads = going ? !flip : flip
    const ordered = leads ? members.toReversed() : members
    const widths = ordered.map((actor) => 2 * actor.being.reach * scaleOf(actor) * shrink)
    const total = widths.reduce((sum, width) => sum + width, 0)
    const fit = Math.min(1, (view.width * room) / total)
    const middle = Math.max(
      view.width * edge + (total * fit) / 2,
      Math.min(view.width * (1 - edge) - (total * fit) / 2, view.focus),
    )
    let x = middle - (total * fit) / 2
    return ordered.map((actor, index) => {
      const width = (widths[index] ?? 0) * fit
      x += width
      const low = cut && !isPerson(actor.name) ? view.height * 0.78 : y
      return {
        actor,
        x: x - width / 2,
        y: low,
        scale: scaleOf(actor) * shrink * fit,
        flip: going ? flip : index >= ordered.length / 2,
      }
    })
  }
  const front = row(actors.slice(0, 2), foot, cut ? 0.86 : 1)
  const high = Math.max(0, ...front.map(({ actor, scale }) => actor.being.height * scale))
  const behind = row(
    actors.slice(2, 4),
    foot - (cut ? 0 : Math.max((Math.min(view.ground, view.height) - view.horizon) * 0.42, high * 0.6)),
    0.82,
  )
  return [...behind, ...front]
}
