import type { GeneratedMetadata } from '@mutoscope/core/metadata'

/** Metadata that was written, by the digest of its request. */
export type MetadataData = {
  readonly metadata: GeneratedMetadata
  /** Epoch milliseconds. */
  readonly generatedAt: number
}
