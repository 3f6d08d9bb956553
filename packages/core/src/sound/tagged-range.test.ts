import { describe, expect, it } from 'vitest'
import { viewBytes } from '../storage/byte-view.js'
import { taggedRange } from './tagged-range.js'

/** An ID3v2 tag that says it has so many bytes behind its header. */
function id3(length: number): Buffer {
  const header = Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1')
  for (let place = 9, left = length; place > 5; place--, left = Math.floor(left / 128))
    header[place] = left % 128
  return header
}

function rangeOf(bytes: Buffer) {
  return taggedRange(viewBytes(bytes))
}

describe('taggedRange', () => {
  it('leaves out the tags before and behind the sound', () => {
    const tag = Buffer.concat([id3(5), Buffer.alloc(5)])
    const end = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)])
    expect(rangeOf(Buffer.concat([tag, tag, Buffer.alloc(40, 1), end]))).toEqual({ start: 30, end: 70 })
  })

  it('never reaches past the file, whatever a tag says of its length', () => {
    const lying = Buffer.concat([id3(200_000_000), Buffer.alloc(40, 1)])
    expect(rangeOf(lying)).toEqual({ start: 50, end: 50 })
  })
})
