import { expect, it } from 'vitest'
import { THUMBNAIL_VARIANTS } from './thumbnail-variants.js'

it('only the loud ways of making a thumbnail write capitals', () => {
  const loud = Object.entries(THUMBNAIL_VARIANTS).filter(([, { text }]) => text.capitals)
  expect(loud.map(([name]) => name)).toEqual(['bold', 'dramatic'])
})
