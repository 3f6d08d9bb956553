import { expect, it } from 'vitest'
import { samples } from '../testing/store/store-samples.js'
import { videoKind } from './video.js'

it('a quote expects the length of all pieces, and sound only where there is some', () => {
  const segment = samples.artifact()
  const pieces = [24, 36, 30].map((frames) => ({ segment, frames }))
  const wanted = { pieces, width: 1280, height: 720, fps: 24, title: 'A lake', sound: null } as const
  expect(videoKind.standIn(wanted)).toEqual({
    durationMs: 3750,
    width: 1280,
    height: 720,
    fps: 24,
    frames: 90,
    videoCodec: 'h264',
    audioCodec: null,
  })
  expect(videoKind.standIn({ ...wanted, sound: segment }).audioCodec).toBe('aac')
})
