import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMALL_PNG } from '@mutoscope/providers/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStudio } from '../create-studio.js'
import { bringFiles, readBrief, readTextFile } from './read-brief.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-brief-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a brief in a file', () => {
  it('brings the files that it names, wherever they stand in it, from beside it', async () => {
    const path = join(folder, 'ad.yaml')
    await writeFile(join(folder, 'product.png'), SMALL_PNG)
    await writeFile(
      path,
      'name: Lantern\npicture: { file: product.png }\nscenes: [{ picture: { file: product.png } }]\n',
    )
    const studio = await createStudio({ dataDir: join(folder, 'data'), work: false })
    const brief = await bringFiles(studio, path, await readBrief(path))
    const file = { hash: expect.stringMatching(/^[\da-f]{64}$/u), mediaType: 'image/png' }
    expect(brief).toEqual({ name: 'Lantern', picture: file, scenes: [{ picture: file }] })
    await expect(bringFiles(studio, path, { picture: { file: 'none.png' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('none.png cannot be read'),
    })
    await writeFile(join(folder, 'noise'), new Uint8Array([0, 1, 2, 3]))
    await expect(bringFiles(studio, path, { picture: { file: 'noise' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('of no known kind'),
    })
    await expect(bringFiles(studio, path, { picture: { file: '.' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('cannot be read'),
    })
    await studio.close()
  })

  it('is read as UTF-8, or as UTF-16 with a mark, and refused in another encoding', async () => {
    const path = join(folder, 'café.json')
    const json = JSON.stringify({ prompt: 'Un café' })
    await writeFile(path, `\uFEFF${json}`, 'utf16le')
    expect(await readBrief(path)).toEqual({ prompt: 'Un café' })
    await writeFile(path, `\uFEFF${json}\r\n`)
    expect(await readBrief(path)).toEqual({ prompt: 'Un café' })
    await writeFile(path, 'Un café', 'latin1')
    await expect(readTextFile('script', path)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      cause: { message: expect.stringContaining('not text in UTF-8') },
    })
  })
})
