import { expect, it } from 'vitest'
import type { ArtifactSource } from '../artifacts/make-request.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { defineKind } from '../kinds/define-kind.js'
import { imageKind } from '../kinds/image.js'
import { createMake, type Make } from './make.js'

const { image } = createFakeModels()
const source: ArtifactSource = {
  obtain: () => Promise.resolve([]),
  find: () => Promise.resolve(null),
  failedOver: () => Promise.resolve(),
}

/** Whether a studio with these models has one in a slot, as a stage asks. */
function has(models: object, slot: Parameters<Make['has']>[0]): boolean {
  const media = createFakeMedia()
  const open = () => Promise.reject(new Error('nothing to open'))
  const tools = { media, mediaVersion: () => media.version(), open, onFailure: 'fail' } as const
  return createMake(source, { ...tools, models }).has(slot)
}

const kindIn = (slot: string) =>
  defineKind<object, { readonly words: number }>({ slot, standIn: () => ({ words: 0 }) })

it('a stage has a model that is asked by itself, by the name of its slot and by its kind', () => {
  expect(has({ image }, 'image')).toBe(true)
  expect(has({ image }, imageKind)).toBe(true)
  expect(has({ image: [{ ...image, onlyWhenChosen: true }, image] }, 'image')).toBe(true)
})

it('a stage has none that must be chosen by name, none of another slot, and none in an empty one', () => {
  expect(has({ image: { ...image, onlyWhenChosen: true } }, 'image')).toBe(false)
  expect(has({ image }, 'speech')).toBe(false)
  expect(has({ image, ears: [] }, kindIn('ears'))).toBe(false)
  expect(has({ image }, kindIn('constructor'))).toBe(false)
})
