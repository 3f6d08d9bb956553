import type { Store } from '../../storage/store.js'

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
