/**
 * A file in the asset store that a user brought: the SHA-256 of its bytes in lower-case hex, and what it is.
 */
export type FileRef = { readonly hash: string; readonly mediaType: string }
