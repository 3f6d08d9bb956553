/**
 * Converts 8-bit RGB (sRGB primaries, interleaved) to BT.709 limited-range YUV 4:2:0 in `target`, planes one
 * after the other. Chroma sits at the left pixel of each pair, the place H.264 assumes. Both sides must be
 * even.
 */
export function rgbToYuv(rgb: Uint8Array, width: number, height: number, target: Uint8Array): void {
  const stride = width * 3
  let blueAt = width * height
  let redAt = blueAt + blueAt / 4
  for (let y = 0; y < height; y += 2) {
    let at = y * stride
    let out = y * width
    // Sums over both rows of the odd column to the left; at the edge the first column stands in for it.
    let leftRed = byte(rgb, at) + byte(rgb, at + stride)
    let leftGreen = byte(rgb, at + 1) + byte(rgb, at + stride + 1)
    let leftBlue = byte(rgb, at + 2) + byte(rgb, at + stride + 2)
    for (let x = 0; x < width; x += 2) {
      const below = at + stride
      const r0 = byte(rgb, at),
        g0 = byte(rgb, at + 1),
        b0 = byte(rgb, at + 2)
      const r1 = byte(rgb, at + 3),
        g1 = byte(rgb, at + 4),
        b1 = byte(rgb, at + 5)
      const r2 = byte(rgb, below),
        g2 = byte(rgb, below + 1),
        b2 = byte(rgb, below + 2)
      const r3 = byte(rgb, below + 3),
        g3 = byte(rgb, below + 4),
        b3 = byte(rgb, below + 5)
      target[out] = luma(r0, g0, b0)
      target[out + 1] = luma(r1, g1, b1)
      target[out + width] = luma(r2, g2, b2)
      target[out + width + 1] = luma(r3, g3, b3)
      const rightRed = r1 + r3,
        rightGreen = g1 + g3,
        rightBlue = b1 + b3
      // Weights 1, 2, 1 across and 1, 1 down: eight in all.
      const red = leftRed + 2 * (r0 + r2) + rightRed
      const green = leftGreen + 2 * (g0 + g2) + rightGreen
      const blue = leftBlue + 2 * (b0 + b2) + rightBlue
      target[blueAt++] = 128 + ((28_785 * blue - 6596 * red - 22_189 * green + 262_144) >> 19)
      target[redAt++] = 128 + ((28_785 * red - 26_145 * green - 2640 * blue + 262_144) >> 19)
      leftRed = rightRed
      leftGreen = rightGreen
      leftBlue = rightBlue
      at += 6
      out += 2
    }
  }
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] as number
}

function luma(red: number, green: number, blue: number): number {
  return 16 + ((11_966 * red + 40_254 * green + 4064 * blue + 32_768) >> 16)
}
