import { describe, expect, it } from 'vitest'
import { avatarRecipe } from './avatar.js'
import { clipRecipe } from './clip.js'
import { musicVideoRecipe } from './music-video.js'
import { narratedRecipe } from './narrated.js'
import { pictureRecipe } from './picture.js'
import { productAdRecipe } from './product-ad.js'
import { RECIPES } from './recipe-names.js'
import { storyboardRecipe } from './storyboard.js'

const RECIPE_BY_KEY = {
  storyboard: storyboardRecipe(),
  narrated: narratedRecipe(),
  productAd: productAdRecipe(),
  musicVideo: musicVideoRecipe(),
  clip: clipRecipe(),
  avatar: avatarRecipe(),
  picture: pictureRecipe(),
} satisfies { readonly [Key in keyof typeof RECIPES]: unknown }

describe('RECIPES', () => {
  it.each(Object.entries(RECIPE_BY_KEY))('names %s and its stages, in order', (key, recipe) => {
    const { name, stages } = RECIPES[key as keyof typeof RECIPES]
    expect(recipe.name).toBe(name)
    expect(recipe.stages.map((stage) => stage.name)).toEqual(Object.values(stages))
  })
})
