import type { Store } from '../storage/store.js'
import type { StoreSuite, StoreTestApi } from './store/store-suite.js'
import { testStoreBatches } from './store/test-store-batches.js'
import { testStoreCalls } from './store/test-store-calls.js'
import { testStoreCharges } from './store/test-store-charges.js'
import { testStoreClaims } from './store/test-store-claims.js'
import { testStoreCommits } from './store/test-store-commits.js'
import { testStoreEvents } from './store/test-store-events.js'
import { testStoreGarbage } from './store/test-store-garbage.js'
import { testStoreGroups } from './store/test-store-groups.js'
import { testStoreLeases } from './store/test-store-leases.js'
import { testStoreOutbox } from './store/test-store-outbox.js'
import { testStoreProjectLists } from './store/test-store-project-lists.js'
import { testStoreProjects } from './store/test-store-projects.js'
import { testStoreReads } from './store/test-store-reads.js'
import { testStoreRecordLists } from './store/test-store-record-lists.js'
import { testStoreRecords } from './store/test-store-records.js'

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
export function testStore(
  name: string,
  createStore: () => Promise<Store>,
  { describe, it, expect }: StoreTestApi,
): void {
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
    testStoreProjectLists(suite)
    testStoreCalls(suite)
    testStoreCharges(suite)
    testStoreGroups(suite)
    testStoreLeases(suite)
    testStoreClaims(suite)
    testStoreBatches(suite)
    testStoreGarbage(suite)
    testStoreEvents(suite)
    testStoreReads(suite)
    testStoreRecords(suite)
    testStoreRecordLists(suite)
    testStoreOutbox(suite)
  })
}
