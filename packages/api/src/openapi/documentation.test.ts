import { expect, it } from 'vitest'
import { createDocumentation } from './documentation.js'
import { sampleFamily } from './sample-family.fixture.js'

it('describes each prefix and version once, however often it is asked', () => {
  let asked = 0
  const documentation = createDocumentation(() => {
    asked += 1
    return [sampleFamily]
  })
  expect(documentation.document('/video')).toBe(documentation.document('/video', '3.1'))
  expect(documentation.page('/video')).toContain('/video/films')
  expect(documentation.collection('/video')).toBe(documentation.collection('/video'))
  expect(asked).toBe(1)
  expect(documentation.document('/video', '3.2').openapi).toBe('3.2.0')
  expect(Object.keys(documentation.document('').paths)).toContain('/films')
  expect(asked).toBe(3)
})

it('forgets prefixes when there are too many', () => {
  const documentation = createDocumentation(() => [sampleFamily])
  const first = documentation.document('/0')
  for (let index = 1; index <= 20; index += 1) documentation.document(`/${index}`)
  expect(documentation.document('/0')).not.toBe(first)
})
