import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { defineRecipe, laneOfStage, stagesUpTo } from './define-recipe.js'
import { defineGate, defineStage } from './define-stage.js'

const script = defineStage<object>('script', { resource: 'io' }, () => Promise.resolve())
const approval = defineGate<object>('approval', () => Promise.resolve(null))
const render = defineStage<object>('render', { resource: 'cpu' }, () => Promise.resolve())
const recipe = { name: 'film', brief: z.object({}), stages: [script, approval, render] }

describe('a recipe', () => {
  it('is what it was defined as', () => expect(defineRecipe(recipe)).toBe(recipe))

  it.each([
    ['no stages', [], 'Recipe "film" has no stages.'],
    ['two stages of one name', [script, approval, render, approval], 'two stages named "approval"'],
  ])('with %s is refused', (_what, stages, message) => {
    const define = () => defineRecipe({ ...recipe, stages })
    expect(define).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    expect(define).toThrow(message)
  })
})

describe('the stages up to a target', () => {
  it('have the target as their last', () => {
    expect(stagesUpTo(recipe, 'script')).toEqual([script])
    expect(stagesUpTo(recipe, 'approval')).toEqual([script, approval])
    expect(stagesUpTo(recipe, 'render')).toEqual([script, approval, render])
  })

  it('are none for a target that the recipe does not have, and it is told what there is', () => {
    expect(() => stagesUpTo(recipe, 'export')).toThrow(
      expect.objectContaining({
        code: 'STAGE_NOT_FOUND',
        message: 'Recipe "film" has no stage "export". It has: script, approval, render.',
        details: { stage: 'export', known: ['script', 'approval', 'render'] },
      }),
    )
  })
})

it('the lane of a stage is what it mostly waits for; gates only look', () => {
  expect([script, approval, render, undefined].map(laneOfStage)).toEqual(['io', 'io', 'cpu', 'io'])
})
