import { MutoscopeError, type StoredEvent } from '@mutoscope/core'
import type { Commit, Store } from '@mutoscope/core/ports'
import { claimBatches } from './claim-batches.js'
import { claimDue, claimRun } from './claim-runs.js'
import { createStoreReads } from './create-store-reads.js'
import { dropArtifacts } from './drop-artifacts.js'
import type { Driver } from './driver.js'
import { createGroupCommit } from './group-commit.js'
import { namesOfCommit } from './names-of-commit.js'
import { readReferences } from './read-references.js'
import { createReadStatements } from './read-statements.js'
import { retryWhileBusy } from './retry-while-busy.js'
import { parseEvent, toEventRow } from './rows.js'
import { createCompile } from './statement.js'
import { toWrite } from './to-write.js'
import type { Query, Work } from './work.js'
import { createWriteStatements, type WriteStatements } from './write-statements.js'

/** Options of {@link createSqlStore}. */
export interface SqlStoreOptions {
  /** How long others may keep the database before `STORE_BUSY` is thrown, milliseconds. */
  readonly busyTimeoutMs: number
}

const NO_NAMES: readonly string[] = []

/**
 * Makes a store on a driver whose database has its tables. Closing the store closes the driver.
 *
 * @throws what the driver throws when a table is not there
 */
export function createSqlStore(driver: Driver, { busyTimeoutMs }: SqlStoreOptions): Store {
  const { dialect } = driver
  const queries: Query[] = []
  const compile = createCompile((query) => queries.push(query))
  const reads = createReadStatements(dialect, compile)
  const writes = createWriteStatements(dialect, compile)
  driver.prepare(queries)
  const group = createGroupCommit(driver, { busyTimeoutMs })
  const retry = { isBusy: dialect.isBusy, timeoutMs: busyTimeoutMs }
  let closed = false

  function assertOpen(): void {
    if (closed) throw new MutoscopeError('STORE_CLOSED')
  }

  /** In SQLite readers wait for nobody but the first and the last connection, for a moment. */
  async function read<Result>(work: () => Work<Result>): Promise<Result> {
    try {
      return await retryWhileBusy(() => {
        assertOpen()
        return driver.read(work())
      }, retry)
    } catch (error) {
      throw dialect.toStoreError(error)
    }
  }

  async function write<Result>(work: () => Work<Result>, names: () => readonly string[]): Promise<Result> {
    assertOpen()
    return group.write(work, dialect.lock === undefined ? NO_NAMES : names())
  }

  const { batches, claims, garbage } = writes
  return {
    ...createStoreReads(
      {
        ...reads,
        countQueued: writes.countQueued,
        groups: writes.groups,
        batches,
        usage: writes.records.usage,
      },
      read,
    ),

    commit: async (commit) => write(toCommitWork(commit, writes), () => namesOfCommit(commit)),
    claimRun: async (options) =>
      write(
        () => claimRun(claims, options),
        () => [`run:${options.runId}`],
      ),
    claimDue: async (options) =>
      write(
        () => claimDue(claims, options),
        () => ['claims'],
      ),
    renewRun: async ({ runId: id, epoch }, { now, leaseMs }) => {
      const renewed = await write(
        () => claims.renew.run({ id, epoch, lease_until: now + leaseMs, lease_ms: leaseMs }),
        () => [`run:${id}`],
      )
      return renewed > 0
    },
    releaseRun: async ({ runId: id, epoch }) =>
      void (await write(
        () => claims.release.run({ id, epoch }),
        () => [`run:${id}`],
      )),

    claimBatches: async (options) =>
      write(
        () => claimBatches(batches, options),
        () => ['claims'],
      ),
    renewBatch: async ({ batchId: id, epoch }, { now, leaseMs }) => {
      const renewed = await write(
        () => batches.renew.run({ id, epoch, lease_until: now + leaseMs, lease_ms: leaseMs }),
        () => [`batch:${id}`],
      )
      return renewed > 0
    },
    releaseBatch: async ({ batchId: id, epoch }) =>
      void (await write(
        () => batches.release.run({ id, epoch }),
        () => [`batch:${id}`],
      )),

    dropArtifacts: async (wanted) =>
      write(
        () => dropArtifacts(garbage, wanted, dialect),
        () => ['garbage'],
      ),
    async *references() {
      assertOpen()
      try {
        yield* readReferences(driver)
      } catch (error) {
        throw dialect.toStoreError(error)
      }
    },
    check: async () =>
      void (await write(
        () => garbage.check.run({ at: Date.now() }),
        () => ['numbers:studio.check'],
      )),

    async close() {
      if (closed) return
      closed = true
      await group.drain()
      await driver.close()
    },
  }
}

/** Makes the rows of a commit at once and returns what writes them. */
function toCommitWork(
  { fence, changes, events, at, outbox }: Commit,
  statements: WriteStatements,
): () => Work<readonly StoredEvent[]> {
  const writes = changes.map((change) => toWrite(change, statements))
  const rows = events.map((event) => toEventRow(event, at))
  return () =>
    writeCommit(
      {
        writes,
        rows,
        ...(fence === undefined ? {} : { fence }),
        ...(outbox === undefined ? {} : { outbox }),
      },
      statements,
    )
}

interface CommitRows extends Pick<Commit, 'fence' | 'outbox'> {
  readonly writes: readonly (() => Work<unknown>)[]
  readonly rows: readonly ReturnType<typeof toEventRow>[]
}

function* writeCommit(
  { fence, writes, rows, outbox }: CommitRows,
  statements: WriteStatements,
): Work<readonly StoredEvent[]> {
  if (fence !== undefined) yield* assertHeld(fence, statements)
  for (const write of writes) yield* write()
  const stored: StoredEvent[] = []
  for (const row of rows) {
    const appended = yield* statements.appendEvent.get(row)
    if (appended !== undefined) stored.push(parseEvent({ ...row, seq: appended.seq }))
  }
  for (const record of outbox?.(stored) ?? []) yield* toWrite({ type: 'insert-record', record }, statements)()
  return stored
}

/** @throws `LEASE_LOST` for a fence whose run or batch has another epoch by now */
function* assertHeld(fence: NonNullable<Commit['fence']>, statements: WriteStatements): Work<void> {
  const isRun = 'runId' in fence
  const row = yield* isRun
    ? statements.fence.get({ id: fence.runId })
    : statements.batches.fence.get({ id: fence.batchId })
  if (row?.epoch === fence.epoch) return
  throw new MutoscopeError('LEASE_LOST', {
    details: isRun ? { runId: fence.runId } : { batchId: fence.batchId },
  })
}
