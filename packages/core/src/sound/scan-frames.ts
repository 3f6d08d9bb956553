import { invalidMedia } from '../errors/invalid-media.js'
import type { ByteView } from '../storage/byte-view.js'

/** A frame of sound, from its header. */
export interface FrameHeader {
  /** Of the whole frame with its header. */
  readonly bytes: number
  readonly samples: number
  readonly sampleRate: number
  readonly channels: number
}

/** What is found by going from frame to frame. */
export interface ScannedFrames {
  readonly first: FrameHeader
  /** Where the first frame begins, bytes. */
  readonly at: number
  /** Whole frames. */
  readonly count: number
  /** Samples of one channel in all whole frames. */
  readonly samples: number
}

/** Bytes that are read at a time. */
const WINDOW = 1 << 20
/** Longer than any header. */
const HEADER = 16
/** A sound that begins later than this is not looked for. */
const LEAD = 1 << 20

/**
 * Goes through a stream of frames by their headers, each byte once. Bytes between frames that belong to none
 * are passed over.
 * @param parse reads the header at a place; null where there is none
 * @throws `MEDIA_INVALID` without two frames that follow each other, or one that fills the range
 */
export function scanFrames(
  file: ByteView,
  range: { readonly start: number; readonly end: number },
  parse: (bytes: Uint8Array, at: number) => FrameHeader | null,
): ScannedFrames {
  let windowAt = range.start
  let bytes = file.read(windowAt, Math.min(range.end, windowAt + WINDOW))
  const headerAt = (place: number): FrameHeader | null => {
    if (place + 4 > range.end) return null
    if (place < windowAt || place + HEADER > windowAt + bytes.length) {
      windowAt = place
      bytes = file.read(place, Math.min(range.end, place + WINDOW))
    }
    return parse(bytes, place - windowAt)
  }
  let first: FrameHeader | null = null
  let firstAt = range.start
  let [count, samples] = [0, 0]
  for (let at = range.start; at < range.end;) {
    const frame = headerAt(at)
    const next = frame === null ? at + 1 : at + frame.bytes
    if (first === null) {
      if (at - range.start > LEAD) break
      // A header can stand in the middle of a picture; what follows it tells.
      const real = frame !== null && (next === range.end || headerAt(next) !== null)
      if (!real) {
        at++
        continue
      }
      first = frame
      firstAt = at
    }
    if (frame !== null && frame.sampleRate === first.sampleRate && next <= range.end) {
      count++
      samples += frame.samples
    }
    at = next
  }
  if (first === null || count === 0) throw invalidMedia('it has no frame of sound')
  return { first, at: firstAt, count, samples }
}
