import type { Scene } from '../domain/storyboard.js'

type SceneId = Pick<Scene, 'id'>

/** Names of what recipes make once per project. */
export const ARTIFACT_NAMES = {
  script: 'script',
  /** The finished video. */
  video: 'video',
  /** The whole voice as one MP3. */
  audio: 'audio',
  captions: 'captions',
  /** What the recipe `picture` draws. */
  picture: 'picture',
  /** The user's own song, and what was measured of it. */
  song: 'song',
  songFacts: 'song/facts',
} as const

/** The name of a scene's picture. */
export function sceneImageName({ id }: SceneId): string {
  return `scene/${id}/image`
}

/** The name of a scene's voice line. */
export function sceneSpeechName({ id }: SceneId): string {
  return `scene/${id}/speech`
}

/** The name of a scene's clip, and what the names of its parts begin with. */
export function sceneClipName({ id }: SceneId): string {
  return `scene/${id}/clip`
}
