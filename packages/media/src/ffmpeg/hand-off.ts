/**
 * Passes values from a writer that is called to a reader that asks; the writer waits until its value is
 * taken.
 */
export interface HandOff<Value> {
  /** Resolves when the reader has taken the value, or will take no more. */
  put(value: Value): Promise<void>
  /** Ends the reading, with an error if one is given. */
  end(error?: Error): void
  /** The reading side; read once. */
  values(): AsyncGenerator<Value, void, undefined>
}

type Offer<Value> = { readonly value: Value; readonly taken: () => void }

/** Makes a hand-off. */
export function createHandOff<Value>(): HandOff<Value> {
  const offers: Offer<Value>[] = []
  let wake: () => void = () => {}
  let over: { readonly error: Error | undefined } | null = null
  let reading = true
  return {
    put: (value) =>
      new Promise((resolve) => {
        if (!reading) return resolve()
        offers.push({ value, taken: resolve })
        wake()
      }),
    end(error) {
      over ??= { error }
      wake()
    },
    async *values() {
      try {
        for (;;) {
          const offer = offers.shift()
          if (offer !== undefined) {
            offer.taken()
            yield offer.value
          } else if (over === null) {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          } else {
            if (over.error !== undefined) throw over.error
            return
          }
        }
      } finally {
        reading = false
        for (const offer of offers.splice(0)) offer.taken()
      }
    },
  }
}
