import { execFileSync } from 'node:child_process'
import { imageSize } from 'image-size'
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
    ['image/jpeg', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj444p', '-huffman', 'optimal']],
    ['image/png', ['-c:v', 'png', '-pix_fmt', 'pal8']],
    ['image/webp', ['-c:v', 'libwebp', '-lossless', '0']],
    ['image/webp', ['-c:v', 'libwebp', '-lossless', '1']],
  ])('reads %s (%j)', (mediaType, format) => {
    const bytes = made(format)
    expect(readImageSize(bytes)).toEqual({ width: 46, height: 30, mediaType })
    expect(imageSize(bytes)).toMatchObject({ width: 46, height: 30 })
  })

  it('gives null for what is no picture or broken off', () => {
    expect(readImageSize(Buffer.from('no picture'))).toBeNull()
    expect(readImageSize(new Uint8Array())).toBeNull()
    expect(readImageSize(made(['-c:v', 'mjpeg']).subarray(0, 20))).toBeNull()
  })
})
