/** How artifacts of a kind are made in batches. */
export interface Batching<Request> {
  /** How much work a request is: a whole number above 0, such as frames. */
  sizeOf(request: Request): number
  /** About how much work a batch is. */
  readonly batchSize: number
}

/**
 * Cuts a list of work into batches of about the same size that follow one another, by its sizes alone: the same
 * work is cut in the same way on every machine.
 *
 * @returns the places of each batch in the list
 */
export function cutBatches(sizes: readonly number[], batchSize: number): readonly (readonly number[])[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const count = Math.max(1, Math.ceil(total / batchSize))
  const batches: number[][] = Array.from({ length: count }, () => [])
  let before = 0
  for (const [index, size] of sizes.entries()) {
    // What lies across a cut goes where its middle is.
    const place = Math.min(count - 1, Math.floor(((before + size / 2) * count) / total))
    batches[place]?.push(index)
    before += size
  }
  return batches.filter((batch) => batch.length > 0)
}
