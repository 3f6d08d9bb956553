import { bytesSource } from '@mutoscope/core'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createMedia } from '../create-media.js'

/** A PNG that says it is huge, in a few bytes. */
function bomb(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

describe('a picture that somebody brought', () => {
  const media = createMedia()

  it('tells its size', async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    expect(await media.checkPicture(bytesSource(png))).toEqual({ width: 40, height: 30 })
  })

  it('is refused by its header when it would be too large to draw, with MEDIA_TOO_LARGE', async () => {
    await expect(media.checkPicture(bytesSource(bomb(60_000, 60_000)))).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      details: { width: 60_000, height: 60_000 },
    })
    await expect(
      createMedia({ maxPictureBytes: 10 }).checkPicture(bytesSource(bomb(10, 10))),
    ).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE', details: { limit: 10 } })
  })

  it('is refused when it is none, with MEDIA_INVALID', async () => {
    await expect(
      media.checkPicture(bytesSource(new TextEncoder().encode('GIF89a not a picture'))),
    ).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })
})
