import { expect, it } from 'vitest'
import { foldCase, projectSearchText } from './search-text.js'

it('folds case in any language, and the ways in which an accent is written', () => {
  expect(foldCase('ÜBER E\u0301CLAIR ΔΈΛΤΑ')).toBe(foldCase('über éclair δέλτα'))
})

it('holds every text of a brief, however deep, and the title, but no names and numbers', () => {
  const brief = { prompt: 'One', list: ['Two', { deep: ['Three', 4, null, true] }] }
  expect(projectSearchText({ brief, storyboard: { title: 'Zero', source: 'd0', scenes: [] } })).toBe(
    'zero\none\ntwo\nthree',
  )
  expect(projectSearchText({ brief: null, storyboard: null })).toBe('')
})
