/** Width and height of a picture, pixels. */
export type PictureSize = { readonly width: number; readonly height: number }

/**
 * The size that fits a frame best: nearest in shape, then the smallest that covers the frame, else the
 * largest.
 */
export function nearestSize(sizes: readonly PictureSize[], frame: PictureSize): PictureSize {
  const off = (size: PictureSize) =>
    Math.round(Math.abs(Math.log(size.width / size.height / (frame.width / frame.height))) * 1000)
  const covers = (size: PictureSize) => size.width >= frame.width && size.height >= frame.height
  const area = (size: PictureSize) => size.width * size.height
  const [best] = sizes.toSorted((a, b) => {
    if (off(a) !== off(b)) return off(a) - off(b)
    if (covers(a) !== covers(b)) return covers(a) ? -1 : 1
    return covers(a) ? area(a) - area(b) : area(b) - area(a)
  })
  return best ?? frame
}
