/**
 * What is kept of a generation job besides its project. Its campaign is the label of the record, empty
 * without one.
 */
export type VideoFacts = {
  /** Null for a script that was written for it. */
  readonly templateId: string | null
  /** Null where a portrait of the owner's own speaks. */
  readonly avatarId: string | null
  readonly voiceId: string
  /** Somebody deletes it, and what it cost was written down. */
  readonly deleted: boolean
}

/** The recipe that makes these videos. */
export const VIDEO_RECIPE = 'avatar'

/** The target at which a video is finished, and the name of its artifact. */
export const VIDEO_TARGET = 'video'

/** The campaign of a record's label; null without one. */
export function campaignIdOf({ label }: { readonly label: string }): string | null {
  return label === '' ? null : label
}
