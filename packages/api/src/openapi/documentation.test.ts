import { expect, it } from 'vitest'
import { createDocumentation } from './documentation.js'
import { sampleFamily } from './sample-family.fixture.js'

const MOUNT = 'https://example.com/video'

it('describes each version once, however often and at whatever address it is asked', () => {
  let asked = 0
  const documentation = createDocumentation(() => {
    asked += 1
    return [sampleFamily]
  })
  expect(documentation.document(MOUNT)).toBe(documentation.document(MOUNT, '3.1'))
  expect(documentation.page(MOUNT)).toContain('/films')
  expect(documentation.collection(MOUNT)).toBe(documentation.collection(MOUNT))
  expect(documentation.document('https://example.com').paths).toBe(documentation.document(MOUNT).paths)
  expect(asked).toBe(1)
  expect(documentation.document(MOUNT, '3.2').openapi).toBe('3.2.0')
  expect(asked).toBe(2)
})

it('names the address of the mount, after which its paths begin', () => {
  const documentation = createDocumentation(() => [sampleFamily])
  expect(documentation.document(MOUNT)).toMatchObject({ servers: [{ url: MOUNT }], paths: { '/films': {} } })
  expect(documentation.collection(`${MOUNT}/`).variable).toContainEqual({ key: 'baseUrl', value: MOUNT })
  expect(documentation.page(MOUNT)).toContain('data-origin="/video"')
  expect(documentation.page('https://example.com/')).toContain('data-origin=""')
})

it('forgets addresses when there are too many', () => {
  const documentation = createDocumentation(() => [sampleFamily])
  const first = documentation.document('https://example.com/0')
  for (let index = 1; index <= 20; index += 1) documentation.document(`https://example.com/${index}`)
  expect(documentation.document('https://example.com/0')).not.toBe(first)
})
