// The compositor's inner loops in AssemblyScript, built to WASM SIMD by build-kernel.mjs.
// reference-kernel.ts does the same arithmetic in plain TypeScript; a test holds the two together bit for
// bit.

// Eight output pixels share one 16-byte load: where it begins, which bytes are left and right neighbours, and
// how far between them.
const GROUP: usize = 48
const GROUP_INDEX: usize = 16
const GROUP_WEIGHT: usize = 32

// Bytes of tables and row caches at `scratch` for an output row of `width`: groups, then two rows of 16-bit
// samples.
@inline
function rowBytes(width: i32): usize {
  return (((<usize>width + 15) >> 4) << 5) + 32
}

@inline
function clampPosition(position: f64, last: f64): f64 {
  return max<f64>(0, min<f64>(position, last))
}

function buildGroups(table: usize, width: i32, sourceWidth: i32, start: f64, step: f64): void {
  const last = sourceWidth - 1
  for (let group = 0; group << 3 < width; group++) {
    const entry = table + <usize>group * GROUP
    let base = 0
    for (let lane = 0; lane < 8; lane++) {
      const fixed = <i32>(clampPosition(start + <f64>((group << 3) + lane) * step, <f64>last) * 32768)
      const left = fixed >> 15
      if (lane === 0) {
        base = left
        store<i32>(entry, base)
      }
      store<u8>(entry + GROUP_INDEX + lane, <u8>(left - base))
      store<u8>(entry + GROUP_INDEX + 8 + lane, <u8>(min(left + 1, last) - base))
      store<i16>(entry + GROUP_WEIGHT + (lane << 1), <i16>(fixed & 32767))
    }
  }
}

// One source row at the output's width, as 8.7 fixed point.
function stretchRow(table: usize, groups: i32, source: usize, target: usize): void {
  const end = table + <usize>groups * GROUP
  for (let entry = table; entry < end; entry += GROUP) {
    const bytes = i8x16.swizzle(v128.load(source + load<i32>(entry)), v128.load(entry, GROUP_INDEX))
    const left = i16x8.extend_low_i8x16_u(bytes)
    const difference = i16x8.shl(i16x8.sub(i16x8.extend_high_i8x16_u(bytes), left), 7)
    const moved = i16x8.q15mulr_sat_s(difference, v128.load(entry, GROUP_WEIGHT))
    v128.store(target, i16x8.add(i16x8.shl(left, 7), moved))
    target += 16
  }
}

@inline
function between(from: v128, to: v128, weight: v128): v128 {
  return i16x8.add(from, i16x8.q15mulr_sat_s(i16x8.sub(to, from), weight))
}

@inline
function roundOff(samples: v128): v128 {
  return i16x8.shr_s(i16x8.add(samples, i16x8.splat(64)), 7)
}

@inline
function betweenOne(from: i32, to: i32, weight: i32): i32 {
  return (from + (((to - from) * weight + 16384) >> 15) + 64) >> 7
}

function joinRows(upper: usize, lower: usize, weight: i32, target: usize, width: i32): void {
  const weights = i16x8.splat(<i16>weight)
  let x = 0
  for (; x + 16 <= width; x += 16) {
    const at = <usize>x << 1
    const first = between(v128.load(upper + at), v128.load(lower + at), weights)
    const second = between(v128.load(upper + at, 16), v128.load(lower + at, 16), weights)
    v128.store(target + x, i8x16.narrow_i16x8_u(roundOff(first), roundOff(second)))
  }
  for (; x < width; x++) {
    const at = <usize>x << 1
    store<u8>(target + x, <u8>betweenOne(load<i16>(upper + at), load<i16>(lower + at), weight))
  }
}

export function resample(
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  target: usize, targetStride: i32, targetWidth: i32, targetHeight: i32,
  startX: f64, stepX: f64, startY: f64, stepY: f64, scratch: usize,
): void {
  const groups = (targetWidth + 7) >> 3
  buildGroups(scratch, targetWidth, sourceWidth, startX, stepX)
  let upper = scratch + <usize>groups * GROUP
  let lower = upper + rowBytes(targetWidth)
  let upperRow = -1
  let lowerRow = -1
  const last = sourceHeight - 1
  for (let y = 0; y < targetHeight; y++) {
    const fixed = <i32>(clampPosition(startY + <f64>y * stepY, <f64>last) * 32768)
    const top = fixed >> 15
    const bottom = min(top + 1, last)
    if (top !== upperRow) {
      if (top === lowerRow) {
        const spare = upper
        upper = lower
        lower = spare
        lowerRow = upperRow
      } else {
        stretchRow(scratch, groups, source + <usize>top * sourceStride, upper)
      }
      upperRow = top
    }
    if (bottom !== lowerRow) {
      stretchRow(scratch, groups, source + <usize>bottom * sourceStride, lower)
      lowerRow = bottom
    }
    joinRows(upper, lower, fixed & 32767, target + <usize>y * targetStride, targetWidth)
  }
}

export function mix(target: usize, from: usize, to: usize, length: i32, weight: i32): void {
  const weights = i16x8.splat(<i16>weight)
  let at = 0
  for (; at + 16 <= length; at += 16) {
    const a = v128.load(from + at)
    const b = v128.load(to + at)
    const low = between(i16x8.shl(i16x8.extend_low_i8x16_u(a), 7), i16x8.shl(i16x8.extend_low_i8x16_u(b), 7), weights)
    const high = between(i16x8.shl(i16x8.extend_high_i8x16_u(a), 7), i16x8.shl(i16x8.extend_high_i8x16_u(b), 7), weights)
    v128.store(target + at, i8x16.narrow_i16x8_u(roundOff(low), roundOff(high)))
  }
  for (; at < length; at++) {
    store<u8>(target + at, <u8>betweenOne(<i32>load<u8>(from + at) << 7, <i32>load<u8>(to + at) << 7, weight))
  }
}

// x * y / 255, rounded, exact for every pair of bytes.
@inline
function divide255(product: v128): v128 {
  const rounded = i16x8.add(product, i16x8.splat(128))
  return i16x8.shr_u(i16x8.add(rounded, i16x8.shr_u(rounded, 8)), 8)
}

export function blend(target: usize, targetStride: i32, colour: usize, alpha: usize, stride: i32, width: i32, height: i32): void {
  const full = i16x8.splat(255)
  for (let y = 0; y < height; y++) {
    const targetRow = target + <usize>y * targetStride
    const colourRow = colour + <usize>y * stride
    const alphaRow = alpha + <usize>y * stride
    let x = 0
    for (; x + 16 <= width; x += 16) {
      const under = v128.load(targetRow + x)
      const cover = v128.load(alphaRow + x)
      const low = i16x8.mul(i16x8.extend_low_i8x16_u(under), i16x8.sub(full, i16x8.extend_low_i8x16_u(cover)))
      const high = i16x8.mul(i16x8.extend_high_i8x16_u(under), i16x8.sub(full, i16x8.extend_high_i8x16_u(cover)))
      const kept = i8x16.narrow_i16x8_u(divide255(low), divide255(high))
      v128.store(targetRow + x, i8x16.add_sat_u(kept, v128.load(colourRow + x)))
    }
    for (; x < width; x++) {
      const product = <i32>load<u8>(targetRow + x) * (255 - <i32>load<u8>(alphaRow + x)) + 128
      store<u8>(targetRow + x, <u8>min(255, ((product + (product >> 8)) >> 8) + <i32>load<u8>(colourRow + x)))
    }
  }
}

export function copyRows(target: usize, targetStride: i32, source: usize, sourceStride: i32, width: i32, height: i32): void {
  for (let y = 0; y < height; y++) memory.copy(target + <usize>y * targetStride, source + <usize>y * sourceStride, width)
}
