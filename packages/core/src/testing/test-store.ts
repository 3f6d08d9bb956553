import type { Store } from '../storage/store.js'
import { testStoreCalls } from './store/test-store-calls.js'
import { testStoreCommits } from './store/test-store-commits.js'
import { testStoreEvents } from './store/test-store-events.js'
import { testStoreLeases } from './store/test-store-leases.js'
import { testStoreProjects } from './store/test-store-projects.js'
import { testStoreReads } from './store/test-store-reads.js'

/** The part of a test runner that the suite needs; vitest and jest have it. */
export interface StoreTestApi {
  describe(name: string, body: () => void): unknown
  it(name: string, body: () => Promise<void>): unknown
  expect(actual: unknown): { toBe(expected: unknown): unknown; toEqual(expected: unknown): unknown }
}

/** What each part of the suite is given: `withStore` makes a test body that has a new store and closes it. */
export interface StoreSuite extends StoreTestApi {
  withStore(body: (store: Store) => Promise<void>): () => Promise<void>
}

/**
 * Declares the tests that every implementation of the {@link Store} port has to pass.
 *
 * @param name what is tested, for the report
 * @param createStore makes a new and empty store; the suite closes it
 *
 * @example
 * import { describe, expect, it } from 'vitest'
 * testStore('my store', async () => createMyStore(), { describe, it, expect })
 */
export function testStore(name: string, createStore: () => Promise<Store>, { describe, it, expect }: StoreTestApi): void {
  const suite: StoreSuite = {
    describe,
    it,
    expect,
    withStore: (body) => async () => {
      const store = await createStore()
      try {
        await body(store)
      } finally {
        await store.close()
      }
    },
  }
  describe(`Store: ${name}`, () => {
    testStoreCommits(suite)
    testStoreProjects(suite)
    testStoreCalls(suite)
    testStoreLeases(suite)
    testStoreEvents(suite)
    testStoreReads(suite)
  })
}
