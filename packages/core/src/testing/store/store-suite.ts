import type { Store } from '../../storage/store.js'

/** The part of a test runner that the suite needs; vitest and jest have it. */
export interface StoreTestApi {
  /** Groups the tests that `body` declares. */
  describe(name: string, body: () => void): unknown
  /** Declares a test; one whose promise rejects has failed. */
  it(name: string, body: () => Promise<void>): unknown
  /** Starts an assertion about a value. */
  expect(actual: unknown): {
    /** Throws unless it is the same value, by identity. */
    toBe(expected: unknown): unknown
    /** Throws unless it has the same shape, down to the last member. */
    toEqual(expected: unknown): unknown
  }
}

/** What each part of the suite is given: `withStore` makes a test body that has a new store and closes it. */
export interface StoreSuite extends StoreTestApi {
  /** Makes a test body that has a new store and closes it. */
  withStore(body: (store: Store) => Promise<void>): () => Promise<void>
}
