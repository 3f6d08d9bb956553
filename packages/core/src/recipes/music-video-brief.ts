import type { FileRef } from '../domain/file-ref.js'

/**
 * What a music video is made from. Shape and size are project settings; look and mood follow style and genre
 * until they are set.
 */
export type MusicVideoBrief = {
  /** What the video shows, in the user's words. */
  readonly concept: string
  /** Seconds. @default the song's length, else 30 */
  readonly durationSec?: number | undefined
  /** Scenes by their prompts, instead of written ones; those without a length share what is left. */
  readonly scenes?:
    readonly { readonly prompt: string; readonly durationSec?: number | undefined }[] | undefined
  /** Goes around the prompt of every written scene, which it names as `{prompt}`. */
  readonly scenePrompt?: string | undefined
  /** How many scenes are written, 1 to 100. @default one for every 4 s, at most 24 */
  readonly numScenes?: number | undefined
  /** The user's song. @default one is composed */
  readonly music?: FileRef | undefined
  /** Decides the mood of a composed song. */
  readonly genre?: string | undefined
  /** Beats per minute, 40 to 220: of a composed song, or of one whose beat cannot be heard. */
  readonly bpm?: number | undefined
  readonly songTitle?: string | undefined
  /** Who is seen in every scene, in words. */
  readonly character?: string | undefined
  /** Pictures of who or what is seen, at most 8, for models that take such pictures. */
  readonly references?: readonly FileRef[] | undefined
  /**
   * The video model for its clips, or `none` for pictures under a moving camera even where there is one.
   * @default the studio's
   */
  readonly engine?: { readonly provider: string; readonly model: string } | 'none' | undefined
  /** In the user's own words, for instance `cinematic`, `neon anime`. @default 'cinematic' */
  readonly style: string
}
