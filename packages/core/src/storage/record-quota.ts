import { MutoscopeError } from '../errors/mutoscope-error.js'

/** How much an owner may keep in a collection of files; bytes are the `size` in their data. */
export type RecordQuota = { readonly maxCount: number; readonly maxBytes: number }

/** How much an owner keeps in a collection of files. */
export type RecordUsage = { readonly count: number; readonly bytes: number }

/**
 * Checks what an owner would keep against a quota. @throws `QUOTA_EXCEEDED`, with `details.count`,
 * `maxCount`, `bytes` and `maxBytes`
 */
export function assertQuota({ count, bytes }: RecordUsage, { maxCount, maxBytes }: RecordQuota): void {
  if (count <= maxCount && bytes <= maxBytes) return
  throw new MutoscopeError('QUOTA_EXCEEDED', {
    message:
      count > maxCount
        ? `One owner may keep ${maxCount} files; these would be ${count}. Delete some.`
        : `One owner may keep ${maxBytes} bytes of files; these would be ${bytes}. Delete some.`,
    details: { count, maxCount, bytes, maxBytes },
  })
}
