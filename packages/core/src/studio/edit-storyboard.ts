import { TAKE_KINDS, takeOf, type Scene, type Storyboard } from '../domain/storyboard.js'
import type { OwnKinds } from '../models/models.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { SceneEdit } from './scene-schema.js'

/** A scene by its id, or by its number from 1. */
export type SceneKey = string | number

/** Finds a scene. @throws `SCENE_NOT_FOUND` */
export function findScene(storyboard: Storyboard, key: SceneKey): Scene {
  const scene =
    typeof key === 'number' ? storyboard.scenes[key - 1] : storyboard.scenes.find(({ id }) => id === key)
  if (scene === undefined) {
    throw new MutoscopeError('SCENE_NOT_FOUND', {
      message: `There is no scene ${key}; the storyboard has scenes 1 to ${storyboard.scenes.length}.`,
      details: { scene: key },
    })
  }
  return scene
}

/** The storyboard with one scene changed. */
export function editScene(storyboard: Storyboard, key: SceneKey, edit: SceneEdit): Storyboard {
  const { id } = findScene(storyboard, key)
  return withScenes(
    storyboard,
    storyboard.scenes.map((scene) => (scene.id === id ? { ...scene, ...edit } : scene)),
  )
}

/**
 * The storyboard with its scenes in another order; every scene once. @throws `INVALID_INPUT`,
 * `SCENE_NOT_FOUND`
 */
export function reorderScenes(storyboard: Storyboard, order: readonly SceneKey[]): Storyboard {
  const scenes = order.map((key) => findScene(storyboard, key))
  if (scenes.length !== storyboard.scenes.length || new Set(scenes).size !== scenes.length) {
    throw new MutoscopeError('INVALID_INPUT', {
      message:
        storyboard.scenes.length === 1
          ? 'The order must name the only scene once.'
          : `The order must name each of the ${storyboard.scenes.length} scenes once.`,
      details: { order },
    })
  }
  return withScenes(storyboard, scenes)
}

/** The storyboard with a new scene at a position from 0. */
export function insertScene(storyboard: Storyboard, at: number, scene: Scene): Storyboard {
  if (at < 0 || at > storyboard.scenes.length) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `A scene can be inserted at 0 to ${storyboard.scenes.length}, not at ${at}.`,
      details: { at },
    })
  }
  return withScenes(storyboard, storyboard.scenes.toSpliced(at, 0, scene))
}

/** The storyboard without a scene. @throws `INVALID_INPUT` for the last one left */
export function removeScene(storyboard: Storyboard, key: SceneKey): Storyboard {
  const { id } = findScene(storyboard, key)
  if (storyboard.scenes.length === 1)
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'The last scene of a storyboard cannot be removed.',
    })
  return withScenes(
    storyboard,
    storyboard.scenes.filter((scene) => scene.id !== id),
  )
}

/** @throws `INVALID_INPUT` for what no scene has takes of here */
export function assertTakeKind(kind: string, kinds: OwnKinds): void {
  const known = [...TAKE_KINDS, ...Object.keys(kinds)]
  if (known.includes(kind)) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `A scene has no takes of "${kind}". It has takes of: ${known.join(', ')}.`,
    details: { field: 'kind', kind, known },
  })
}

/**
 * The storyboard with another take of a scene's picture, voice or clip: a new one, or an earlier one that is
 * still there and free.
 */
export function setTake(
  storyboard: Storyboard,
  key: SceneKey,
  kind: string,
  take: number | 'next',
): Storyboard {
  const scene = findScene(storyboard, key)
  const wanted = take === 'next' ? takeOf(scene, kind) + 1 : take
  if (!Number.isInteger(wanted) || wanted < 1)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `A take is a whole number from 1, not ${wanted}.`,
      details: { take: wanted },
    })
  return withScenes(
    storyboard,
    storyboard.scenes.map((other) =>
      other.id === scene.id ? { ...scene, takes: { ...scene.takes, [kind]: wanted } } : other,
    ),
  )
}

function withScenes(storyboard: Storyboard, scenes: readonly Scene[]): Storyboard {
  return { ...storyboard, scenes }
}
