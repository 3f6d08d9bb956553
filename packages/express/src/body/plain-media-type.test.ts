import { expect, it } from 'vitest'
import { plainMediaType } from './plain-media-type.js'

it('media types have one name', () => {
  expect(['image/jpg', 'Audio/X-WAV; rate=1', 'video/mp4'].map(plainMediaType)).toEqual([
    'image/jpeg',
    'audio/wav',
    'video/mp4',
  ])
})
