/** Keeps the end of what is pushed. */
export interface Tail {
  push(chunk: Uint8Array): void
  /** The end as text. */
  text(): string
}

/** Makes a tail that holds at most the given number of bytes. */
export function createTail(maxBytes: number): Tail {
  let bytes = Buffer.alloc(0)
  return {
    push(chunk) {
      const joined = Buffer.concat([bytes, chunk])
      bytes = joined.subarray(Math.max(0, joined.length - maxBytes))
    },
    text: () => bytes.toString('utf8'),
  }
}
