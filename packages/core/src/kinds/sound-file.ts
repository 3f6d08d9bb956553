import type { Artifact } from '../domain/artifact.js'
import { defineMediaKind } from './define-media-kind.js'

/** Files that sound is given out as. */
export const SOUND_FORMATS = ['mp3', 'wav', 'm4a'] as const
/** One of {@link SOUND_FORMATS}. */
export type SoundFormat = (typeof SOUND_FORMATS)[number]

/** The sound of any artifact that has some (a mix, a clip, an upload) as a file of its own. */
export type SoundFileSpec = { readonly sound: Artifact; readonly format: SoundFormat }

/** Facts about a sound file. */
export type SoundFileData = { readonly durationMs: number }

/** The sound of an artifact as a file of its own. */
export const soundFileKind = defineMediaKind<SoundFileSpec, SoundFileData, 'soundFile'>({
  name: 'sound-file',
  work: 'sound-file',
  method: 'soundFile',
  standIn: () => ({ durationMs: 0 }),
})
