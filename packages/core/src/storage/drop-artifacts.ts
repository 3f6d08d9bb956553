/** Which artifacts to drop: a page of them, in the order of owner and digest. */
export interface DropArtifacts {
  /** Of this owner. @default of all */
  readonly ownerId?: string
  /** Made before, epoch milliseconds. */
  readonly madeBefore: number
  /** Where the page before ended. @default at the beginning */
  readonly after?: ArtifactKey
  /** Most artifacts to look at. */
  readonly limit: number
  /** Only says what would be dropped. @default false */
  readonly dryRun?: boolean
}

/** Which artifact. */
export type ArtifactKey = { readonly ownerId: string; readonly digest: string }

/** What was dropped of a page of artifacts. */
export type DroppedArtifacts = {
  readonly count: number
  /** The bytes that those stood on, by hash; others may stand on them too. */
  readonly hashes: readonly string[]
  /** The last one looked at; null when there are no more. */
  readonly next: ArtifactKey | null
}
