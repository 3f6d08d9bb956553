import { expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { bytesSource } from '../storage/byte-source.js'
import { samples } from '../testing/store/store-samples.js'
import { findCurrent, findLost } from './find-current.js'
import { keyRequest } from './make-request.js'

const [store, assets] = [createMemoryStore(), createMemoryAssets()]
const wish = (name: string) =>
  keyRequest({
    name,
    kind: 'note',
    identity: { provider: 'acme', model: 'pen', version: '1' },
    input: name,
    standIn: null,
  })
const put = async (text: string) =>
  assets.put(bytesSource(new TextEncoder().encode(text)), {
    mediaType: 'text/plain',
    signal: new AbortController().signal,
  })

/** What ada has: an artifact without bytes, one with, one whose bytes are gone; eve has one of her own. */
async function setUp() {
  const lost = await put('lost')
  const contents = { facts: null, whole: await put('whole'), lost, theirs: await put('theirs') }
  const wishes = await Promise.all(Object.keys(contents).map((name) => wish(name)))
  await store.commit({
    changes: wishes.map(({ name, digest }) => ({
      type: 'insert-artifact',
      artifact: samples.artifact({
        digest,
        content: contents[name as keyof typeof contents],
        ownerId: name === 'theirs' ? 'eve' : 'ada',
      }),
    })),
    events: [],
    at: 1,
  })
  await assets.remove(lost.hash)
  return { wishes, lost }
}

it('current is what the owner has and whose bytes are there; lost, whose bytes are not', async () => {
  const { wishes, lost } = await setUp()
  const current = await findCurrent({ store, assets }, 'ada', [...wishes, await wish('new')])
  const names = wishes.filter(({ digest }) => current.get(digest)?.digest === digest).map(({ name }) => name)
  expect([current.size, names]).toEqual([2, ['facts', 'whole']])
  const hashes = [...wishes, await wish('new')].map(({ digest }) =>
    findLost({ store, assets }, 'ada', digest),
  )
  expect(await Promise.all(hashes)).toEqual([null, null, lost.hash, null, null])
})
