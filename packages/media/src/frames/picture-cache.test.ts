import { describe, expect, it } from 'vitest'
import { createPictureCache } from './picture-cache.js'
import type { Picture } from './picture.js'

function loader(bytes: number): { load: (key: string) => () => Promise<Picture>; loaded: string[] } {
  const loaded: string[] = []
  const load = (key: string) => async (): Promise<Picture> => {
    loaded.push(key)
    return { key, width: 2, height: 2, planes: new SharedArrayBuffer(bytes) }
  }
  return { load, loaded }
}

describe('createPictureCache', () => {
  it('loads a picture once, also when it is asked for twice at once', async () => {
    const cache = createPictureCache(1000)
    const { load, loaded } = loader(10)
    const [first, second] = await Promise.all([cache.get('a', load('a')), cache.get('a', load('a'))])
    expect(first).toBe(second)
    expect(await cache.get('a', load('a'))).toBe(first)
    expect(loaded).toEqual(['a'])
  })

  it('forgets what was used longest ago when it is full', async () => {
    const cache = createPictureCache(300)
    const { load, loaded } = loader(100)
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await cache.get(key, load(key))
    expect(loaded).toEqual(['a', 'b', 'c', 'd', 'b'])
    expect(cache.bytes).toBe(300)
  })

  it('does not keep a failure', async () => {
    const cache = createPictureCache(300)
    await expect(cache.get('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    const { load } = loader(100)
    expect(await cache.get('a', load('a'))).toMatchObject({ key: 'a' })
    expect(cache.bytes).toBe(100)
  })
})
