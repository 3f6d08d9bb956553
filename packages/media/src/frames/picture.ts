/**
 * A decoded still: YUV 4:2:0 planes, BT.709 limited range, chroma sited left. The memory is shared, so
 * handing it to a thread copies nothing.
 */
export type Picture = {
  /** Identity of its content and size. */
  readonly key: string
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly planes: SharedArrayBuffer
}
