import { describe, expect, it } from 'vitest'
import { defineKind } from '../kinds/define-kind.js'
import { imageKind } from '../kinds/image.js'
import { assertOwnKind, assertOwnKinds } from './assert-own-kind.js'

const inSlot = (slot: string) => defineKind<{ readonly words: string }, null>({ slot, standIn: () => null })
const refused = (details: object) => expect.objectContaining({ code: 'INVALID_INPUT', details })

describe('a kind of one’s own', () => {
  it('may have any slot but one that every studio has', () => {
    expect(() => assertOwnKind(inSlot('upscale'))).not.toThrow()
    expect(() => assertOwnKind(inSlot('image'))).toThrow(refused({ field: 'slot', slot: 'image' }))
    expect(() => assertOwnKind(imageKind)).not.toThrow()
  })

  it('may have the name of any kind when it is made here', () => {
    const here = defineKind<null, null>({
      name: 'image',
      version: '1',
      standIn: () => null,
      make: () => ({ body: null, data: null }),
    })
    expect(() => assertOwnKind(here)).not.toThrow()
  })

  it('is given to a studio under its own slot', () => {
    expect(() => assertOwnKinds({ upscale: inSlot('upscale'), sound: inSlot('sound') })).not.toThrow()
    expect(() => assertOwnKinds({ image: inSlot('image') })).toThrow(
      refused({ field: 'slot', slot: 'image' }),
    )
    expect(() => assertOwnKinds({ upscale: inSlot('upscale'), other: inSlot('sound') })).toThrow(
      refused({ field: 'kinds.other', slot: 'sound' }),
    )
  })
})
