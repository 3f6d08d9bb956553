import { describe, expect, it } from 'vitest'
import { chooseModels } from './choose-models.js'

const slow = { provider: 'runway', model: 'gen4.5' }
const fast = { provider: 'fal', model: 'fal-ai/fast/clip' }

describe('chooseModels', () => {
  it('gives the whole slot in its order when nobody chooses', () => {
    expect(chooseModels('video', [slow, fast])).toEqual([slow, fast])
    expect(chooseModels('video', slow)).toEqual([slow])
  })

  it('gives the chosen one alone, by object or by name, also when its name has slashes', () => {
    expect(chooseModels('video', [slow, fast], { provider: 'fal', model: 'fal-ai/fast/clip' })).toEqual([
      fast,
    ])
    expect(chooseModels('video', [slow, fast], 'fal/fal-ai/fast/clip')).toEqual([fast])
  })

  it('refuses an empty slot and a model that is not in it with MODEL_NOT_CONFIGURED, naming what there is', () => {
    expect(() => chooseModels('video', undefined)).toThrow(
      expect.objectContaining({ code: 'MODEL_NOT_CONFIGURED', details: { kind: 'video' } }),
    )
    expect(() => chooseModels('video', [slow], 'luma/ray-2')).toThrow(
      expect.objectContaining({
        code: 'MODEL_NOT_CONFIGURED',
        message: expect.stringContaining('runway/gen4.5'),
        details: { kind: 'video', model: 'luma/ray-2', known: ['runway/gen4.5'] },
      }),
    )
  })
})
