import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../domain/settings.js'
import type { Scene } from '../../domain/storyboard.js'
import { sceneImage } from './scene-image.js'

const scene: Scene = {
  id: 'a',
  description: '',
  narration: '',
  imagePrompt: 'A cat',
  shot: 'wide',
  move: 'still',
  durationMs: 2000,
  takes: { image: 2, speech: 1 },
}

describe('the picture of a scene', () => {
  it('has the style of its project, or its own', () => {
    const [name, request] = sceneImage(DEFAULT_SETTINGS, 'cats', scene)
    expect(name).toBe('scene/a/image')
    expect(request).toEqual({
      prompt: 'A cat',
      style: 'cinematic',
      shot: 'wide',
      width: 1920,
      height: 1080,
      take: 2,
      seed: 'cats',
    })
    expect(sceneImage(DEFAULT_SETTINGS, 'cats', { ...scene, style: 'sketch' })).toEqual([
      name,
      { ...request, style: 'sketch' },
    ])
  })
})
