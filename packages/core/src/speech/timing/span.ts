/** From when to when, in milliseconds. */
export type Span = { readonly startMs: number; readonly endMs: number }
