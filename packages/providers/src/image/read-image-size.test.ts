import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readImageSize } from './read-image-size.js'

/** A picture that ffmpeg made. */
function made(format: readonly string[]): Uint8Array {
  return execFileSync('/usr/bin/ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'color=c=red:s=46x30:d=1',
    '-frames:v',
    '1',
    ...format,
    '-f',
    'image2pipe',
    '-',
  ])
}

describe('readImageSize', () => {
  it.each([
    ['image/png', ['-c:v', 'png']],
    ['image/jpeg', ['-c:v', 'mjpeg']],
    ['image/webp', ['-c:v', 'libwebp', '-lossless', '0']],
    ['image/webp', ['-c:v', 'libwebp', '-lossless', '1']],
  ])('reads %s (%j)', (mediaType, format) => {
    expect(readImageSize(made(format))).toEqual({ width: 46, height: 30, mediaType })
  })

  it('gives null for what is no picture or broken off', () => {
    expect(readImageSize(Buffer.from('no picture'))).toBeNull()
    expect(readImageSize(new Uint8Array())).toBeNull()
    expect(readImageSize(made(['-c:v', 'mjpeg']).subarray(0, 20))).toBeNull()
  })
})
