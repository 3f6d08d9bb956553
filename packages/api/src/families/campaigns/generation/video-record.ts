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
}

/** The campaign of a record's label; null without one. */
export function campaignIdOf({ label }: { readonly label: string }): string | null {
  return label === '' ? null : label
}
