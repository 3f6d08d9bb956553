/**
 * Converts premultiplied RGBA with even sides to the planes of a caption bitmap in `target`, BT.709 limited
 * range.
 */
export function rgbaToCaption(rgba: Uint8Array, width: number, height: number, target: Uint8Array): void {
  const full = width * height
  for (let pixel = 0; pixel < full; pixel++) {
    const [red, green, blue, alpha] = [
      byte(rgba, pixel * 4),
      byte(rgba, pixel * 4 + 1),
      byte(rgba, pixel * 4 + 2),
      byte(rgba, pixel * 4 + 3),
    ]
    target[pixel] = Math.round((16 * alpha) / 255 + 0.182_586 * red + 0.614_231 * green + 0.062_007 * blue)
    target[full + pixel] = alpha
  }
  for (let y = 0; y < height / 2; y++) {
    for (let x = 0; x < width / 2; x++) {
      const at = 2 * full + (y * width) / 2 + x
      const [red, green, blue, alpha] = averageOf(rgba, (2 * y * width + 2 * x) * 4, width * 4)
      target[at] = Math.round((128 * alpha) / 255 - 0.100_644 * red - 0.338_572 * green + 0.439_216 * blue)
      target[at + full / 4] = Math.round(
        (128 * alpha) / 255 + 0.439_216 * red - 0.398_942 * green - 0.040_274 * blue,
      )
      target[at + full / 2] = Math.round(alpha)
    }
  }
}

function averageOf(rgba: Uint8Array, at: number, stride: number): readonly [number, number, number, number] {
  const channel = (index: number): number =>
    (byte(rgba, at + index) +
      byte(rgba, at + 4 + index) +
      byte(rgba, at + stride + index) +
      byte(rgba, at + stride + 4 + index)) /
    4
  return [channel(0), channel(1), channel(2), channel(3)]
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] as number
}
